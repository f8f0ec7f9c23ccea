/**
 * <diff-lines>: the lines of one file's difference, one below the other or side by side; and <diff-layout>, which chooses
 * for all of them and remembers. Every character of a file is a text node here, never markup.
 */
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';

/** A line: what it is, its numbers before and after (0 for none), its text, and pairs of from and to that differ. */
interface Row {
  kind: 'same' | 'added' | 'removed' | 'place' | 'note';
  before: number;
  after: number;
  text: string;
  marks: number[];
  cut: number;
}

const KEY = 'atelier.diff-layout';
const CHANGED = 'diff-layout-changed';
const PHONE = window.matchMedia('(max-width: 760px)');

function wantsBeside(): boolean {
  return window.localStorage.getItem(KEY) === 'beside';
}

abstract class Listening extends LitElement {
  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener(CHANGED, this.again);
    PHONE.addEventListener('change', this.again);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener(CHANGED, this.again);
    PHONE.removeEventListener('change', this.again);
  }

  private readonly again = () => this.requestUpdate();
}

class DiffLines extends Listening {
  static override readonly styles = css`
    :host {
      display: block;
      overflow: auto;
      max-height: 70vh;
      border-top: 1px solid var(--line);
      font: 12.5px/1.55 var(--mono);
      font-variant-ligatures: none;
    }
    table {
      width: 100%;
      border-collapse: collapse;
    }
    .beside {
      table-layout: fixed;
    }
    .beside col.number {
      width: 46px;
    }
    td {
      padding: 0 10px;
      vertical-align: top;
    }
    .number {
      width: 1%;
      min-width: 28px;
      color: var(--ink-2);
      text-align: right;
      user-select: none;
      white-space: nowrap;
    }
    .sign {
      width: 1ch;
      padding: 0 2px 0 8px;
      user-select: none;
    }
    .text {
      white-space: pre-wrap;
      overflow-wrap: anywhere;
      tab-size: 4;
      unicode-bidi: isolate;
    }
    .added {
      background: var(--added);
    }
    .removed {
      background: var(--removed);
    }
    .nothing {
      background: var(--sunk);
    }
    .place td,
    .note td {
      background: var(--sunk);
      color: var(--ink-2);
    }
    mark {
      border-radius: 3px;
      background: color-mix(in srgb, currentcolor 17%, transparent);
      color: inherit;
    }
    .added mark {
      background: color-mix(in srgb, var(--good) 32%, transparent);
    }
    .removed mark {
      background: color-mix(in srgb, var(--bad) 28%, transparent);
    }
    .cut {
      color: var(--ink-2);
      font-style: italic;
    }
    .hidden {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
  `;

  static override readonly properties = { rows: { attribute: false }, words: { attribute: false } };

  declare rows: Row[];
  declare words: Record<string, string>;

  constructor() {
    super();
    this.rows = [];
    this.words = {};
  }

  override connectedCallback() {
    super.connectedCallback();
    this.tabIndex = 0;
  }

  protected override render() {
    return wantsBeside() && !PHONE.matches ? this.beside() : this.below();
  }

  private below() {
    return html`<table class="below">
      <tbody>
        ${this.rows.map((row) =>
          wide(row)
            ? html`<tr class=${row.kind}>
                <td class="number"></td>
                <td class="number"></td>
                <td class="sign"></td>
                <td class="text">${row.text}</td>
              </tr>`
            : html`<tr class="line ${row.kind}">
                <td class="number">${row.before || nothing}</td>
                <td class="number">${row.after || nothing}</td>
                <td class="sign" aria-hidden="true">${sign(row)}</td>
                ${this.cell(row, row.kind)}
              </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private beside() {
    return html`<table class="beside">
      <colgroup>
        <col class="number" />
        <col />
        <col class="number" />
        <col />
      </colgroup>
      <tbody>
        ${pairs(this.rows).map(([left, right]) =>
          left && wide(left)
            ? html`<tr class=${left.kind}>
                <td class="number"></td>
                <td class="text" colspan="3">${left.text}</td>
              </tr>`
            : html`<tr class="line">
                ${this.half(left, 'before')} ${this.half(right, 'after')}
              </tr>`,
        )}
      </tbody>
    </table>`;
  }

  private half(row: Row | undefined, side: 'before' | 'after') {
    if (!row) return html`<td class="nothing"></td><td class="nothing"></td>`;
    return html`<td class="number ${row.kind}">${row[side] || nothing}</td>
      ${this.cell(row, row.kind)}`;
  }

  private cell(row: Row, kind: string) {
    const said = kind === 'added' || kind === 'removed' ? this.words[kind] : undefined;
    return html`<td class="text ${kind}">${said ? html`<span class="hidden">${said}: </span>` : nothing}${marked(row)}${
      row.cut > 0 ? html`<span class="cut"> … ${(this.words.cut ?? '').replace('#', String(row.cut))}</span>` : nothing
    }</td>`;
  }
}

class DiffLayout extends Listening {
  static override readonly properties = { words: { attribute: false } };

  declare words: Record<string, string>;

  constructor() {
    super();
    this.words = {};
  }

  protected override createRenderRoot() {
    return this;
  }

  protected override render() {
    const beside = wantsBeside();
    return html`<div class="diff-layout" role="group" aria-label=${this.words.layout ?? ''}>
      <button type="button" aria-pressed=${String(!beside)} @click=${() => choose('below')}>${this.words.below}</button>
      <button type="button" aria-pressed=${String(beside)} @click=${() => choose('beside')}>${this.words.beside}</button>
    </div>`;
  }
}

function choose(layout: string) {
  window.localStorage.setItem(KEY, layout);
  window.dispatchEvent(new Event(CHANGED));
}

function wide(row: Row): boolean {
  return row.kind === 'place' || row.kind === 'note';
}

function sign(row: Row): string {
  return row.kind === 'added' ? '+' : row.kind === 'removed' ? '−' : ' ';
}

/** The text with what differs within the line marked. */
function marked(row: Row): (string | TemplateResult)[] {
  const parts: (string | TemplateResult)[] = [];
  let at = 0;
  for (let i = 0; i + 1 < row.marks.length; i += 2) {
    const from = row.marks[i]!;
    const to = row.marks[i + 1]!;
    parts.push(row.text.slice(at, from), html`<mark>${row.text.slice(from, to)}</mark>`);
    at = to;
  }
  parts.push(row.text.slice(at));
  return parts;
}

/** Lines that were removed beside those that took their place. */
function pairs(rows: Row[]): [Row | undefined, Row | undefined][] {
  const result: [Row | undefined, Row | undefined][] = [];
  let i = 0;
  while (i < rows.length) {
    const row = rows[i]!;
    if (row.kind !== 'removed' && row.kind !== 'added') {
      result.push([row, row]);
      i++;
      continue;
    }
    const removed = take(rows, i, 'removed');
    const added = take(rows, i + removed.length, 'added');
    for (let k = 0; k < Math.max(removed.length, added.length); k++) result.push([removed[k], added[k]]);
    i += removed.length + added.length;
  }
  return result;
}

function take(rows: Row[], from: number, kind: string): Row[] {
  let to = from;
  while (to < rows.length && rows[to]!.kind === kind) to++;
  return rows.slice(from, to);
}

customElements.define('diff-lines', DiffLines);
customElements.define('diff-layout', DiffLayout);
