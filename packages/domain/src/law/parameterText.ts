import type { LegalParameter } from './model.ts';

/** Units of legal parameters, after a number. */
const UNITS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  year: { zh: '年', en: 'years' },
  month: { zh: '个月', en: 'months' },
  day: { zh: '日', en: 'days' },
  workingDay: { zh: '个工作日', en: 'working days' },
  hour: { zh: '小时', en: 'hours' },
  percent: { zh: '%', en: '%' },
  fen: { zh: '分', en: 'fen' },
};

/** The value of a legal parameter with its unit, in both languages; a structure as its JSON. */
export function parameterText(row: Pick<LegalParameter, 'value' | 'unit'>): {
  zh: string;
  en: string;
} {
  const value = typeof row.value === 'object' ? JSON.stringify(row.value) : String(row.value);
  const unit = UNITS[row.unit];
  if (unit === undefined) return { zh: value, en: value };
  return { zh: `${value} ${unit.zh}`, en: `${value} ${unit.en}` };
}
