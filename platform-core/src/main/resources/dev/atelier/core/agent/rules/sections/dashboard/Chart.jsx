import { useState } from 'react';

const WIDTH = 640;
const HEIGHT = 320;
const EDGE = { top: 16, right: 8, bottom: 34, left: 72 };
const LINES = 4;

/** A round number at or above the highest value, so that the scale reads well. */
function ceiling(highest) {
  const power = 10 ** Math.floor(Math.log10(Math.max(highest, 1)));
  const steps = [1, 2, 2.5, 4, 5, 8, 10];
  return power * (steps.find((step) => step * power >= highest) ?? 10);
}

/** Values over time, as bars or as a line, drawn as SVG. */
export function Chart({ items, form, format, label }) {
  const [active, setActive] = useState(null);
  const best = Math.max(...items.map(({ value }) => value));
  const top = ceiling(best);
  const room = WIDTH - EDGE.left - EDGE.right;
  const step = room / items.length;
  const x = (index) => EDGE.left + step * (index + 0.5);
  const y = (value) => HEIGHT - EDGE.bottom - (value / top) * (HEIGHT - EDGE.top - EDGE.bottom);
  const path = items.map(({ value }, index) => `${index === 0 ? 'M' : 'L'}${x(index)} ${y(value)}`).join('');

  return (
    <svg className="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {Array.from({ length: LINES + 1 }, (_, index) => (top / LINES) * index).map((value) => (
        <g key={value}>
          <line className="chart-grid" x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(value)} y2={y(value)} />
          <text className="chart-text" x={EDGE.left - 10} y={y(value)} textAnchor="end" dominantBaseline="middle">
            {format(value)}
          </text>
        </g>
      ))}

      {form === 'line' && (
        <>
          <path className="chart-area" d={`${path}L${x(items.length - 1)} ${y(0)}L${x(0)} ${y(0)}Z`} />
          <path className="chart-line" d={path} />
        </>
      )}

      {items.map(({ title, value }, index) => (
        <g key={title} onPointerEnter={() => setActive(index)} onPointerLeave={() => setActive(null)}>
          <rect className="chart-touch" x={x(index) - step / 2} y={EDGE.top} width={step} height={HEIGHT - EDGE.top} />
          {form === 'bars' ? (
            <rect
              className="chart-bar"
              data-active={active === index || undefined}
              data-best={value === best || undefined}
              x={x(index) - step * 0.3}
              y={y(value)}
              width={step * 0.6}
              height={y(0) - y(value)}
              rx="4"
            />
          ) : (
            <circle className="chart-dot" cx={x(index)} cy={y(value)} r={active === index ? 7 : 4.5} />
          )}
          <text className="chart-text" x={x(index)} y={HEIGHT - 10} textAnchor="middle">
            {title}
          </text>
          {active === index && (
            <text className="chart-value" x={x(index)} y={Math.max(y(value) - 10, 12)} textAnchor="middle">
              {format(value)}
            </text>
          )}
        </g>
      ))}
    </svg>
  );
}
