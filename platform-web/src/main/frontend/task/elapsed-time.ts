/**
 * <elapsed-time since="2026-01-31T10:00:00Z">: "1:42", counting while it is shown; with an attribute until it stands
 * still. Says nothing to screen readers, for it changes each second; the status beside it does.
 */
function clock(millis: number): string {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const two = (number: number) => String(number).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${minutes}:${two(seconds % 60)}`
    : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

class ElapsedTime extends HTMLElement {
  static readonly observedAttributes = ['since', 'until'];

  private timer?: number;

  connectedCallback() {
    this.ariaHidden = 'true';
    this.show();
    this.timer = window.setInterval(() => this.show(), 1000);
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  attributeChangedCallback() {
    this.show();
  }

  private show() {
    const since = Date.parse(this.getAttribute('since') ?? '');
    const until = Date.parse(this.getAttribute('until') ?? '');
    if (Number.isNaN(since)) this.textContent = '';
    else this.textContent = clock((Number.isNaN(until) ? Date.now() : until) - since);
  }
}

customElements.define('elapsed-time', ElapsedTime);
