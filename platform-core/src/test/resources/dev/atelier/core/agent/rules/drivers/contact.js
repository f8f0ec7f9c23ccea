export default async function contact({ tick, all, one, type, say }) {
  const send = async () => {
    one('form.contact').requestSubmit();
    await tick();
  };
  const problems = () => all('[aria-invalid]').map((field) => field.name).join(', ');
  await send();
  say(`problems: ${problems()}; focus on ${document.activeElement.name}`);
  type(one('[name=name]'), 'Ann');
  type(one('[name=email]'), 'ann@nowhere');
  type(one('[name=message]'), 'Hello, is there a place left?');
  await send();
  say(`problems: ${problems()}; focus on ${document.activeElement.name}`);
  type(one('[name=email]'), 'ann@example.com');
  await send();
  say(`thanks: ${one('.contact-thanks h3').textContent}`);
  const [kept] = JSON.parse(localStorage.getItem('contact-messages'));
  say(`kept: ${kept.name} <${kept.email}>`);
}
