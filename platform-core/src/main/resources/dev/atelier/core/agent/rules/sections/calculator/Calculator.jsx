import { useEffect, useRef, useState } from 'react';
import { Section } from '../shell/Section.jsx';
import { useStored } from '../shell/useStored.js';
import { calculate, format } from './calculate.js';
import './Calculator.css';

const KEYS = [
  ['C', '(', ')', '÷'],
  ['7', '8', '9', '×'],
  ['4', '5', '6', '−'],
  ['1', '2', '3', '+'],
  ['0', '.', '⌫', '='],
];

const TYPED = { '*': '×', x: '×', '/': '÷', ':': '÷', '-': '−', ',': '.', Enter: '=', Backspace: '⌫', Escape: 'C', Delete: 'C' };
const LONGEST = 60;
const REMEMBERED = 5;

export function Calculator({ labels, ...section }) {
  const [input, setInput] = useState('');
  const [wrong, setWrong] = useState(false);
  const [past, setPast] = useStored(`${section.id}-past`, []);
  const pad = useRef(null);

  function press(key) {
    setWrong(false);
    if (key === 'C') {
      setInput('');
    } else if (key === '⌫') {
      setInput(input.slice(0, -1));
    } else if (key === '=') {
      finish();
    } else if (input.length < LONGEST) {
      setInput(input + key);
    }
  }

  function finish() {
    const result = calculate(input);
    if (result === null) {
      setWrong(input !== '');
      return;
    }
    setPast([{ input, result }, ...past].slice(0, REMEMBERED));
    setInput(format(result, 'en'));
  }

  useEffect(() => {
    function onKeyDown(event) {
      const elsewhere = event.target instanceof Element && event.target.closest('input, textarea, select, a, summary');
      const onButton = event.target instanceof Element && event.target.closest('button');
      const key = TYPED[event.key] ?? event.key;
      const known = KEYS.flat().includes(key);
      if (!known || elsewhere || event.ctrlKey || event.metaKey || event.altKey || (event.key === 'Enter' && onButton)) {
        return;
      }
      event.preventDefault();
      press(key);
    }
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });

  const preview = wrong ? null : calculate(input);

  return (
    <Section {...section} narrow>
      <div className="calculator">
        <div className="calculator-display">
          <output className="calculator-input">{input || '0'}</output>
          <p className="calculator-result" role="status">
            {wrong ? labels.wrong : preview !== null && `= ${format(preview, labels.locale)}`}
          </p>
        </div>
        <div ref={pad} className="calculator-keys" role="group" aria-label={labels.keys}>
          {KEYS.flat().map((key) => (
            <button
              key={key}
              type="button"
              className={/[0-9.]/.test(key) ? 'calculator-digit' : key === '=' ? 'calculator-equals' : undefined}
              aria-label={labels.names[key]}
              onClick={() => press(key)}
            >
              {key}
            </button>
          ))}
        </div>
        {past.length > 0 && (
          <div className="calculator-past">
            <h2>{labels.past}</h2>
            <ol>
              {past.map(({ input: sum, result }, index) => (
                <li key={`${index}-${sum}`}>
                  <button type="button" onClick={() => setInput(sum)}>
                    <span>{sum}</span> <b>{format(result, labels.locale)}</b>
                  </button>
                </li>
              ))}
            </ol>
          </div>
        )}
      </div>
    </Section>
  );
}
