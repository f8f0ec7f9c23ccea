import { Section } from '../shell/Section.jsx';
import './Hours.css';

export function Hours({ items, ...section }) {
  return (
    <Section {...section} narrow>
      <dl className="hours">
        {items.map(({ title, text }, index) => (
          <div key={`${index}-${title}`}>
            <dt dir="auto">{title}</dt>
            <dd dir="auto">{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
