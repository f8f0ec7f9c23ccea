import { useEffect, useRef, useState } from 'react';
import { Section } from '../shell/Section.jsx';
import './Gallery.css';

export function Gallery({ items, labels, ...section }) {
  const [shown, setShown] = useState(null);

  return (
    <Section {...section}>
      {items.length === 0 ? (
        <p className="gallery-empty">{labels.empty}</p>
      ) : (
        <ul className="gallery">
          {items.map(({ src, alt }, index) => (
            <li key={src}>
              <button type="button" aria-label={`${labels.enlarge}: ${alt}`} onClick={() => setShown(index)}>
                <img src={src} alt="" loading="lazy" />
                <span dir="auto">{alt}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {shown !== null && <Lightbox items={items} index={shown} labels={labels} onShow={setShown} onClose={() => setShown(null)} />}
    </Section>
  );
}

/** One picture, as large as the window allows; arrow keys lead on, Escape closes. */
function Lightbox({ items, index, labels, onShow, onClose }) {
  const dialog = useRef(null);
  const { src, alt } = items[index];
  const step = (by) => onShow((index + by + items.length) % items.length);

  useEffect(() => {
    dialog.current.showModal();
  }, []);

  function onKeyDown(event) {
    if (event.key === 'ArrowRight') {
      step(1);
    } else if (event.key === 'ArrowLeft') {
      step(-1);
    }
  }

  return (
    <dialog ref={dialog} className="lightbox" aria-label={alt} onClose={onClose} onKeyDown={onKeyDown}>
      <figure>
        <img src={src} alt={alt} />
        <figcaption dir="auto">
          {alt}
          <span className="muted">
            {index + 1} / {items.length}
          </span>
        </figcaption>
      </figure>
      <div className="lightbox-bar">
        <button type="button" className="button button-quiet" onClick={() => step(-1)}>
          {labels.previous}
        </button>
        <button type="button" className="button button-quiet" onClick={() => step(1)}>
          {labels.next}
        </button>
        <button type="button" className="button" onClick={() => dialog.current.close()}>
          {labels.close}
        </button>
      </div>
    </dialog>
  );
}
