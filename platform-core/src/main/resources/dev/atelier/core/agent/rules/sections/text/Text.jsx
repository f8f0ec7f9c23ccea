import { Section } from '../shell/Section.jsx';
import './Text.css';

export function Text({ paragraphs, ...section }) {
  return (
    <Section {...section} narrow>
      <div className="text">
        {paragraphs.map((paragraph) => (
          <p key={paragraph} dir="auto">
            {paragraph}
          </p>
        ))}
      </div>
    </Section>
  );
}
