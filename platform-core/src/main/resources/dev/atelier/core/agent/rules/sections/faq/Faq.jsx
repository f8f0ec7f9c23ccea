import { Section } from '../shell/Section.jsx';
import './Faq.css';

export function Faq({ items, ...section }) {
  return (
    <Section {...section} narrow>
      <div className="faq">
        {items.map(({ title, text }, index) => (
          <details key={`${index}-${title}`} name={section.id}>
            <summary dir="auto">{title}</summary>
            <p className="muted" dir="auto">
              {text}
            </p>
          </details>
        ))}
      </div>
    </Section>
  );
}
