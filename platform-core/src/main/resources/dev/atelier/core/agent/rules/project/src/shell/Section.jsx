/** The frame that all sections share: a heading that names it, an introduction, and room around it. */
export function Section({ id, title, text, lead = false, narrow = false, children }) {
  const Heading = lead ? 'h1' : 'h2';
  return (
    <section id={id} className="section" aria-labelledby={title ? `${id}-title` : undefined}>
      <div className={narrow ? 'wrap wrap-narrow' : 'wrap'}>
        {(title || text) && (
          <header className="section-head">
            {title && (
              <Heading id={`${id}-title`} dir="auto">
                {title}
              </Heading>
            )}
            {text && (
              <p className="section-text" dir="auto">
                {text}
              </p>
            )}
          </header>
        )}
        {children}
      </div>
    </section>
  );
}
