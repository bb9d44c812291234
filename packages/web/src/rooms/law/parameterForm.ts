import type { LegalParameter } from '@zca/domain/law';
import { isDay } from '../../base/catalogue/format.ts';

/** The form of a new dated row, as typed. */
export interface ParameterForm {
  readonly key: string;
  readonly zhTitle: string;
  readonly enTitle: string;
  readonly value: string;
  readonly unit: string;
  readonly sourceTitle: string;
  readonly documentNumber: string;
  readonly article: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string;
  readonly mark: LegalParameter['mark'];
  readonly note: string;
}

export type FormFault = 'missing' | 'badKey' | 'badDay' | 'badOrder' | 'badValue';

export const EMPTY_PARAMETER: ParameterForm = {
  key: '',
  zhTitle: '',
  enTitle: '',
  value: '',
  unit: '',
  sourceTitle: '',
  documentNumber: '',
  article: '',
  effectiveFrom: '',
  effectiveTo: '',
  mark: 'unverified',
  note: '',
};

/** A value as typed: JSON when it starts with a bracket, a number when it is one, else a text. */
export function readValue(text: string): LegalParameter['value'] | undefined {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  if (/^[[{]/.test(trimmed)) {
    try {
      return JSON.parse(trimmed) as LegalParameter['value'];
    } catch {
      return undefined;
    }
  }
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

/** A value for the form, the way `readValue` reads it. */
export function writeValue(value: LegalParameter['value']): string {
  return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

const REQUIRED = [
  'key',
  'zhTitle',
  'enTitle',
  'value',
  'sourceTitle',
  'effectiveFrom',
] as const satisfies readonly (keyof ParameterForm)[];

/** What is wrong with the form, field by field. */
export function parameterFaults(
  form: ParameterForm,
): Partial<Record<keyof ParameterForm, FormFault>> {
  const faults: Partial<Record<keyof ParameterForm, FormFault>> = {};
  for (const name of REQUIRED) if (form[name].trim() === '') faults[name] = 'missing';
  const note = (name: keyof ParameterForm, wrong: boolean, fault: FormFault): void => {
    if (wrong) faults[name] ??= fault;
  };
  note('key', !/^[a-zA-Z][\w.]*$/.test(form.key.trim()), 'badKey');
  note('value', readValue(form.value) === undefined, 'badValue');
  note('effectiveFrom', !isDay(form.effectiveFrom), 'badDay');
  if (form.effectiveTo !== '') {
    note('effectiveTo', !isDay(form.effectiveTo), 'badDay');
    note('effectiveTo', form.effectiveTo < form.effectiveFrom, 'badOrder');
  }
  return faults;
}

/** The row that a form without faults describes. */
export function toParameter(form: ParameterForm): LegalParameter {
  return {
    key: form.key.trim(),
    value: readValue(form.value) ?? '',
    unit: form.unit,
    title: { zh: form.zhTitle.trim(), en: form.enTitle.trim() },
    sourceTitle: form.sourceTitle.trim(),
    documentNumber: form.documentNumber.trim(),
    article: form.article.trim(),
    effectiveFrom: form.effectiveFrom,
    effectiveTo: form.effectiveTo === '' ? null : form.effectiveTo,
    mark: form.mark,
    note: form.note.trim(),
  };
}

/** A form for a change of law: everything as in the row before, but the days are open. */
export function formAfter(row: LegalParameter): ParameterForm {
  return {
    key: row.key,
    zhTitle: row.title.zh,
    enTitle: row.title.en,
    value: writeValue(row.value),
    unit: row.unit,
    sourceTitle: row.sourceTitle,
    documentNumber: row.documentNumber,
    article: row.article,
    effectiveFrom: '',
    effectiveTo: '',
    mark: 'unverified',
    note: '',
  };
}
