/** Languages of the product. */
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** A name or sentence that data carries in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** Numbers, days and money as a language writes them. */
export interface Formats {
  readonly language: Language;
  readonly number: (value: number, fractionDigits?: number) => string;
  readonly percent: (share: number) => string;
  /** A calendar day; zh `2026-11-24`, en `24 Nov 2026`. */
  readonly day: (day: string) => string;
  /** An instant (ISO 8601) to the minute, in Asia/Shanghai. */
  readonly instant: (iso: string) => string;
  /** Integer fen as yuan. */
  readonly yuan: (fen: number) => string;
  /** Names in a row: `甲、乙`, `A, B`. */
  readonly list: (items: readonly string[]) => string;
  /** Statements in a row: `甲；乙`, `A; B`. */
  readonly statements: (items: readonly string[]) => string;
  /** English chooses by number, Chinese takes the second form. */
  readonly plural: (count: number, one: string, other: string) => string;
  /** Whole months as years and months: `14 年 5 个月`. */
  readonly months: (count: number) => string;
}

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const;

function makeFormats(language: Language): Formats {
  const locale = LOCALES[language];
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const rules = new Intl.PluralRules(locale);
  const englishDay = new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  });
  const clock = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Shanghai',
  });
  const day = (text: string): string => {
    if (language === 'zh' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
    return englishDay.format(new Date(`${text}T00:00:00Z`));
  };
  const plural = (count: number, one: string, other: string): string =>
    language === 'zh' || rules.select(count) !== 'one' ? other : one;
  return {
    language,
    number: (value, fractionDigits) =>
      fractionDigits === undefined
        ? plain.format(value)
        : new Intl.NumberFormat(locale, {
            minimumFractionDigits: fractionDigits,
            maximumFractionDigits: fractionDigits,
          }).format(value),
    percent: (value) => share.format(value),
    day,
    instant: (iso) => {
      const at = new Date(iso);
      if (Number.isNaN(at.getTime())) return iso;
      const [date = '', time = ''] = clock.format(at).split(' ');
      return `${day(date)} ${time}`;
    },
    yuan: (fen) => {
      const amount = new Intl.NumberFormat(locale, {
        minimumFractionDigits: fen % 100 === 0 ? 0 : 2,
        maximumFractionDigits: 2,
      }).format(fen / 100);
      return language === 'zh' ? `${amount} 元` : `CNY ${amount}`;
    },
    list: (items) => items.join(language === 'zh' ? '、' : ', '),
    statements: (items) => items.join(language === 'zh' ? '；' : '; '),
    plural,
    months: (count) => {
      const years = Math.floor(count / 12);
      const rest = count % 12;
      const parts: string[] = [];
      if (language === 'zh') {
        if (years > 0) parts.push(`${years} 年`);
        if (rest > 0 || years === 0) parts.push(`${rest} 个月`);
        return parts.join(' ');
      }
      if (years > 0) parts.push(`${years} ${plural(years, 'year', 'years')}`);
      if (rest > 0 || years === 0) parts.push(`${rest} ${plural(rest, 'month', 'months')}`);
      return parts.join(' ');
    },
  };
}

const FORMATS: Readonly<Record<Language, Formats>> = {
  zh: makeFormats('zh'),
  en: makeFormats('en'),
};

export function formatsFor(language: Language): Formats {
  return FORMATS[language];
}

/** Today in Asia/Shanghai, as a calendar day. */
export function todayInCity(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
    now,
  );
}

/** Whole months from one calendar day to a later one; 0 when the second is not later. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split('-').map(Number);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth) - (toDay < fromDay ? 1 : 0);
  return Math.max(0, months);
}

/** Days from one calendar day to another, negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** Whether a text is a calendar day that exists. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
