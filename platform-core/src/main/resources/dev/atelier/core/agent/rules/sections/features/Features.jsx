import { Art } from '../shell/Art.jsx';
import { Section } from '../shell/Section.jsx';
import './Features.css';

export function Features({ items, art, ...section }) {
  return (
    <Section {...section}>
      <ul className="cards">
        {items.map(({ title, text }, index) => (
          <li key={`${index}-${title}`} className="card feature">
            <span className="feature-sign">
              <Art {...art} seed={art.seed + index + 1} columns={2} rows={2} />
            </span>
            <h3 dir="auto">{title}</h3>
            {text && (
              <p className="muted" dir="auto">
                {text}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
