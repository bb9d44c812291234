import type { MatterClock, MatterRow } from '@zca/domain/matters';

type AnyClock = Pick<
  MatterClock,
  'colour' | 'dueDay' | 'dueAt' | 'daysLeft' | 'unit' | 'missingYear'
> &
  Partial<Pick<MatterClock, 'status' | 'wasLate'>>;

/** How a time limit stands: its sign, and what is said beside it. */
export type Limit =
  | {
      readonly kind: 'left' | 'over';
      readonly count: number;
      readonly unit: string;
      readonly face: Face;
    }
  | { readonly kind: 'today'; readonly time: string | null; readonly face: Face }
  | { readonly kind: 'unknown'; readonly year: number; readonly face: 'dotted' }
  | { readonly kind: 'paused'; readonly face: 'paused' }
  | { readonly kind: 'inTime' | 'late' | 'void' | 'none'; readonly face: Face };

export type Face =
  | 'early'
  | 'half'
  | 'late'
  | 'over'
  | 'paused'
  | 'dotted'
  | 'done'
  | 'doneLate'
  | 'none';

const RUNNING_FACES = {
  green: 'early',
  amber: 'half',
  orange: 'late',
  red: 'over',
  grey: 'early',
} as const;

const timeInCity = new Intl.DateTimeFormat('sv-SE', {
  timeStyle: 'short',
  timeZone: 'Asia/Shanghai',
});

/** The state of one clock. */
export function limitOf(clock: AnyClock): Limit {
  if (clock.status === 'paused') return { kind: 'paused', face: 'paused' };
  if (clock.status === 'void') return { kind: 'void', face: 'none' };
  if (clock.status === 'met') {
    return clock.wasLate === true
      ? { kind: 'late', face: 'doneLate' }
      : { kind: 'inTime', face: 'done' };
  }
  if (clock.missingYear !== null) {
    return { kind: 'unknown', year: clock.missingYear, face: 'dotted' };
  }
  const face = RUNNING_FACES[clock.colour];
  const { daysLeft, unit } = clock;
  if (face === 'over') return { kind: 'over', count: Math.abs(daysLeft ?? 0), unit, face };
  if (daysLeft === null) return { kind: 'none', face: 'none' };
  if (daysLeft === 0) {
    // Only a limit in hours ends within a day.
    const time =
      unit === 'hour' && clock.dueAt !== null ? timeInCity.format(new Date(clock.dueAt)) : null;
    return { kind: 'today', time, face: 'late' };
  }
  return { kind: 'left', count: daysLeft, unit, face };
}

/** The state of the limit that a row of a list shows. */
export function limitOfRow(row: MatterRow): Limit {
  if (row.clock !== null) return limitOf(row.clock);
  return row.isPaused ? { kind: 'paused', face: 'paused' } : { kind: 'none', face: 'none' };
}
