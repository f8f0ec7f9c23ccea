/**
 * What a previewed page may say to the workbench. The page runs users' code, so whatever arrives is taken apart here: known
 * shapes, bounded sizes, plain text; everything else is dropped.
 */
export type Level = 'debug' | 'log' | 'info' | 'warn' | 'error';

export interface Line {
  level: Level;
  text: string;
  at: number;
}

export interface Frame {
  name: string;
  file: string;
  line: number;
}

export type PageMessage =
  | { type: 'hello' | 'healed' | 'pick-ended' }
  | { type: 'place'; path: string }
  | { type: 'pick-at'; label: string }
  | { type: 'lines'; lines: Line[]; left: number }
  | { type: 'error'; kind: string; message: string; frame: string; stack: Frame[] }
  | { type: 'picked'; component: string; file: string; line: number; html: string; text: string; steps: number[]; width: number };

const LEVELS: readonly string[] = ['debug', 'log', 'info', 'warn', 'error'];
const MOST_LINES = 200;
const MOST_FRAMES = 8;
const MOST_STEPS = 100;
/** Escape sequences of terminals, control characters, and marks that turn the direction of writing. */
const SEQUENCES = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]{0,1000}(?:\u0007|\u001b\\)?|.)?/g;
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

function text(value: unknown, most: number): string {
  return typeof value === 'string' ? value.slice(0, most).replace(SEQUENCES, '').replace(UNSEEN, '') : '';
}

function count(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.max(0, Math.min(1e7, Math.trunc(value))) : 0;
}

function list(value: unknown, most: number): Record<string, unknown>[] {
  const items: unknown[] = Array.isArray(value) ? value.slice(0, most) : [];
  return items.filter((item): item is Record<string, unknown> => typeof item === 'object' && item !== null);
}

function line(item: Record<string, unknown>): Line {
  const level = LEVELS.includes(item.level as string) ? (item.level as Level) : 'log';
  return { level, text: text(item.text, 2000), at: Date.now() };
}

function frame(item: Record<string, unknown>): Frame {
  return { name: text(item.name, 100), file: text(item.file, 300), line: count(item.line) };
}

/** The message in this data; undefined when there is none. */
export function read(data: unknown): PageMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const it = data as Record<string, unknown>;
  if (it.atelier !== 1) return undefined;
  switch (it.type) {
    case 'hello':
    case 'healed':
    case 'pick-ended':
      return { type: it.type };
    case 'place':
      return { type: 'place', path: text(it.path, 1000) };
    case 'pick-at':
      return { type: 'pick-at', label: text(it.label, 200) };
    case 'lines':
      return { type: 'lines', lines: list(it.lines, MOST_LINES).map(line), left: count(it.left) };
    case 'error':
      return {
        type: 'error',
        kind: text(it.kind, 20),
        message: text(it.message, 1500),
        frame: text(it.frame, 1500),
        stack: list(it.stack, MOST_FRAMES).map(frame),
      };
    case 'picked':
      return {
        type: 'picked',
        component: text(it.component, 100),
        file: text(it.file, 300),
        line: count(it.line),
        html: text(it.html, 2000),
        text: text(it.text, 500),
        steps: Array.isArray(it.steps) ? it.steps.slice(0, MOST_STEPS).map(count) : [],
        width: count(it.width),
      };
    default:
      return undefined;
  }
}
