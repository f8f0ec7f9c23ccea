export default async function calculator({ tick, all, one, key, say }) {
  const press = async (text) => {
    for (const sign of text) {
      key(window, sign === '=' ? 'Enter' : sign);
      await tick();
    }
  };
  const result = () => {
    const wrong = one('.calculator-result').textContent;
    return wrong && !wrong.startsWith('=') ? wrong : one('.calculator-input').textContent;
  };
  for (const sum of ['2+3*4=', '(2+3)*4=', '0.1+0.2=', '7/2=', '-3-4=', '1/0=', '2+=']) {
    key(window, 'Escape');
    await tick();
    await press(sum);
    say(`${sum} ${result()}`);
  }
  const click = async (label) => {
    all('.calculator-keys button').find((button) => button.textContent === label).click();
    await tick();
  };
  for (const label of ['C', '8', '×', '8', '=']) {
    await click(label);
  }
  say(`clicked 8×8= ${result()}`);
  say(`before: ${all('.calculator-past li').length} sums`);
}
