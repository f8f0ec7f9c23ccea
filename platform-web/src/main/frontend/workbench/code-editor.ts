/**
 * <code-editor>: several open texts, of which one is shown; a thin wrapper around CodeMirror.
 *
 * Texts stay here, with what was typed and what can be undone; the server is told whether one differs from what it knows,
 * and gets a text when it is to be saved.
 */
import { defaultKeymap, history, historyKeymap, indentWithTab, isolateHistory } from '@codemirror/commands';
import { bracketMatching, indentOnInput, indentUnit } from '@codemirror/language';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Compartment, EditorState, type Extension, Text, type TransactionSpec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { css, LitElement } from 'lit';
import { look } from './editor-look';
import { languageOf } from './languages';

interface OpenText {
  state: EditorState;
  saved: Text;
  /** Names the content that what is typed stands on; a save is refused when the file has another one by then. */
  stamp: string;
  dirty: boolean;
  readonly language: Compartment;
  scroll: number;
}

class CodeEditor extends LitElement {
  static override readonly styles = css`
    :host {
      display: block;
      min-height: 0;
      overflow: hidden;
    }
  `;

  static override readonly properties = { phrases: { attribute: false } };

  declare phrases: Record<string, string>;

  private readonly texts = new Map<string, OpenText>();
  private view?: EditorView;
  private shown?: string;

  override connectedCallback() {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKey);
    window.addEventListener('beforeunload', this.onLeave);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKey);
    window.removeEventListener('beforeunload', this.onLeave);
  }

  protected override firstUpdated() {
    this.view = new EditorView({
      parent: this.renderRoot as ShadowRoot,
      root: this.renderRoot as ShadowRoot,
      // Until a file is open there is nothing to write in, and nothing for a screen reader to stop at.
      extensions: [EditorView.editable.of(false), EditorView.contentAttributes.of({ 'aria-hidden': 'true' })],
    });
    if (this.shown !== undefined) this.show(this.shown);
  }

  /** Takes in a text as the server knows it. */
  open(path: string, content: string, stamp: string, readOnly: boolean) {
    const language = new Compartment();
    const state = EditorState.create({ doc: content, extensions: this.extensions(path, content, readOnly, language) });
    this.texts.set(path, { state, saved: state.doc, stamp, dirty: false, language, scroll: 0 });
    languageOf(path).then((support) => this.apply(path, { effects: language.reconfigure(support) }));
  }

  show(path: string) {
    this.keepScroll();
    this.shown = path;
    const text = this.texts.get(path);
    if (!this.view || !text) return;
    this.view.setState(text.state);
    this.view.scrollDOM.scrollTop = text.scroll;
  }

  /** The file has changed: follows, unless something was typed here, which the server then hears of. */
  follow(path: string, content: string, stamp: string) {
    const text = this.texts.get(path);
    if (!text) return;
    if (text.dirty) {
      this.tell('overtaken', { path });
      return;
    }
    this.put(path, content, content, stamp);
  }

  /** Replaces the text, so that it can be undone; it counts as saved where it is equal to the second one. */
  put(path: string, content: string, saved: string, stamp: string) {
    const text = this.texts.get(path);
    if (!text) return;
    text.saved = text.state.toText(saved);
    text.stamp = stamp;
    const doc = text.state.toText(content);
    if (!doc.eq(text.state.doc)) {
      this.apply(path, { changes: difference(text.state.doc, doc) });
    }
    this.compare(path);
  }

  /** What the server has now; what was typed since then stays unsaved. */
  saved(path: string, content: string, stamp: string) {
    const text = this.texts.get(path);
    if (!text) return;
    text.saved = text.state.toText(content);
    text.stamp = stamp;
    this.compare(path);
  }

  rename(from: string, to: string) {
    const text = this.texts.get(from);
    if (!text) return;
    this.texts.delete(from);
    this.texts.set(to, text);
    if (this.shown === from) this.shown = to;
    languageOf(to).then((support) => this.apply(to, { effects: text.language.reconfigure(support) }));
  }

  close(path: string) {
    this.texts.delete(path);
    if (this.shown === path) this.shown = undefined;
  }

  current(path: string): { text: string; stamp: string } {
    const text = this.texts.get(path);
    return text ? { text: text.state.sliceDoc(), stamp: text.stamp } : { text: '', stamp: '' };
  }

  save() {
    if (this.shown !== undefined) this.tell('save-file', { path: this.shown, ...this.current(this.shown) });
  }

  override focus() {
    this.view?.focus();
  }

  private extensions(path: string, content: string, readOnly: boolean, language: Compartment): Extension[] {
    return [
      lineNumbers(),
      highlightSpecialChars(),
      history(),
      drawSelection(),
      indentOnInput(),
      bracketMatching(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      search({ top: true }),
      indentUnit.of('  '),
      EditorState.phrases.of(this.phrases ?? {}),
      EditorState.readOnly.of(readOnly),
      lineEnds(content),
      keymap.of([...defaultKeymap, ...searchKeymap, ...historyKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': path }),
      EditorView.updateListener.of((update) => {
        const name = this.shown;
        const text = name === undefined ? undefined : this.texts.get(name);
        if (name === undefined || !text) return;
        text.state = update.state;
        if (update.docChanged) this.compare(name);
      }),
      look,
      language.of([]),
    ];
  }

  /** Undone by itself: what was typed just before is another step. */
  private apply(path: string, content: TransactionSpec) {
    const change = { ...content, annotations: isolateHistory.of('full') };
    const text = this.texts.get(path);
    if (!text) return;
    if (this.shown === path && this.view) {
      this.view.dispatch(change);
      text.state = this.view.state;
    } else {
      text.state = text.state.update(change).state;
    }
  }

  private compare(path: string) {
    const text = this.texts.get(path);
    if (!text) return;
    const dirty = !text.state.doc.eq(text.saved);
    if (dirty !== text.dirty) {
      text.dirty = dirty;
      this.tell('dirty-changed', { path, dirty });
    }
  }

  private keepScroll() {
    const text = this.shown === undefined ? undefined : this.texts.get(this.shown);
    if (text && this.view) text.scroll = this.view.scrollDOM.scrollTop;
  }

  private tell(name: string, detail: object) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  private readonly onKey = (event: KeyboardEvent) => {
    const save = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 's';
    if (save && this.offsetParent !== null && this.shown !== undefined) {
      event.preventDefault();
      this.save();
    }
  };

  /** The browser asks whether to leave when something is unsaved. */
  private readonly onLeave = (event: BeforeUnloadEvent) => {
    if ([...this.texts.values()].some((text) => text.dirty)) event.preventDefault();
  };
}

/** Line ends stay as they are: a text that has only CRLF is split at these, a mixed one keeps each CR as a character. */
function lineEnds(content: string): Extension {
  if (!content.includes('\r')) return [];
  const onlyPairs = !/\r(?!\n)|(?<!\r)\n/.test(content);
  return EditorState.lineSeparator.of(onlyPairs ? '\r\n' : '\n');
}

/** What lies between the equal beginning and end of two texts, so that the cursor stays where it can. */
function difference(before: Text, after: Text) {
  const old = before.toString();
  const now = after.toString();
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old[old.length - 1 - end] === now[now.length - 1 - end]) {
    end++;
  }
  return { from: start, to: old.length - end, insert: after.slice(start, now.length - end) };
}

customElements.define('code-editor', CodeEditor);
