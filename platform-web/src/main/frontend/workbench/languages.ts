/** The language of a file by its name; each is fetched when a file of it is first opened. */
import type { Extension } from '@codemirror/state';

type Load = () => Promise<Extension>;

const javascript =
  (options: { jsx?: boolean; typescript?: boolean }): Load =>
  () =>
    import('@codemirror/lang-javascript').then((module) => module.javascript(options));
const css: Load = () => import('@codemirror/lang-css').then((module) => module.css());
const html: Load = () => import('@codemirror/lang-html').then((module) => module.html());
const json: Load = () => import('@codemirror/lang-json').then((module) => module.json());
const markdown: Load = () => import('@codemirror/lang-markdown').then((module) => module.markdown());
const python: Load = () => import('@codemirror/lang-python').then((module) => module.python());

const BY_ENDING = new Map<string, Load>([
  ['js', javascript({ jsx: true })],
  ['mjs', javascript({ jsx: true })],
  ['cjs', javascript({ jsx: true })],
  ['jsx', javascript({ jsx: true })],
  ['ts', javascript({ typescript: true })],
  ['mts', javascript({ typescript: true })],
  ['cts', javascript({ typescript: true })],
  ['tsx', javascript({ jsx: true, typescript: true })],
  ['css', css],
  ['html', html],
  ['htm', html],
  ['svg', html],
  ['xml', html],
  ['vue', html],
  ['json', json],
  ['webmanifest', json],
  ['md', markdown],
  ['markdown', markdown],
  ['py', python],
]);

export async function languageOf(path: string): Promise<Extension> {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const load = BY_ENDING.get(name.slice(name.lastIndexOf('.') + 1).toLowerCase());
  return load ? load() : [];
}
