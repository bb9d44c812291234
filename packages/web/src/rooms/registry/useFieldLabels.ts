import { useEffect, useState } from 'react';
import type { Bilingual } from '../../base/catalogue/format.ts';

/** Labels of fields and of the values of closed lists. */
export interface FieldLabels {
  readonly field: (name: string) => Bilingual;
  readonly value: (name: string, value: string) => Bilingual;
}

/** Names and values as they are, until the labels are there. */
const BARE: FieldLabels = {
  field: (name) => ({ zh: name, en: name }),
  value: (_, value) => ({ zh: value, en: value }),
};

let loaded: FieldLabels | null = null;

/**
 * Labels of fields and values, fetched when a page first needs them: answers carry the labels of what
 * they list, and only conditions outside the answer need the registry of fields.
 */
export function useFieldLabels(needed: boolean): FieldLabels {
  const [labels, setLabels] = useState(loaded);
  useEffect(() => {
    if (!needed || labels !== null) return;
    const load = async (): Promise<void> => {
      loaded = (await import('./fieldLabels.ts')).fieldLabels;
      setLabels(loaded);
    };
    void load();
  }, [needed, labels]);
  return labels ?? BARE;
}
