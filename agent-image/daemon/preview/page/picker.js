/** Lets a person pick an element with the pointer or the keyboard, and says what it is and where it comes from. */

import { Highlight } from './highlight.js';
import { mapped } from './stack.js';
import { line, short } from './text.js';

const SWALLOWED = ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'touchstart', 'touchend', 'dblclick', 'contextmenu', 'auxclick', 'submit'];
const LONGEST_HTML = 1500;
const LONGEST_TEXT = 300;
const MOST_FIBERS = 60;

export class Picker {
  /** @type {Element | null} */
  #at = null;
  #highlight = new Highlight();
  #send;
  #on = false;
  #listeners = new AbortController();

  /** @param {(message: Record<string, unknown>) => void} send */
  constructor(send) {
    this.#send = send;
  }

  start() {
    if (this.#on) return;
    this.#on = true;
    this.#listeners = new AbortController();
    const options = { capture: true, passive: false, signal: this.#listeners.signal };
    for (const name of SWALLOWED) addEventListener(name, swallow, options);
    addEventListener('pointermove', (event) => this.#move(document.elementFromPoint(event.clientX, event.clientY)), options);
    addEventListener('click', (event) => (swallow(event), this.#pick()), options);
    addEventListener('keydown', (event) => this.#key(event), options);
    addEventListener('scroll', () => this.#show(), { capture: true, signal: this.#listeners.signal });
    this.#move(document.body?.firstElementChild ?? document.body);
    if (this.#at) this.#send({ type: 'pick-at', label: labelOf(this.#at) });
  }

  stop() {
    if (!this.#on) return;
    this.#on = false;
    this.#listeners.abort();
    this.#highlight.hide();
    this.#at = null;
  }

  /** @param {Element | null} element */
  #move(element) {
    if (!element || element === document.documentElement || element === this.#at) return;
    this.#at = element;
    this.#show();
  }

  #show() {
    if (this.#at) this.#highlight.show(this.#at, labelOf(this.#at));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === 'Tab' || event.ctrlKey || event.metaKey) return;
    swallow(event);
    if (event.key === 'Escape') {
      this.stop();
      this.#send({ type: 'pick-ended' });
    } else if (event.key === 'Enter' || event.key === ' ') {
      this.#pick();
    } else {
      const next = neighbour(this.#at, event.key);
      if (!next) return;
      this.#move(next);
      next.scrollIntoView({ block: 'nearest' });
      this.#send({ type: 'pick-at', label: labelOf(next) });
    }
  }

  async #pick() {
    const element = this.#at;
    this.stop();
    if (element) this.#send({ type: 'picked', ...(await described(element)) });
  }
}

/** @param {Event} event */
function swallow(event) {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/**
 * @param {Element | null} element
 * @param {string} key
 */
function neighbour(element, key) {
  if (!element) return null;
  if (key === 'ArrowUp') return element.parentElement === document.documentElement ? null : element.parentElement;
  if (key === 'ArrowDown') return element.firstElementChild;
  if (key === 'ArrowLeft') return element.previousElementSibling;
  if (key === 'ArrowRight') return element.nextElementSibling;
  return null;
}

/** @param {Element} element */
export async function described(element) {
  const { file, line: at } = await source(element);
  return {
    component: componentOf(element),
    file,
    line: at,
    html: short(element.outerHTML.slice(0, LONGEST_HTML * 4).replace(/\s+/g, ' '), LONGEST_HTML),
    text: line(/** @type {HTMLElement} */ (element).innerText ?? element.textContent ?? '', LONGEST_TEXT),
    steps: stepsTo(element),
    width: innerWidth,
  };
}

/** From the body down to the element: which child, counted from 1. @param {Element} element */
function stepsTo(element) {
  const steps = [];
  for (let at = /** @type {Element | null} */ (element); at && at !== document.body; at = at.parentElement) {
    steps.unshift([...(at.parentElement?.children ?? [])].indexOf(at) + 1);
  }
  return steps;
}

/** @param {Element} element */
function labelOf(element) {
  const component = componentOf(element);
  return component ? `${component} · ${element.localName}` : element.localName;
}

/**
 * React's own notes on an element, from its own up to the root; empty for what React did not make.
 *
 * @param {Element} element
 * @returns {Generator<any>}
 */
function* fibers(element) {
  for (let node = /** @type {Element | null} */ (element); node; node = node.parentElement) {
    const key = Object.keys(node).find((name) => name.startsWith('__reactFiber$') || name.startsWith('__reactInternalInstance$'));
    if (!key) continue;
    let fiber = /** @type {any} */ (node)[key];
    for (let i = 0; fiber && i < MOST_FIBERS; i++, fiber = fiber.return) yield fiber;
    return;
  }
}

/** The nearest function with a capital letter: that is what people call a component. @param {Element} element */
export function componentOf(element) {
  for (const fiber of fibers(element)) {
    const type = typeof fiber.type === 'object' ? (fiber.type?.render ?? fiber.type?.type) : fiber.type;
    const name = typeof type === 'function' ? (type.displayName ?? type.name) : '';
    if (typeof name === 'string' && /^[A-Z]/.test(name)) return short(name, 100);
  }
  return '';
}

/**
 * The file and line in which the project wrote it, or what contains it. React 19 keeps the stack of each element's
 * making; those before kept the place itself.
 *
 * @param {Element} element
 */
async function source(element) {
  let asked = 0;
  for (const fiber of fibers(element)) {
    const noted = fiber._debugSource;
    if (typeof noted?.fileName === 'string') return { file: short(noted.fileName.replace(/^\/workspace\//, ''), 300), line: Number(noted.lineNumber) || 0 };
    const stack = fiber._debugStack?.stack;
    if (typeof stack !== 'string' || asked++ > 10) continue;
    const [first] = await mapped(stack);
    if (first) return { file: short(first.file, 300), line: first.line };
  }
  return { file: '', line: 0 };
}
