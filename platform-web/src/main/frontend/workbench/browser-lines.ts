import type { Line } from './page-messages';

const MOST = 1000;

/** What the previewed page has written to its console; outlives the views that show it, and stays bounded. */
class BrowserLines extends EventTarget {
  lines: Line[] = [];

  add(lines: Line[]) {
    this.lines = [...this.lines, ...lines].slice(-MOST);
    this.dispatchEvent(new CustomEvent('added', { detail: lines }));
  }

  clear() {
    this.lines = [];
    this.dispatchEvent(new CustomEvent('cleared'));
  }
}

export const browserLines = new BrowserLines();
