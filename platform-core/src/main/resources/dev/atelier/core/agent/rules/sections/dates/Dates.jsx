import { Section } from '../shell/Section.jsx';
import './Dates.css';

export function Dates({ items, ...section }) {
  return (
    <Section {...section}>
      <ul className="cards">
        {items.map(({ when, title, text }, index) => (
          <li key={`${index}-${title}`} className="card date">
            {when && (
              <p className="date-when" dir="auto">
                {when}
              </p>
            )}
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
