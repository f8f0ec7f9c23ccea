import { useEffect, useState } from 'react';

function read(key, initial) {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? initial;
  } catch {
    return initial;
  }
}

/** State that is still there after a reload, as long as the browser lets the page keep anything. */
export function useStored(key, initial) {
  const [value, setValue] = useState(() => read(key, initial));

  useEffect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Private windows and full disks: the app works on, and forgets.
    }
  }, [key, value]);

  return [value, setValue];
}
