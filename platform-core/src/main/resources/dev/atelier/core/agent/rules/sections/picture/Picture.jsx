import './Picture.css';

export function Picture({ id, image, title }) {
  return (
    <section id={id} className="section">
      <figure className="wrap picture">
        <img src={image.src} alt={image.alt} loading="lazy" />
        {title && <figcaption dir="auto">{title}</figcaption>}
      </figure>
    </section>
  );
}
