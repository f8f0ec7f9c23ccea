import { Section } from '../shell/Section.jsx';
import './Team.css';

function initials(name) {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0])
    .join('');
}

export function Team({ items, ...section }) {
  return (
    <Section {...section}>
      <ul className="cards">
        {items.map(({ title, text, image }, index) => (
          <li key={`${index}-${title}`} className="member">
            {image ? (
              <img className="member-face" src={image.src} alt="" />
            ) : (
              <span className="member-face" aria-hidden="true">
                {initials(title)}
              </span>
            )}
            <div>
              <h3 dir="auto">{title}</h3>
              {text && (
                <p className="muted" dir="auto">
                  {text}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
