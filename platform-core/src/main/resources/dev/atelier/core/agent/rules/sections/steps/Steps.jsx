import { Section } from '../shell/Section.jsx';
import './Steps.css';

export function Steps({ items, ...section }) {
  return (
    <Section {...section}>
      <ol className="steps">
        {items.map(({ title, text }, index) => (
          <li key={`${index}-${title}`} className="step">
            <h3 dir="auto">{title}</h3>
            {text && (
              <p className="muted" dir="auto">
                {text}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Section>
  );
}
