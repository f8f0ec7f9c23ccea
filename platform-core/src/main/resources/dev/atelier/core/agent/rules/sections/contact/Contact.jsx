import { useEffect, useId, useRef, useState } from 'react';
import { Section } from '../shell/Section.jsx';
import { useStored } from '../shell/useStored.js';
import './Contact.css';

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** What is wrong with a message, by field; empty when it can be sent. */
function problems({ name, email, message }, labels) {
  const found = {};
  if (!name.trim()) {
    found.name = labels.nameMissing;
  }
  if (!EMAIL.test(email.trim())) {
    found.email = labels.emailWrong;
  }
  if (message.trim().length < 10) {
    found.message = labels.messageShort;
  }
  return found;
}

/** Messages are kept in the visitor's browser; send them on in `submit` once there is a service to send them to. */
export function Contact({ labels, ...section }) {
  const [sent, setSent] = useStored(`${section.id}-messages`, []);
  const [wrong, setWrong] = useState({});
  const [thanked, setThanked] = useState(false);
  const form = useRef(null);

  useEffect(() => {
    const first = Object.keys(wrong)[0];
    form.current?.elements[first]?.focus();
  }, [wrong]);

  function submit(event) {
    event.preventDefault();
    const message = Object.fromEntries(new FormData(event.currentTarget));
    const found = problems(message, labels);
    setWrong(found);
    if (Object.keys(found).length === 0) {
      setSent([...sent, { ...message, at: new Date().toISOString() }]);
      setThanked(true);
    }
  }

  return (
    <Section {...section} narrow>
      {thanked ? (
        <div className="card contact-thanks" role="status">
          <h3>{labels.thanks}</h3>
          <p className="muted">{labels.thanksMore}</p>
          <button type="button" className="button button-quiet" onClick={() => setThanked(false)}>
            {labels.again}
          </button>
        </div>
      ) : (
        <form ref={form} className="contact" onSubmit={submit} noValidate>
          <Field label={labels.name} problem={wrong.name}>
            {(props) => <input {...props} name="name" autoComplete="name" maxLength={200} />}
          </Field>
          <Field label={labels.email} problem={wrong.email}>
            {(props) => <input {...props} name="email" type="email" autoComplete="email" maxLength={200} />}
          </Field>
          <Field label={labels.message} problem={wrong.message}>
            {(props) => <textarea {...props} name="message" rows={6} maxLength={5000} />}
          </Field>
          <button className="button">{labels.send}</button>
        </form>
      )}
    </Section>
  );
}

/** A label, its control, and what is wrong with it, tied together for those who listen to the page. */
function Field({ label, problem, children }) {
  const id = useId();
  const control = {
    id,
    className: 'input',
    'aria-invalid': problem ? true : undefined,
    'aria-describedby': problem ? `${id}-problem` : undefined,
  };
  return (
    <div className="contact-field">
      <label htmlFor={id}>{label}</label>
      {children(control)}
      {problem && (
        <p id={`${id}-problem`} className="contact-problem">
          {problem}
        </p>
      )}
    </div>
  );
}
