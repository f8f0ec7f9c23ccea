/** Tells where in the app the page is, also when the app changes its address by itself. */

import { short } from './text.js';

/** @param {(message: Record<string, unknown>) => void} send */
export function followPlace(send) {
  let last = '';
  const tell = () => {
    const path = short(location.pathname + location.search + location.hash, 1000);
    if (path === last) return;
    last = path;
    send({ type: 'place', path });
  };
  const entries = /** @type {any} */ (window).navigation;
  if (entries?.addEventListener) entries.addEventListener('currententrychange', tell);
  else {
    for (const name of /** @type {const} */ (['pushState', 'replaceState'])) {
      const original = history[name];
      history[name] = function (/** @type {any[]} */ ...values) {
        Reflect.apply(original, this, values);
        queueMicrotask(tell);
      };
    }
    addEventListener('popstate', tell);
    addEventListener('hashchange', tell);
  }
  tell();
  return () => {
    last = '';
    tell();
  };
}
