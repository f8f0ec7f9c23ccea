import './Call.css';

export function Call({ id, title, text, button, href, lead }) {
  const Heading = lead ? 'h1' : 'h2';
  return (
    <section id={id} className="section" aria-labelledby={`${id}-title`}>
      <div className="wrap call">
        <Heading id={`${id}-title`} dir="auto">
          {title}
        </Heading>
        {text && <p dir="auto">{text}</p>}
        {button && (
          <a className="button call-button" href={href} dir="auto">
            {button}
          </a>
        )}
      </div>
    </section>
  );
}
