import type { FormField } from '@zca/domain/matters';
import { useCallback, useEffect, useState } from 'react';
import { keepDraft, recallDraft, removeDraft } from './draft.ts';
import type { Held } from './held.ts';

/** So long after the last key a draft is kept. */
const KEEP_AFTER_MS = 400;

/**
 * What is typed into a form, kept on the device until it is sent: without what points at a person,
 * and removable.
 */
export function useDraft(form: string, fields: readonly FormField[]) {
  const [held, setHeld] = useState<Held>(() => recallDraft(form, fields));
  const [wasRestored] = useState(() => Object.keys(held).length > 0);
  const [isKept, setKept] = useState(wasRestored);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    if (isOver) return undefined;
    const timer = setTimeout(() => setKept(keepDraft(form, fields, held)), KEEP_AFTER_MS);
    return () => clearTimeout(timer);
  }, [form, fields, held, isOver]);
  const remove = useCallback((): void => {
    removeDraft(form);
    setKept(false);
    setHeld({});
  }, [form]);
  /** The form has been sent: nothing of it stays. */
  const end = useCallback((): void => {
    setOver(true);
    removeDraft(form);
  }, [form]);
  /** An empty form for the next one. */
  const restart = useCallback((): void => {
    setOver(false);
    setKept(false);
    setHeld({});
  }, []);
  return { held, setHeld, wasRestored, isKept, remove, end, restart };
}
