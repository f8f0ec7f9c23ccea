// Runs in a world of its own beside the page's: waits until the page has drawn something, and says what is there.
(async (patience) => {
  const frame = () =>
    new Promise((done) => {
      const late = setTimeout(done, 100);
      requestAnimationFrame(() => {
        clearTimeout(late);
        setTimeout(done, 0);
      });
    });
  const overlay = () => document.querySelector('vite-error-overlay')?.shadowRoot;
  const coloured = (style) =>
    style.backgroundImage !== 'none' ||
    !/^(transparent|rgba\(.*, 0\))$/.test(style.backgroundColor) ||
    parseFloat(style.borderTopWidth) > 0;
  const shown = (element) => {
    const box = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    return box.width >= 1 && box.height >= 1 && style.visibility !== 'hidden' && Number(style.opacity) > 0;
  };
  const drawn = () => {
    if (!document.body) return false;
    if (document.body.innerText.trim() !== '') return true;
    const things = 'img,svg,canvas,video,audio,input,button,textarea,select,iframe,object,embed,hr,meter,progress';
    if ([...document.body.querySelectorAll(things)].slice(0, 200).some(shown)) return true;
    const others = [...document.body.querySelectorAll('*')].slice(0, 300);
    return others.some((element) => shown(element) && coloured(getComputedStyle(element)));
  };
  const end = performance.now() + patience;
  await frame();
  await frame();
  while (!drawn() && !overlay() && performance.now() < end) await frame();
  const error = overlay();
  const text = (name) => error?.querySelector(name)?.textContent?.trim() ?? '';
  return JSON.stringify({
    drawn: drawn(),
    overlay: error ? [text('.message'), text('.file'), text('.frame')].filter(Boolean).join('\n').slice(0, 4000) : '',
    missing: [...document.images]
      .filter((image) => image.complete && image.naturalWidth === 0 && image.currentSrc.startsWith(location.origin + '/'))
      .slice(0, 5)
      .map((image) => image.currentSrc.slice(location.origin.length, location.origin.length + 200)),
  });
})
