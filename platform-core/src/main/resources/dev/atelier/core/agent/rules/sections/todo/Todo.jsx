import { useId, useRef, useState } from 'react';
import { Section } from '../shell/Section.jsx';
import { useStored } from '../shell/useStored.js';
import './Todo.css';

const FILTERS = {
  all: () => true,
  open: (task) => !task.done,
  done: (task) => task.done,
};

/** The tasks that the app begins with; what a visitor changes is kept in their browser. */
function firstTasks(items) {
  return items.map(({ title }, index) => ({ id: `first-${index}`, title, done: false }));
}

export function Todo({ items, labels, ...section }) {
  const [tasks, setTasks] = useStored(`${section.id}-tasks`, firstTasks(items));
  const [filter, setFilter] = useState('all');
  const field = useId();
  const input = useRef(null);

  const open = tasks.filter(FILTERS.open).length;
  const shown = tasks.filter(FILTERS[filter]);

  function add(event) {
    event.preventDefault();
    const title = input.current.value.trim();
    if (title) {
      setTasks([...tasks, { id: crypto.randomUUID?.() ?? String(Date.now()), title, done: false }]);
      input.current.value = '';
    }
  }

  function toggle(id) {
    setTasks(tasks.map((task) => (task.id === id ? { ...task, done: !task.done } : task)));
  }

  function remove(id) {
    setTasks(tasks.filter((task) => task.id !== id));
    input.current.focus();
  }

  return (
    <Section {...section} narrow>
      <form className="todo-form" onSubmit={add}>
        <label className="visually-hidden" htmlFor={field}>
          {labels.what}
        </label>
        <input ref={input} id={field} className="input" placeholder={labels.what} maxLength={200} autoComplete="off" />
        <button className="button">{labels.add}</button>
      </form>

      <div className="todo-bar">
        <p className="muted" role="status">
          {open === 0 ? labels.none : `${open} ${open === 1 ? labels.oneLeft : labels.left}`}
        </p>
        <div className="todo-filters" role="group" aria-label={labels.show}>
          {Object.keys(FILTERS).map((name) => (
            <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
              {labels[name]}
            </button>
          ))}
        </div>
      </div>

      {shown.length === 0 ? (
        <p className="todo-empty">{labels.empty}</p>
      ) : (
        <ul className="todo-list">
          {shown.map((task) => (
            <Task key={task.id} {...task} labels={labels} onToggle={() => toggle(task.id)} onRemove={() => remove(task.id)} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Task({ title, done, labels, onToggle, onRemove }) {
  return (
    <li className="todo-task">
      <label>
        <input type="checkbox" checked={done} onChange={onToggle} />
        <span dir="auto">{title}</span>
      </label>
      <button type="button" className="todo-remove" aria-label={`${labels.remove}: ${title}`} onClick={onRemove}>
        <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="M3.5 3.5l9 9m0-9l-9 9" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </svg>
      </button>
    </li>
  );
}
