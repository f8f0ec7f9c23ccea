export default async function pages({ tick, all, one, say }) {
  const go = async (index) => {
    all('.header-menu a')[index].click();
    await tick();
  };
  say(`menu: ${all('.header-menu a').map((link) => link.textContent).join(', ')}`);
  one('.blog-words button').click();
  await tick();
  say(`post: ${one('.blog-post h1').textContent}`);
  one('.blog-post button').click();
  await tick();
  say(`back: ${all('.blog-entry').length} posts`);
  await go(1);
  say(`page: ${document.title}`);
  say(`chart: ${all('.chart-bar').length} bars`);
  all('.dashboard-forms button')[1].click();
  await tick();
  say(`chart: ${all('.chart-dot').length} dots`);
  await go(2);
  say(`page: ${document.title}`);
}
