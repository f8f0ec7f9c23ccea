(() => {
  'use strict';
  const elapsed = document.getElementById('elapsed');
  const detail = document.getElementById('detail');
  const waiting = elapsed !== null;
  if (waiting) {
    const began = Date.now() - 1000 * Number(elapsed.dataset.seconds);
    setInterval(() => { elapsed.textContent = Math.floor((Date.now() - began) / 1000) + ' s'; }, 500);
  }
  const say = (now) => {
    const words = detail.dataset;
    const text = now.ahead === 1 ? words.one
      : now.ahead > 1 ? words.many.replace('{0}', now.ahead) : now.detail || words.usual;
    if (detail.textContent !== text) { detail.textContent = text; }
  };
  const look = async () => {
    try {
      const answer = await fetch('/.atelier/state', { cache: 'no-store', headers: { accept: 'application/json' } });
      if (answer.status === 401 || answer.status === 404) { location.reload(); return; }
      const now = await answer.json();
      if (now.state === 'running' || (now.state === 'failed') === waiting) { location.reload(); return; }
      if (waiting) { say(now); }
    } catch (unreachable) { /* the next look may find it */ }
    setTimeout(look, waiting ? 400 : 2000);
  };
  setTimeout(look, waiting ? 200 : 2000);
})();
