/**
 * <log-view>: lines of a log, newest below, in sight unless the reader has scrolled up. Everything is text. Keeps so many
 * lines and no more. With source="browser" it shows what the previewed page writes to its console.
 */
import { browserLines } from './browser-lines';
import type { Line } from './page-messages';

const MOST = 2000;
const NEAR_THE_END = 40;
const ORDER = ['debug', 'log', 'info', 'warn', 'error'];
const TIME = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** Levels of the browser's console; and of commands: what was typed, and how it ended. */
interface Shown {
  level: string;
  text: string;
  at?: number;
}

class LogView extends HTMLElement {
  private waiting: Shown[] = [];
  private frame = 0;
  private wanted = '';
  private least = 0;
  private readonly added = (event: Event) => this.add((event as CustomEvent<Line[]>).detail);
  private readonly cleared = () => this.wipe();

  connectedCallback() {
    this.setAttribute('role', 'log');
    this.tabIndex = 0;
    if (this.getAttribute('source') === 'browser') {
      this.wipe();
      this.add(browserLines.lines);
      browserLines.addEventListener('added', this.added);
      browserLines.addEventListener('cleared', this.cleared);
    }
  }

  disconnectedCallback() {
    browserLines.removeEventListener('added', this.added);
    browserLines.removeEventListener('cleared', this.cleared);
  }

  /** Adds lines; many at once are drawn at once. */
  add(lines: Shown[]) {
    this.waiting = [...this.waiting, ...lines].slice(-MOST);
    this.frame ||= requestAnimationFrame(() => this.draw());
  }

  clear() {
    if (this.getAttribute('source') === 'browser') browserLines.clear();
    else this.wipe();
  }

  /** Shows only lines with these words, case aside. */
  find(words: string) {
    this.wanted = words.toLowerCase();
    this.filter();
  }

  /** Shows only lines of this level and above. */
  atLeast(level: string) {
    this.least = Math.max(0, ORDER.indexOf(level));
    this.filter();
  }

  /** The lines in sight onto the clipboard. */
  copy() {
    const lines = [...this.children].filter((line) => !(line as HTMLElement).hidden);
    void navigator.clipboard?.writeText(lines.map((line) => line.lastChild?.textContent ?? '').join('\n'));
  }

  private wipe() {
    this.waiting = [];
    this.replaceChildren();
    this.toggleAttribute('empty', true);
  }

  private draw() {
    this.frame = 0;
    const follow = this.scrollHeight - this.scrollTop - this.clientHeight < NEAR_THE_END;
    const lines = document.createDocumentFragment();
    for (const line of this.waiting) lines.append(this.line(line));
    this.waiting = [];
    this.appendChild(lines);
    while (this.childElementCount > MOST) this.firstElementChild?.remove();
    this.toggleAttribute('empty', this.childElementCount === 0);
    if (follow) this.scrollTop = this.scrollHeight;
  }

  private line({ level, text, at }: Shown): HTMLElement {
    const line = document.createElement('div');
    line.className = 'log-line';
    line.dataset.level = level;
    if (at) {
      const time = document.createElement('time');
      time.textContent = TIME.format(at);
      line.append(time);
    }
    const words = document.createElement('span');
    words.textContent = text;
    line.append(words);
    line.hidden = !this.shows(line);
    return line;
  }

  private filter() {
    for (const line of this.children) (line as HTMLElement).hidden = !this.shows(line as HTMLElement);
  }

  private shows(line: HTMLElement): boolean {
    const level = ORDER.indexOf(line.dataset.level ?? '');
    return (level < 0 || level >= this.least) && (!this.wanted || (line.textContent ?? '').toLowerCase().includes(this.wanted));
  }
}

customElements.define('log-view', LogView);
