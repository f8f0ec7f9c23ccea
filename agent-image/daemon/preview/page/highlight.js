/** The frame around the element that would be picked. Lives beside the app's own elements, and only while picking. */

export class Highlight {
  #host = document.createElement('div');
  #box = document.createElement('div');
  #label = document.createElement('div');

  constructor() {
    this.#host.setAttribute('aria-hidden', 'true');
    // Set one by one: a page's policy may forbid style attributes, but not this.
    style(this.#host, { all: 'initial', position: 'fixed', inset: '0', 'z-index': '2147483647', 'pointer-events': 'none' });
    style(this.#box, {
      position: 'fixed',
      'box-sizing': 'border-box',
      border: '2px solid #0e7a6c',
      'border-radius': '4px',
      background: 'rgb(14 122 108 / 14%)',
      'pointer-events': 'none',
    });
    style(this.#label, {
      position: 'fixed',
      padding: '3px 8px',
      'border-radius': '6px',
      background: '#0b6559',
      color: '#fff',
      font: '550 12px/1.4 system-ui, sans-serif',
      'white-space': 'nowrap',
      'pointer-events': 'none',
    });
    this.#host.attachShadow({ mode: 'closed' }).append(this.#box, this.#label);
  }

  /**
   * @param {Element} element
   * @param {string} text
   */
  show(element, text) {
    if (!this.#host.isConnected) document.documentElement.append(this.#host);
    const { left, top, width, height } = element.getBoundingClientRect();
    style(this.#box, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` });
    this.#label.textContent = text;
    const above = top > 28 ? top - 26 : Math.min(top + height + 4, innerHeight - 26);
    style(this.#label, { left: `${Math.max(4, Math.min(left, innerWidth - 160))}px`, top: `${Math.max(4, above)}px` });
  }

  hide() {
    this.#host.remove();
  }
}

/**
 * @param {HTMLElement} element
 * @param {Record<string, string>} values
 */
function style(element, values) {
  for (const [name, value] of Object.entries(values)) element.style.setProperty(name, value, 'important');
}
