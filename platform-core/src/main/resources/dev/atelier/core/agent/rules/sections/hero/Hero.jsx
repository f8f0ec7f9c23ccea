import { Art } from '../shell/Art.jsx';
import './Hero.css';

export function Hero({ id, title, text, button, href, image, art, lead }) {
  const Heading = lead ? 'h1' : 'h2';
  return (
    <section id={id} className="hero" aria-labelledby={`${id}-title`}>
      <div className="wrap hero-words">
        <Heading id={`${id}-title`} dir="auto">
          {title}
        </Heading>
        {text && (
          <p className="hero-text" dir="auto">
            {text}
          </p>
        )}
        {button && (
          <a className="button hero-button" href={href} dir="auto">
            {button}
          </a>
        )}
      </div>
      <div className="hero-picture">
        {image ? <img src={image.src} alt={image.alt} /> : <Art {...art} columns={5} rows={5} />}
      </div>
    </section>
  );
}
