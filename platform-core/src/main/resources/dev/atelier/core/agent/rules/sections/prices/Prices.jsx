import { Section } from '../shell/Section.jsx';
import './Prices.css';

export function Prices({ items, ...section }) {
  return (
    <Section {...section}>
      <ul className="cards">
        {items.map(({ title, price, per, points = [] }, index) => (
          <li key={`${index}-${title}`} className="card price">
            <h3 dir="auto">{title}</h3>
            {price && (
              <p className="price-sum">
                <b dir="auto">{price}</b> {per && <span className="muted">{per}</span>}
              </p>
            )}
            <ul className="price-points">
              {points.map((point) => (
                <li key={point} dir="auto">
                  {point}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </Section>
  );
}
