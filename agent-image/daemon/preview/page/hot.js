/** What the dev server tells the page about compiling; only a module that Vite has transformed hears it. */

const tell = (detail) => dispatchEvent(new CustomEvent('atelier:hot', { detail }));

if (import.meta.hot) {
  import.meta.hot.on('vite:error', ({ err }) => {
    const file = String(err.loc?.file ?? err.id ?? '').replace(/^\/workspace\//, '').replace(/\?.*$/, '');
    // Compilers put file and code into the message as well; both are told apart here.
    const message = String(err.message ?? '').split('\n')[0].replace(/^\/workspace\/\S+: /, '');
    tell({ type: 'error', message, frame: err.frame ?? '', file, line: err.loc?.line, column: err.loc?.column });
  });
  // Before, not after: what fails in the update itself is a problem of the new code.
  import.meta.hot.on('vite:beforeUpdate', () => tell({ type: 'updated' }));
  // What changed before this page was connected was told to nobody.
  import.meta.hot.on('atelier:stale', () => location.reload());
  const served = Number(document.querySelector('script[data-served]')?.getAttribute('data-served'));
  if (served) import.meta.hot.send('atelier:served', { at: served });
}
