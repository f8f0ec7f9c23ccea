import { Art } from '../shell/Art.jsx';
import './About.css';

export function About({ id, title, paragraphs, image, art, lead }) {
  const Heading = lead ? 'h1' : 'h2';
  return (
    <section id={id} className="section" aria-labelledby={`${id}-title`}>
      <div className="wrap about">
        <div className="about-picture">
          {image ? <img src={image.src} alt={image.alt} /> : <Art {...art} columns={4} rows={5} />}
        </div>
        <div className="about-words">
          <Heading id={`${id}-title`} dir="auto">
            {title}
          </Heading>
          {paragraphs.map((paragraph) => (
            <p key={paragraph} dir="auto">
              {paragraph}
            </p>
          ))}
        </div>
      </div>
    </section>
  );
}
