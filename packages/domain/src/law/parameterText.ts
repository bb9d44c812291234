import type { Bilingual } from '@zca/query';
import type { LegalParameter } from './model.ts';

/** Units of legal parameters in words, as they stand after a number. */
export const PARAMETER_UNITS: Readonly<Record<string, Bilingual>> = {
  year: { zh: '年', en: 'years' },
  month: { zh: '个月', en: 'months' },
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  hour: { zh: '小时', en: 'hours' },
  percent: { zh: '%', en: '%' },
  percentPerDay: { zh: '%／日', en: '% a day' },
  fen: { zh: '分', en: 'fen' },
  metre: { zh: '米', en: 'metres' },
};

/** The value of a legal parameter with its unit, in both languages; a structure as its JSON. */
export function parameterText(row: Pick<LegalParameter, 'value' | 'unit'>): {
  zh: string;
  en: string;
} {
  const value = typeof row.value === 'object' ? JSON.stringify(row.value) : String(row.value);
  const unit = PARAMETER_UNITS[row.unit];
  if (unit === undefined) return { zh: value, en: value };
  return { zh: `${value} ${unit.zh}`, en: `${value} ${unit.en}` };
}
