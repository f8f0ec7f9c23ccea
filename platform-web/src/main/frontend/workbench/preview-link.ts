/**
 * <preview-link origin="…" entrance="…">: the workbench's end of the talk with the previewed page in the frame beside it,
 * where it opens the entrance. Only that window, and only while it shows that origin, is listened to and spoken to (X18).
 */
import { browserLines } from './browser-lines';
import { type PageMessage, read } from './page-messages';

/** However much a page says, so much at most is acted on. */
const MESSAGES_AT_ONCE = 120;
const MESSAGES_PER_SECOND = 40;
const PLACE_MS = 150;

class PreviewLink extends HTMLElement {
  static readonly observedAttributes = ['entrance'];
  private left = MESSAGES_AT_ONCE;
  private leftAt = performance.now();
  private picking = false;
  private broken = false;
  private place = '';
  private placeTimer = 0;
  private readonly listen = (event: MessageEvent) => this.hear(event);

  connectedCallback() {
    window.addEventListener('message', this.listen);
    browserLines.clear();
    this.setAttribute('role', 'status');
    this.enterSoon();
    // The page may have been there before this was.
    this.say('where');
  }

  disconnectedCallback() {
    window.removeEventListener('message', this.listen);
    window.clearTimeout(this.placeTimer);
  }

  attributeChangedCallback() {
    this.enterSoon();
  }

  /** Lets the person pick an element in the page. */
  pick() {
    this.picking = true;
    this.frame?.focus();
    this.say('pick');
  }

  stopPicking() {
    this.picking = false;
    this.textContent = '';
    this.say('pick-stop');
  }

  private get frame(): HTMLIFrameElement | null {
    return this.parentElement?.querySelector('iframe') ?? null;
  }

  private get origin(): string {
    return this.getAttribute('origin') ?? '';
  }

  /** Once all of one answer of the server is in place: what the frame may not do must be said before it loads. */
  private enterSoon() {
    queueMicrotask(() => this.enter());
  }

  /** Flow makes a view before it puts it into its place, and a frame that is moved loads all over again. */
  private enter() {
    const entrance = this.getAttribute('entrance');
    const frame = this.closest('#outlet') && this.frame;
    if (frame && entrance && frame.getAttribute('src') !== entrance) frame.src = entrance;
  }

  private say(type: string) {
    const frame = this.frame;
    // A page of another origin gets nothing: the browser compares.
    if (frame?.src && this.origin) frame.contentWindow?.postMessage({ atelier: 1, type }, this.origin);
  }

  private hear(event: MessageEvent) {
    const frame = this.frame;
    if (!frame || event.source !== frame.contentWindow || event.origin !== this.origin || !this.mayPass()) return;
    const message = read(event.data);
    if (message) this.act(message);
  }

  private mayPass(): boolean {
    const now = performance.now();
    this.left = Math.min(MESSAGES_AT_ONCE, this.left + ((now - this.leftAt) / 1000) * MESSAGES_PER_SECOND);
    this.leftAt = now;
    if (this.left < 1) return false;
    this.left--;
    return true;
  }

  private act(message: PageMessage) {
    switch (message.type) {
      case 'hello':
        this.heal();
        break;
      case 'healed':
        this.heal();
        break;
      case 'place':
        this.movedTo(message.path);
        break;
      case 'lines':
        browserLines.add(message.lines);
        if (message.left > 0) browserLines.add([{ level: 'warn', text: `… ${message.left} …`, at: Date.now() }]);
        break;
      case 'error':
        if (!this.broken) this.tell('page-error', message);
        this.broken = true;
        break;
      case 'pick-at':
        if (this.picking) this.textContent = message.label;
        break;
      case 'picked':
        // Only what the person was asked to pick: a page cannot put anything into a message by itself.
        if (this.picking) this.tell('page-picked', message);
        this.endPicking();
        break;
      case 'pick-ended':
        if (this.picking) this.tell('page-pick-ended', {});
        this.endPicking();
        break;
    }
  }

  private endPicking() {
    if (!this.picking) return;
    this.picking = false;
    this.textContent = '';
  }

  private heal() {
    if (this.broken) this.tell('page-healed', {});
    this.broken = false;
  }

  private movedTo(path: string) {
    this.place = path;
    this.placeTimer ||= window.setTimeout(() => {
      this.placeTimer = 0;
      this.tell('page-place', { path: this.place });
    }, PLACE_MS);
  }

  private tell(type: string, detail: object) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

customElements.define('preview-link', PreviewLink);
