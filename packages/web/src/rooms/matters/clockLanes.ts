import type { MatterClock } from '@zca/domain/matters';
import { daysBetween } from '../../base/catalogue/format.ts';

/** A part of a lane, as shares of the whole width. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One clock on the common calendar. Places are shares of the width, 0 to 1. */
export interface Lane {
  readonly clock: MatterClock;
  /** Time that has been used, and time that is left. */
  readonly used: Stretch;
  readonly left: Stretch | null;
  /** Time beyond the last day while nothing has been done. */
  readonly over: Stretch | null;
  /** Days that did not count. */
  readonly spans: readonly Stretch[];
  /** The last day, and the day that it would be without any roll, where that differs. */
  readonly end: number | null;
  readonly rawEnd: number | null;
}

export interface ClockChart {
  readonly lanes: readonly Lane[];
  readonly today: number;
  readonly ticks: readonly { readonly at: number; readonly day: string }[];
}

function nextMonth(day: string): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

/** Most marks on the axis that can be read on a narrow screen. */
const MOST_TICKS = 6;

/** Lays the clocks of a matter on one calendar, from the first start to the last end or today. */
export function clockChart(clocks: readonly MatterClock[], today: string): ClockChart {
  const days = clocks.flatMap((clock) => [
    clock.startDay,
    ...[clock.dueDay, clock.rawDueDay, ...clock.spans.map((span) => span.to)].filter(
      (day) => day !== null,
    ),
  ]);
  const first = [today, ...days].reduce((a, b) => (a < b ? a : b));
  const last = [today, ...days].reduce((a, b) => (a > b ? a : b));
  // A day has its width: the last one ends where the axis ends.
  const length = Math.max(7, daysBetween(first, last) + 1);
  const at = (day: string): number => Math.min(1, Math.max(0, daysBetween(first, day) / length));
  /** The end of a day. */
  const after = (day: string): number => Math.min(1, (daysBetween(first, day) + 1) / length);

  const lanes = clocks.map((clock): Lane => {
    const start = at(clock.startDay);
    const lastDay = clock.dueDay ?? clock.rawDueDay;
    const end = lastDay === null ? null : after(lastDay);
    const now = after(today);
    const isOver = clock.status === 'met' || clock.status === 'void';
    const usedTo = isOver ? (end ?? now) : Math.min(end ?? now, now);
    return {
      clock,
      used: { from: start, to: Math.max(start, usedTo) },
      left: !isOver && end !== null && end > now ? { from: Math.max(start, now), to: end } : null,
      over: !isOver && end !== null && end < now ? { from: end, to: now } : null,
      spans: clock.spans.map((span) => ({
        from: at(span.from),
        to: span.to === null ? now : at(span.to),
      })),
      end,
      rawEnd:
        clock.rawDueDay !== null && clock.rawDueDay !== clock.dueDay
          ? after(clock.rawDueDay)
          : null,
    };
  });

  const months: string[] = [];
  for (let day = nextMonth(first); day <= last; day = nextMonth(day)) months.push(day);
  const step = Math.max(1, Math.ceil(months.length / MOST_TICKS));
  const ticks = [first, ...months.filter((_, index) => index % step === 0)]
    .map((day) => ({ day, at: at(day) }))
    .filter((tick, index) => index === 0 || tick.at > 0.1);
  return { lanes, today: after(today), ticks };
}
