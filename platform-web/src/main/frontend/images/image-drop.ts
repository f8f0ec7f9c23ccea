/**
 * <image-drop target="…">: brings files from the person to the server. Files are picked, dropped anywhere on the element
 * that `zone` names, or pasted into it; each is a tile with its picture, name and progress until the server has it, which
 * then shows a tile of its own. A few at a time, so that the page's other requests get through.
 *
 * Events: `image-too-large` (detail: the name), `images-busy` (detail: whether files are still on their way).
 */
const AT_ONCE = 3;
const ACCEPT = 'image/png,image/jpeg,image/gif,image/webp,image/svg+xml,.png,.jpg,.jpeg,.gif,.webp,.svg';

interface Coming {
  file: File;
  tile: HTMLElement;
  bar: HTMLProgressElement;
  order: number;
  request?: XMLHttpRequest;
}

class ImageDrop extends HTMLElement {
  private readonly waiting: Coming[] = [];
  private readonly sending = new Set<Coming>();
  private readonly failed = new Set<Coming>();
  private settledListeners: (() => void)[] = [];
  private zone?: HTMLElement;
  private input?: HTMLInputElement;
  private drags = 0;
  private files = 0;

  connectedCallback() {
    this.zone = this.closest<HTMLElement>(this.getAttribute('zone') ?? 'body') ?? document.body;
    this.zone.addEventListener('dragenter', this.onDragEnter);
    this.zone.addEventListener('dragover', this.onDragOver);
    this.zone.addEventListener('dragleave', this.onDragLeave);
    this.zone.addEventListener('drop', this.onDrop);
    this.zone.addEventListener('paste', this.onPaste);
    this.setAttribute('role', 'group');
  }

  disconnectedCallback() {
    this.zone?.removeEventListener('dragenter', this.onDragEnter);
    this.zone?.removeEventListener('dragover', this.onDragOver);
    this.zone?.removeEventListener('dragleave', this.onDragLeave);
    this.zone?.removeEventListener('drop', this.onDrop);
    this.zone?.removeEventListener('paste', this.onPaste);
    [...this.sending].forEach((coming) => coming.request?.abort());
  }

  /** Opens the browser's dialog. */
  pick() {
    if (!this.input) {
      this.input = document.createElement('input');
      this.input.type = 'file';
      this.input.multiple = true;
      this.input.accept = ACCEPT;
      this.input.hidden = true;
      this.input.addEventListener('change', () => {
        this.take([...(this.input!.files ?? [])]);
        this.input!.value = '';
      });
      this.append(this.input);
    }
    this.input.click();
  }

  /** Resolves when no file is on its way any more. */
  settled(): Promise<void> {
    return this.busy() ? new Promise((resolve) => this.settledListeners.push(resolve)) : Promise.resolve();
  }

  take(files: File[]) {
    const largest = Number(this.getAttribute('largest'));
    for (const file of files) {
      if (file.size > largest) {
        this.dispatchEvent(new CustomEvent('image-too-large', { detail: file.name }));
      } else {
        this.waiting.push(this.tile(file));
      }
    }
    this.next();
  }

  private readonly onDragEnter = (event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.drags++;
    this.zone?.classList.add('dropping');
  };

  private readonly onDragOver = (event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    event.dataTransfer!.dropEffect = 'copy';
  };

  private readonly onDragLeave = (event: DragEvent) => {
    if (hasFiles(event.dataTransfer) && --this.drags <= 0) this.endDrag();
  };

  private readonly onDrop = (event: DragEvent) => {
    if (!hasFiles(event.dataTransfer)) return;
    event.preventDefault();
    this.endDrag();
    this.take([...event.dataTransfer!.files]);
  };

  private readonly onPaste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    // Text that comes with a picture of itself, as from a spreadsheet, is meant as text.
    if (files.length === 0 || event.clipboardData!.types.includes('text/plain')) return;
    event.preventDefault();
    this.take(files);
  };

  private endDrag() {
    this.drags = 0;
    this.zone?.classList.remove('dropping');
  }

  private busy() {
    return this.waiting.length + this.sending.size > 0;
  }

  private next() {
    while (this.sending.size < AT_ONCE && this.waiting.length > 0) {
      this.send(this.waiting.shift()!);
    }
    this.dispatchEvent(new CustomEvent('images-busy', { detail: this.busy() }));
    if (!this.busy()) {
      this.settledListeners.splice(0).forEach((listener) => listener());
    }
  }

  private send(coming: Coming) {
    const body = new FormData();
    body.append('file', coming.file, coming.file.name);
    const request = new XMLHttpRequest();
    coming.request = request;
    this.sending.add(coming);
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) coming.bar.value = event.loaded / event.total;
    };
    request.onload = () => (request.status < 300 ? this.drop(coming) : this.fail(coming));
    request.onerror = () => this.fail(coming);
    request.onabort = () => this.drop(coming);
    request.open('POST', this.getAttribute('target') ?? '');
    // Small ones overtake large ones; the server shows them as they were chosen.
    request.setRequestHeader('X-Order', String(coming.order));
    request.send(body);
  }

  private drop(coming: Coming) {
    URL.revokeObjectURL(coming.tile.querySelector('img')!.src);
    coming.tile.remove();
    this.sending.delete(coming);
    this.failed.delete(coming);
    const at = this.waiting.indexOf(coming);
    if (at >= 0) this.waiting.splice(at, 1);
    this.next();
  }

  private fail(coming: Coming) {
    this.sending.delete(coming);
    this.failed.add(coming);
    coming.tile.classList.add('failed');
    const again = document.createElement('button');
    again.type = 'button';
    again.className = 'image-again';
    again.textContent = this.getAttribute('label-again') ?? '';
    again.addEventListener('click', () => {
      again.remove();
      this.failed.delete(coming);
      coming.tile.classList.remove('failed');
      coming.bar.value = 0;
      this.waiting.push(coming);
      this.next();
    });
    coming.tile.append(again);
    this.next();
  }

  private tile(file: File): Coming {
    const tile = document.createElement('div');
    tile.className = 'image-tile coming';
    const picture = document.createElement('img');
    picture.alt = '';
    picture.src = URL.createObjectURL(file);
    const name = document.createElement('span');
    name.className = 'image-name';
    name.textContent = file.name;
    const bar = document.createElement('progress');
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute('aria-label', file.name);
    const cancel = document.createElement('button');
    cancel.type = 'button';
    cancel.className = 'image-remove';
    cancel.textContent = '×';
    cancel.setAttribute('aria-label', `${this.getAttribute('label-cancel') ?? ''} ${file.name}`);
    tile.append(picture, name, bar, cancel);
    this.append(tile);
    const coming: Coming = { file, tile, bar, order: ++this.files };
    cancel.addEventListener('click', () => {
      if (this.sending.has(coming)) coming.request?.abort();
      else this.drop(coming);
    });
    return coming;
  }
}

function hasFiles(data: DataTransfer | null): boolean {
  return data !== null && [...data.types].includes('Files');
}

customElements.define('image-drop', ImageDrop);
