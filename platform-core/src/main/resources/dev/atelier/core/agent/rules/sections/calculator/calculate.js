const OPERATORS = {
  '+': { rank: 1, apply: (a, b) => a + b },
  '−': { rank: 1, apply: (a, b) => a - b },
  '×': { rank: 2, apply: (a, b) => a * b },
  '÷': { rank: 2, apply: (a, b) => a / b },
};

const TOKEN = /\d+\.?\d*|\.\d+|[-+−×÷()]/y;

function tokens(text) {
  const found = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (!match) {
      return null;
    }
    found.push(match[0] === '-' ? '−' : match[0]);
  }
  return found;
}

/** The value of "2 + 3 × (4 − 1)"; null when it is not complete, or not a number. */
export function calculate(text) {
  const list = tokens(text.replace(/\s/g, ''));
  if (!list || list.length === 0) {
    return null;
  }
  let at = 0;

  function value() {
    const token = list[at++];
    if (token === '−') {
      const negative = value();
      return negative === null ? null : -negative;
    }
    if (token === '(') {
      const inner = sum(1);
      return list[at++] === ')' ? inner : null;
    }
    return token !== undefined && /\d/.test(token) ? Number(token) : null;
  }

  function sum(rank) {
    let left = value();
    while (left !== null && OPERATORS[list[at]]?.rank >= rank) {
      const { apply, rank: own } = OPERATORS[list[at++]];
      const right = sum(own + 1);
      left = right === null ? null : apply(left, right);
    }
    return left;
  }

  const result = sum(1);
  return at === list.length && Number.isFinite(result) ? round(result) : null;
}

/** 0.1 + 0.2 is 0.3. */
function round(number) {
  return Number(number.toPrecision(12));
}

export function format(number, locale) {
  return new Intl.NumberFormat(locale, { maximumSignificantDigits: 12, useGrouping: locale !== 'en' }).format(number);
}
