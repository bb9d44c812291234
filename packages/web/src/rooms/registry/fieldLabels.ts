import { RIGHT_FIELDS } from '@zca/domain/registry';
import type { FieldLabels } from './useFieldLabels.ts';

const FIELDS = new Map(RIGHT_FIELDS.map((field) => [field.name, field]));

/** Labels out of the registry of fields, which holds every closed list and is therefore large. */
export const fieldLabels: FieldLabels = {
  field: (name) => FIELDS.get(name)?.label ?? { zh: name, en: name },
  value: (name, value) =>
    FIELDS.get(name)?.values?.find((each) => each.value === value)?.label ?? {
      zh: value,
      en: value,
    },
};
