export default async function kanban({ tick, all, one, type, key, say }) {
  const board = () =>
    all('.kanban-column')
      .map((column) => [...column.querySelectorAll('.kanban-card > span:first-child')].map((card) => card.textContent).join(' ') || '-')
      .join(' | ');
  const card = (title) => all('.kanban-card').find((element) => element.firstChild.textContent === title);
  const drag = async (from, to) => {
    const data = new DataTransfer();
    from.dispatchEvent(new DragEvent('dragstart', { bubbles: true, dataTransfer: data }));
    await tick();
    to.dispatchEvent(new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: data }));
    await tick();
  };
  say(`begins: ${board()}`);
  card('A').focus();
  key(card('A'), 'ArrowRight');
  await tick();
  say(`arrow right: ${board()}`);
  say(`focus stays on ${document.activeElement.firstChild?.textContent}`);
  key(card('B'), 'ArrowDown');
  await tick();
  say(`arrow down: ${board()}`);
  card('C').querySelector('button').click();
  await tick();
  say(`button: ${board()}`);
  await drag(card('B'), all('.kanban-column')[2]);
  say(`dragged: ${board()}`);
  type(one('.kanban-new input'), 'D');
  one('.kanban-new').requestSubmit();
  await tick();
  say(`added: ${board()}`);
  key(card('A'), 'Delete');
  await tick();
  say(`deleted: ${board()}`);
}
