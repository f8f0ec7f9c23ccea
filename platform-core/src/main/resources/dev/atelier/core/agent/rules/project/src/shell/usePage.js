import { useSyncExternalStore } from 'react';

function subscribe(onChange) {
  window.addEventListener('hashchange', onChange);
  return () => window.removeEventListener('hashchange', onChange);
}

/** What follows "#/" in the address; "#prices" without the slash is a place on the page. */
export function useRoute() {
  const hash = useSyncExternalStore(
    subscribe,
    () => (window.location.hash.startsWith('#/') ? window.location.hash : ''),
    () => '',
  );
  return decodeURIComponent(hash.slice(2)).split('/').filter(Boolean);
}

/** The page that the address names, or the first one. */
export function usePage(pages) {
  const [id] = useRoute();
  return pages.find((page) => page.id === id) ?? pages[0];
}
