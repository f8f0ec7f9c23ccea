import driver from './driver.js';

const tick = () => new Promise((resolve) => setTimeout(resolve, 60));
const all = (selector) => [...document.querySelectorAll(selector)];
const one = (selector) => {
  const found = document.querySelector(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};

/** Types into a field as a person would, so that React notices. */
function type(field, text) {
  const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
  set.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}

const key = (target, name) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));

const said = [];
const hand = { tick, all, one, type, key, say: (line) => said.push(line) };

addEventListener('load', async () => {
  try {
    await tick();
    await driver(hand);
  } catch (error) {
    said.push(`FAILED ${error.stack}`);
  }
  const pre = document.createElement('pre');
  pre.id = 'said';
  pre.textContent = `\n${said.join('\n')}\n`;
  document.body.append(pre);
});
