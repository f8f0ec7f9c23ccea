// Runs in a world of its own beside the page's: where the element is that one comes to by these steps.
((steps) => {
  const most = 1600;
  let element = document.body;
  for (const step of steps) element = element?.children[step - 1];
  const box = element?.getBoundingClientRect();
  if (!box || box.width < 1 || box.height < 1) return '{}';
  const width = Math.min(box.width, most);
  const height = Math.min(box.height, most);
  return JSON.stringify({
    x: Math.max(0, box.x + scrollX),
    y: Math.max(0, box.y + scrollY),
    width,
    height,
    scale: Math.min(1, 1000 / Math.max(width, height)),
  });
})
