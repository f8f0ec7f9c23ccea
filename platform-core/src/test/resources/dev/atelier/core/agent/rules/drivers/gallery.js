export default async function gallery({ tick, all, one, key, say }) {
  say(all('.gallery img').length === 2 ? 'two pictures' : 'wrong number of pictures');
  all('.gallery button')[0].click();
  await tick();
  const large = () => one('dialog[open] img').alt;
  say(`large: ${large()}`);
  key(one('dialog'), 'ArrowRight');
  await tick();
  say(`next: ${large()}`);
  key(one('dialog'), 'ArrowRight');
  await tick();
  say(`round: ${large()}`);
  all('.lightbox-bar button').at(-1).click();
  // With virtual time Chromium does not deliver the close event, so that the element itself may still be there.
  say(document.querySelector('dialog[open]') ? 'still open' : 'closed');
}
