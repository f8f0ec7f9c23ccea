/**
 * <relative-time at="2026-01-31T10:00:00Z">: "2 min ago", kept right while it is shown; the exact time in the reader's
 * own time zone is the title.
 */
/** Each unit: its length in seconds, and from how many of them on it is used ("45 days", but then "2 mo"). */
const UNITS: [Intl.RelativeTimeFormatUnit, number, number][] = [
  ['year', 31_536_000, 2],
  ['month', 2_629_800, 2],
  ['day', 86_400, 1],
  ['hour', 3_600, 1],
  ['minute', 60, 1],
];
// The page's language, which the server has chosen.
const LANGUAGE = document.documentElement.lang || 'en';
const WORDS = new Intl.RelativeTimeFormat(LANGUAGE, { numeric: 'auto', style: 'short' });
const EXACT = new Intl.DateTimeFormat(LANGUAGE, { dateStyle: 'full', timeStyle: 'medium' });

function relative(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  for (const [unit, length, least] of UNITS) {
    if (Math.abs(seconds) >= length * least) {
      return WORDS.format(Math.round(seconds / length), unit).replace('.', '');
    }
  }
  return WORDS.format(0, 'second');
}

class RelativeTime extends HTMLElement {
  static readonly observedAttributes = ['at'];

  private timer?: number;

  connectedCallback() {
    this.show();
    this.timer = window.setInterval(() => this.show(), 10_000);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.show();
  }

  private show() {
    const at = Date.parse(this.getAttribute('at') ?? '');
    if (Number.isNaN(at)) return;
    this.title = EXACT.format(at);
    this.textContent = relative(at, Date.now());
  }
}

customElements.define('relative-time', RelativeTime);
