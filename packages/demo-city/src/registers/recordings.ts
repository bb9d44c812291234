import type { EntryDraft } from '@zca/domain/indicators';
import { addMonths, type CalendarDay, calendarDay, dayParts } from '@zca/standards';
import { demonstrationEntries, type EntryOptions } from './entries.ts';

/** Day of the month on which what became known in the month before is recorded. */
const RECORDING_DAY = 5;

/** What was recorded on one day. */
export interface Recording {
  readonly day: CalendarDay;
  readonly entries: readonly EntryDraft[];
}

/**
 * The entries of the demonstration city as they came to be recorded, by day: what became known in a month
 * on the fifth of the next one, and what is not due by then today. A case that was closed or a pledge that
 * was released in a later month than it began stands there twice: without its end, and then with it, as the
 * line that takes the place of the first.
 */
export function demonstrationRecordings(options: EntryOptions): Recording[] {
  const { today } = options;
  const byDay = new Map<CalendarDay, EntryDraft[]>();
  const record = (day: CalendarDay, entry: EntryDraft) => {
    const known = byDay.get(day);
    if (known === undefined) byDay.set(day, [entry]);
    else known.push(entry);
  };
  for (const entry of demonstrationEntries(options)) {
    const begun = recordingDay(entry.from, today);
    const ended = entry.to === undefined ? begun : recordingDay(entry.to, today);
    if (ended > begun) {
      const { to: _to, ...open } = entry;
      record(begun, open);
    }
    record(ended, entry);
  }
  return [...byDay]
    .map(([day, entries]) => ({ day, entries }))
    .toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function recordingDay(day: CalendarDay, today: CalendarDay): CalendarDay {
  const { year, month } = dayParts(day);
  const next = addMonths(calendarDay(year, month, RECORDING_DAY), 1);
  return next < today ? next : today;
}
