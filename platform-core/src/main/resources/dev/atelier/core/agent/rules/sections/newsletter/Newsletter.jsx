import { useId } from 'react';
import { Section } from '../shell/Section.jsx';
import { useStored } from '../shell/useStored.js';
import './Newsletter.css';

export function Newsletter({ label, button, thanks, ...section }) {
  const field = useId();
  const [address, setAddress] = useStored(`${section.id}-address`, '');

  function subscribe(event) {
    event.preventDefault();
    setAddress(new FormData(event.currentTarget).get('email'));
  }

  return (
    <Section {...section} narrow>
      {address ? (
        <p className="newsletter-thanks" role="status" dir="auto">
          {thanks}
        </p>
      ) : (
        <form className="newsletter" onSubmit={subscribe}>
          <label className="visually-hidden" htmlFor={field}>
            {label}
          </label>
          <input id={field} className="input" type="email" name="email" autoComplete="email" placeholder={label} required />
          <button className="button" dir="auto">
            {button}
          </button>
        </form>
      )}
    </Section>
  );
}
