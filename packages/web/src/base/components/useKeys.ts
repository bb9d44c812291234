import { useEffect, useRef } from 'react';

/** Inputs that letters are not written into. */
const NOT_WRITTEN = new Set(['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color']);

/** Whether a key pressed there is text being written, not a command. */
function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !NOT_WRITTEN.has(target.type);
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

/** What a key presses by itself, where the focus is on it. */
const PRESSED: Readonly<Record<string, string>> = {
  Enter: 'a, button, summary',
  ' ': 'button, summary, input',
};

/** Whether the key has a meaning of its own there: Enter follows a link, both press a button. */
function isPressing(key: string, target: EventTarget | null): boolean {
  const pressed = PRESSED[key];
  return pressed !== undefined && target instanceof HTMLElement && target.closest(pressed) !== null;
}

/** Single keys that act on the whole page, unless the reader is writing or holds a modifier. */
export function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (isWriting(event.target) || document.querySelector('dialog[open]') !== null) return;
      if (isPressing(event.key, event.target)) return;
      const action = latest.current[event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
