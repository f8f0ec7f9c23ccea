import { Section } from '../shell/Section.jsx';
import './Quotes.css';

export function Quotes({ items, ...section }) {
  return (
    <Section {...section}>
      <div className="cards">
        {items.map(({ title, text }, index) => (
          <figure key={`${index}-${title}`} className="quote">
            <blockquote dir="auto">{text}</blockquote>
            <figcaption dir="auto">{title}</figcaption>
          </figure>
        ))}
      </div>
    </Section>
  );
}
