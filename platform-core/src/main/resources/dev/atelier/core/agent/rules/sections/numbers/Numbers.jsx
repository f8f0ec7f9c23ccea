import { Section } from '../shell/Section.jsx';
import './Numbers.css';

export function Numbers({ items, ...section }) {
  return (
    <Section {...section}>
      <dl className="cards">
        {items.map(({ title, text }, index) => (
          <div key={`${index}-${title}`} className="number">
            <dt dir="auto">{text}</dt>
            <dd dir="auto">{title}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
