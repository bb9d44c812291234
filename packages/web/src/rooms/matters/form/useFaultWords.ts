import type { FormField } from '@zca/domain/matters';
import { useSpeech } from '../../../base/catalogue/index.tsx';
import { useServiceTexts } from '../../../base/catalogue/services/index.ts';
import type { Fault } from './held.ts';

/** The sentence that says what is wrong in a field and how to mend it. */
export function useFaultWords(): (field: FormField, fault: Fault) => string {
  const { f, say } = useSpeech();
  const { faults } = useServiceTexts().form;
  return (field, fault) => {
    const title = say(field.title);
    switch (fault.kind) {
      case 'long':
        return faults.long(fault.most, fault.length);
      case 'range': {
        const words = (value: number): string =>
          field.type === 'money' ? f.yuan(value) : f.number(value);
        if (fault.min === null) return faults.most(words(fault.max ?? 0));
        if (fault.max === null) return faults.least(words(fault.min));
        return faults.range(words(fault.min), words(fault.max));
      }
      case 'missing':
      case 'unchosen':
      case 'number':
      case 'whole':
        return faults[fault.kind](title);
      default:
        return faults[fault.kind];
    }
  };
}
