export default async function todo({ tick, all, one, type, say }) {
  const titles = () => all('.todo-task label').map((label) => label.textContent).join(', ');
  const left = () => one('[role=status]').textContent;
  const add = async (text) => {
    type(one('.todo-form input'), text);
    one('.todo-form').requestSubmit();
    await tick();
  };
  const show = async (index) => {
    all('.todo-filters button')[index].click();
    await tick();
  };
  say(`begins: ${titles()}; ${left()}`);
  await add('Three');
  say(`added: ${titles()}; ${left()}`);
  await add('   ');
  say(`blank: ${titles()}; ${left()}`);
  all('.todo-task input')[0].click();
  await tick();
  say(`ticked: ${left()}`);
  await show(1);
  say(`open: ${titles()}`);
  await show(2);
  say(`done: ${titles()}`);
  await show(0);
  all('.todo-remove')[0].click();
  await tick();
  say(`deleted: ${titles()}; focus in ${document.activeElement.tagName}`);
  const kept = JSON.parse(localStorage.getItem('todo-tasks'));
  say(`remembered: ${kept.map((task) => task.title).join(', ')}`);
}
