import { DISTRICTS, INDUSTRIES, OVERLAYS, RIGHT_FIELDS } from '@zca/domain/registry';
import type { Bilingual } from '../../base/catalogue/format.ts';

const FIELDS = new Map(RIGHT_FIELDS.map((field) => [field.name, field]));

/** Label of a field of the rights index; its name when the index has no such field. */
export function fieldLabel(field: string): Bilingual {
  return FIELDS.get(field)?.label ?? { zh: field, en: field };
}

/** Label of a value of a field with a closed list; the value itself otherwise. */
export function valueLabel(field: string, value: string): Bilingual {
  const known = FIELDS.get(field)?.values?.find((each) => each.value === value);
  return known?.label ?? { zh: value, en: value };
}

export function overlayLabel(value: string): Bilingual {
  return OVERLAYS.find((each) => each.value === value)?.label ?? { zh: value, en: value };
}

/** Place of an industry in the fixed palette, from 1; 0 for anything else. */
export function industryPlace(value: string): number {
  return INDUSTRIES.findIndex((each) => each.value === value) + 1;
}

export function districtLabel(code: string): Bilingual {
  return DISTRICTS.find((each) => each.value === code)?.label ?? { zh: code, en: code };
}

/** Field that a class of a chart belongs to, by the form of its symbol. */
export function classField(value: string): string {
  if (/^\d{1,2}$/.test(value)) return 'nice';
  if (/^\d{2}-\d{2}$/.test(value)) return 'locarno';
  return /^[A-H]\d{2}[A-Z]$/.test(value) ? 'ipcSubclass' : 'ipcGroup';
}
