/**
 * <command-palette>: a field and a list below it, as a combobox (ARIA 1.2): the field keeps the focus, the arrows move
 * the choice. Opens by Ctrl K or ⌘ K, on which the server is asked what there is (palette-open) and answers by offer();
 * tells what was chosen by its place in that list (palette-choice). A question mark outside of fields asks for help
 * (palette-help).
 */
interface Command {
  icon: string;
  label: string;
  group: string;
}

/** Without accents and in small letters, so that "uber" finds "Über". */
const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** How well a word fits a text: the start of a word, then any part, then its letters in their order; 0 for not at all. */
function fit(word: string, text: string): number {
  const at = text.indexOf(word);
  if (at >= 0) {
    return (at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1]) ? 200 : 100) - Math.min(at, 60);
  }
  let from = 0;
  let gaps = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, from);
    if (next < 0) return 0;
    gaps += next - from;
    from = next + 1;
  }
  return Math.max(1, 40 - gaps);
}

/** How well a command fits what was typed, each word of which has to be found in its label or its group. */
function score(typed: string, command: Command): number {
  let total = 1;
  for (const word of plain(typed).split(/\s+/).filter(Boolean)) {
    const best = Math.max(fit(word, plain(command.label)), fit(word, plain(command.group)) / 3);
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

function isWriting(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

class CommandPalette extends HTMLElement {
  label = '';
  hint = '';
  nothing = '';

  private commands: Command[] = [];
  private found: number[] = [];
  private active = 0;
  private dialog?: HTMLDialogElement;
  private readonly field = document.createElement('input');
  private readonly list = document.createElement('ul');
  private readonly told = document.createElement('p');

  connectedCallback() {
    document.addEventListener('keydown', this.onKey, true);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.onKey, true);
  }

  open() {
    const dialog = this.dialog ?? this.build();
    if (dialog.open) return;
    this.field.value = '';
    this.show();
    dialog.showModal();
    this.dispatchEvent(new CustomEvent('palette-open'));
  }

  /** What there is to choose from, likeliest first. */
  offer(commands: Command[]) {
    this.commands = commands;
    this.show();
  }

  private readonly onKey = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      event.stopPropagation();
      if (this.dialog?.open) this.dialog.close();
      else this.open();
    } else if (event.key === '?' && !event.ctrlKey && !event.metaKey && !isWriting(event) && !this.dialog?.open) {
      this.dispatchEvent(new CustomEvent('palette-help'));
    }
  };

  private build(): HTMLDialogElement {
    const dialog = document.createElement('dialog');
    dialog.setAttribute('aria-label', this.label);
    this.list.id = 'palette-list';
    this.list.setAttribute('role', 'listbox');
    this.list.setAttribute('aria-label', this.label);
    for (const [name, value] of Object.entries({
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      placeholder: this.hint,
      'aria-label': this.hint,
      'aria-autocomplete': 'list',
      'aria-expanded': 'true',
      'aria-controls': this.list.id,
    })) {
      this.field.setAttribute(name, value);
    }
    this.told.setAttribute('role', 'status');
    this.field.addEventListener('input', () => this.show());
    this.field.addEventListener('keydown', (event) => this.move(event));
    dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
    // Esc closes this and nothing else: not the agent's work.
    dialog.addEventListener('keydown', (event) => event.key === 'Escape' && event.stopPropagation());
    dialog.append(this.field, this.list, this.told);
    this.append(dialog);
    this.dialog = dialog;
    return dialog;
  }

  private show() {
    const typed = this.field.value;
    const scores = this.commands.map((command) => score(typed, command));
    this.found = this.commands
      .map((_, index) => index)
      .filter((index) => scores[index] > 0)
      .sort((one, other) => scores[other] - scores[one] || one - other);
    this.list.replaceChildren(...this.found.map((index, place) => this.line(this.commands[index], place)));
    this.list.hidden = this.found.length === 0;
    this.told.textContent = this.found.length === 0 && this.commands.length > 0 ? this.nothing : '';
    this.point(0);
  }

  private line(command: Command, place: number): HTMLElement {
    const line = document.createElement('li');
    line.id = `palette-${place}`;
    line.setAttribute('role', 'option');
    line.innerHTML = command.icon;
    const label = document.createElement('span');
    label.className = 'palette-label';
    label.dir = 'auto';
    label.textContent = command.label;
    const group = document.createElement('span');
    group.className = 'palette-group';
    group.textContent = command.group;
    line.append(label, group);
    line.addEventListener('pointermove', () => this.point(place));
    line.addEventListener('click', () => this.choose(place));
    return line;
  }

  private point(place: number) {
    this.active = place;
    [...this.list.children].forEach((line, at) => line.setAttribute('aria-selected', String(at === place)));
    const line = this.list.children[place];
    if (line) {
      this.field.setAttribute('aria-activedescendant', line.id);
      line.scrollIntoView({ block: 'nearest' });
    } else {
      this.field.removeAttribute('aria-activedescendant');
    }
  }

  private move(event: KeyboardEvent) {
    const count = this.found.length;
    const to: Record<string, number> = {
      ArrowDown: (this.active + 1) % count,
      ArrowUp: (this.active - 1 + count) % count,
      PageDown: Math.min(this.active + 8, count - 1),
      PageUp: Math.max(this.active - 8, 0),
    };
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.choose(this.active);
    } else if (count > 0 && event.key in to) {
      event.preventDefault();
      this.point(to[event.key]);
    }
  }

  private choose(place: number) {
    const index = this.found[place];
    if (index === undefined) return;
    this.dialog?.close();
    this.dispatchEvent(new CustomEvent('palette-choice', { detail: index }));
  }
}

customElements.define('command-palette', CommandPalette);
