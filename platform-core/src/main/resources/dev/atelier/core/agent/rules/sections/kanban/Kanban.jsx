import { useEffect, useId, useRef, useState } from 'react';
import { Section } from '../shell/Section.jsx';
import { useStored } from '../shell/useStored.js';
import './Kanban.css';

/** The cards that the board begins with; what a visitor changes is kept in their browser. */
function firstCards(items) {
  return items.map(({ title, column }, index) => ({ id: `first-${index}`, title, column }));
}

export function Kanban({ columns, items, labels, ...section }) {
  const [cards, setCards] = useStored(`${section.id}-cards`, firstCards(items));
  const [dragged, setDragged] = useState(null);
  const [news, setNews] = useState('');
  const board = useRef(null);
  const moved = useRef(null);

  // A card that changes its column is a new element there; whoever moved it stays with it.
  useEffect(() => {
    if (moved.current) {
      board.current.querySelector(`[data-card="${moved.current}"]`)?.focus();
      moved.current = null;
    }
  }, [cards]);

  function add(column, title) {
    setCards([...cards, { id: crypto.randomUUID?.() ?? String(Date.now()), title, column }]);
  }

  function remove(id) {
    setCards(cards.filter((card) => card.id !== id));
  }

  /** Puts a card into a column, before another card or at the end. */
  function move(id, column, before) {
    const card = cards.find((candidate) => candidate.id === id);
    if (!card || column < 0 || column >= columns.length || before === id) {
      return;
    }
    const others = cards.filter((candidate) => candidate.id !== id);
    const found = others.findIndex((candidate) => candidate.id === before);
    const at = found < 0 ? others.length : found;
    setCards([...others.slice(0, at), { ...card, column }, ...others.slice(at)]);
    setNews(`${card.title}: ${columns[column]}`);
    moved.current = id;
  }

  /** With the arrow keys a card goes to the next column, or up and down in its own. */
  function onKeyDown(event, card) {
    const own = cards.filter((candidate) => candidate.column === card.column);
    const place = own.indexOf(card);
    const moves = {
      ArrowLeft: () => move(card.id, card.column - 1),
      ArrowRight: () => move(card.id, card.column + 1),
      ArrowUp: () => place > 0 && move(card.id, card.column, own[place - 1].id),
      ArrowDown: () => place < own.length - 1 && move(card.id, card.column, own[place + 2]?.id),
      Delete: () => remove(card.id),
    };
    if (moves[event.key] && event.target === event.currentTarget) {
      event.preventDefault();
      moves[event.key]();
    }
  }

  function onDrop(event, column, before) {
    event.preventDefault();
    event.stopPropagation();
    move(dragged, column, before);
    setDragged(null);
  }

  return (
    <Section {...section}>
      <p className="visually-hidden" id={`${section.id}-help`}>
        {labels.help}
      </p>
      <p className="visually-hidden" role="status">
        {news}
      </p>
      <div ref={board} className="kanban">
        {columns.map((name, column) => {
          const own = cards.filter((card) => card.column === column);
          return (
            <section
              key={`${column}-${name}`}
              className="kanban-column"
              aria-label={name}
              onDragOver={(event) => event.preventDefault()}
              onDrop={(event) => onDrop(event, column)}
            >
              <h3>
                <span dir="auto">{name}</span> <span className="kanban-count">{own.length}</span>
              </h3>
              <ul>
                {own.map((card) => (
                  <li
                    key={card.id}
                    className="kanban-card"
                    data-card={card.id}
                    data-dragged={dragged === card.id || undefined}
                    tabIndex={0}
                    draggable
                    aria-describedby={`${section.id}-help`}
                    onDragStart={() => setDragged(card.id)}
                    onDragEnd={() => setDragged(null)}
                    onDrop={(event) => onDrop(event, column, card.id)}
                    onKeyDown={(event) => onKeyDown(event, card)}
                  >
                    <span dir="auto">{card.title}</span>
                    <CardButtons card={card} columns={columns} labels={labels} onMove={move} onRemove={remove} />
                  </li>
                ))}
              </ul>
              <NewCard labels={labels} column={name} onAdd={(title) => add(column, title)} />
            </section>
          );
        })}
      </div>
    </Section>
  );
}

/** For fingers, and for everybody who would rather press than drag. */
function CardButtons({ card, columns, labels, onMove, onRemove }) {
  return (
    <span className="kanban-buttons">
      {card.column > 0 && (
        <button type="button" aria-label={`${labels.back}: ${card.title}`} onClick={() => onMove(card.id, card.column - 1)}>
          ←
        </button>
      )}
      {card.column < columns.length - 1 && (
        <button type="button" aria-label={`${labels.on}: ${card.title}`} onClick={() => onMove(card.id, card.column + 1)}>
          →
        </button>
      )}
      <button type="button" aria-label={`${labels.remove}: ${card.title}`} onClick={() => onRemove(card.id)}>
        ×
      </button>
    </span>
  );
}

function NewCard({ labels, column, onAdd }) {
  const id = useId();

  function submit(event) {
    event.preventDefault();
    const field = event.currentTarget.elements.title;
    if (field.value.trim()) {
      onAdd(field.value.trim());
      field.value = '';
    }
  }

  return (
    <form className="kanban-new" onSubmit={submit}>
      <label className="visually-hidden" htmlFor={id}>
        {labels.add}: {column}
      </label>
      <input id={id} name="title" className="input" placeholder={labels.add} maxLength={200} autoComplete="off" />
    </form>
  );
}
