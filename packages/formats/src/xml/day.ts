/** 'YYYY-MM-DD'. */
export type CalendarDay = string;

/**
 * A day as the office writes it (`20211210`, also with `-` or `.`). Undefined for nothing and for
 * the placeholders `0`, `00000000`; null when something stands there that is no day.
 */
export function readDay(text: string | undefined): CalendarDay | undefined | null {
  const bare = (text ?? '').trim();
  if (/^0*$/.test(bare)) return undefined;
  const match = /^(\d{4})[-./年]?(\d{1,2})[-./月]?(\d{1,2})日?$/.exec(bare);
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso ? null : iso;
}
