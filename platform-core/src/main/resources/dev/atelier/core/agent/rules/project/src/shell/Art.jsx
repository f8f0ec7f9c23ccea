import './Art.css';

/** Shapes that fill a tile of 100 × 100. */
const SHAPES = {
  quarter: <path d="M0 0H100A100 100 0 0 1 0 100Z" />,
  leaf: <path d="M0 0A100 100 0 0 1 100 100A100 100 0 0 1 0 0Z" />,
  half: <path d="M0 100A50 50 0 0 1 100 100Z" />,
  dot: <circle cx="50" cy="50" r="30" />,
  ring: <path fillRule="evenodd" d="M50 8a42 42 0 1 0 0 84a42 42 0 1 0 0-84Zm0 22a20 20 0 1 1 0 40a20 20 0 1 1 0-40Z" />,
  arch: <path fillRule="evenodd" d="M0 100V50a50 50 0 0 1 100 0V100H74V50a24 24 0 0 0-48 0V100Z" />,
  stripes: <path d="M0 10H100V30H0ZM0 50H100V70H0ZM0 90H100V100H0Z" />,
  wave: <path d="M0 60C25 30 25 30 50 60S75 90 100 60V100H0Z" />,
  petals: <path d="M50 50C50 20 30 0 0 0C0 30 20 50 50 50C20 50 0 70 0 100C30 100 50 80 50 50C50 80 70 100 100 100C100 70 80 50 50 50C80 50 100 30 100 0C70 0 50 20 50 50Z" />,
  steps: <path d="M0 100V75H25V50H50V25H75V0H100V100Z" />,
  corner: <path d="M0 0L100 100H0Z" />,
  grid: <path d="M12 12H38V38H12ZM62 12H88V38H62ZM12 62H38V88H12ZM62 62H88V88H62Z" />,
};

/** Which shapes go together. */
const MOTIFS = {
  arches: ['arch', 'half', 'quarter', 'dot', 'ring'],
  waves: ['wave', 'half', 'dot', 'quarter', 'ring'],
  leaves: ['leaf', 'petals', 'quarter', 'leaf', 'dot'],
  blocks: ['steps', 'grid', 'quarter', 'corner', 'stripes'],
  rings: ['ring', 'dot', 'quarter', 'half', 'stripes'],
  party: ['corner', 'dot', 'petals', 'quarter', 'ring', 'stripes'],
};

const COLOURS = 5;

/** A small random generator (mulberry32), so that the same seed always gives the same picture. */
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function tiles(motif, seed, columns, rows) {
  const next = random(seed);
  const shapes = MOTIFS[motif] ?? MOTIFS.arches;
  let last = -1;
  return Array.from({ length: columns * rows }, (_, index) => {
    const ground = Math.floor(next() * COLOURS);
    const figure = (ground + 1 + Math.floor(next() * (COLOURS - 1))) % COLOURS;
    let shape = Math.floor(next() * shapes.length);
    shape = shape === last ? (shape + 1) % shapes.length : shape;
    last = shape;
    return {
      x: (index % columns) * 100,
      y: Math.floor(index / columns) * 100,
      ground,
      figure,
      shape: shapes[shape],
      turn: Math.floor(next() * 4) * 90,
    };
  });
}

/** A quilt of simple shapes in the colours of the theme. It is decoration only. */
export function Art({ motif = 'arches', seed = 1, columns = 4, rows = 4 }) {
  return (
    <svg
      className="art"
      viewBox={`0 0 ${columns * 100} ${rows * 100}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      {tiles(motif, seed, columns, rows).map(({ x, y, ground, figure, shape, turn }) => (
        <g key={`${x}-${y}`} transform={`translate(${x} ${y}) rotate(${turn} 50 50)`}>
          <rect className={`art-${ground}`} x="-0.5" y="-0.5" width="101" height="101" />
          <g className={`art-${figure}`} transform="translate(-0.5 -0.5) scale(1.01)">
            {SHAPES[shape]}
          </g>
        </g>
      ))}
    </svg>
  );
}
