/** Puts the pieces together, if the page stands in a frame of the workbench; elsewhere it does nothing at all. */

import { Budget } from './budget.js';
import { ConsoleLines } from './console.js';
import { Errors } from './errors.js';
import { Picker } from './picker.js';
import { followPlace } from './place.js';

/** @param {string} workbench the one origin that is told something, and that is listened to */
export function start(workbench) {
  const parent = window.parent;
  // A frame within the app's own page has the app as its parent, which is nobody to report to.
  if (parent === window || parent !== window.top) return;
  const ancestors = location.ancestorOrigins;
  if (ancestors && ancestors[0] !== workbench) return;

  const post = parent.postMessage.bind(parent);
  const budget = new Budget(60, 20);
  /** @param {Record<string, unknown>} message */
  const send = (message) => {
    if (message.type === 'lines' || message.type === 'picked' || budget.take()) post({ atelier: 1, ...message }, workbench);
  };

  const lines = new ConsoleLines(send);
  const picker = new Picker(send);
  hideOverlay();
  lines.listen();
  new Errors(send, lines).listen();
  send({ type: 'hello' });
  const tellPlace = followPlace(send);
  addEventListener('message', (event) => {
    if (event.source !== parent || event.origin !== workbench || event.data?.atelier !== 1) return;
    if (event.data.type === 'pick') picker.start();
    else if (event.data.type === 'pick-stop') picker.stop();
    else if (event.data.type === 'where') tellPlace();
  });
}

/** The workbench shows compile errors itself, calmly; Vite's own display would lie over the app as well. */
function hideOverlay() {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('vite-error-overlay { display: none }');
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  } catch {
    // An older browser: then both are seen.
  }
}
