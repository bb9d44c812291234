import type { MatterClock, MatterRow, QueuePage } from '@zca/domain/matters';
import { describe, expect, it } from 'vitest';
import { clockChart } from '../../src/rooms/matters/clockLanes.ts';
import { limitOf, limitOfRow } from '../../src/rooms/matters/limit.ts';
import { groupsOf } from '../../src/rooms/matters/queueGroups.ts';

const clock = (part: Partial<MatterClock> = {}): MatterClock => ({
  id: 'decide',
  title: { zh: '作出决定', en: 'Decide' },
  kind: 'statutory',
  status: 'running',
  colour: 'green',
  startDay: '2026-11-10',
  dueDay: '2026-11-30',
  rawDueDay: '2026-11-30',
  dueAt: '2026-11-30T16:00:00.000Z',
  missingYear: null,
  daysLeft: 4,
  unit: 'workingDay',
  count: 5,
  spans: [],
  extensions: 0,
  wasLate: null,
  waitsFor: 'office',
  law: {
    sourceTitle: '办法',
    documentNumber: '令',
    article: '第一条',
    effectiveFrom: '2026-01-01',
    mark: 'V',
  },
  ...part,
});

describe('how a time limit stands', () => {
  it.each([
    [{}, { kind: 'left', count: 4, face: 'early' }],
    [{ colour: 'amber' }, { kind: 'left', face: 'half' }],
    [
      { colour: 'orange', daysLeft: 0 },
      { kind: 'today', time: null, face: 'late' },
    ],
    [
      { colour: 'orange', daysLeft: 0, unit: 'hour', dueAt: '2026-11-24T08:00:00.000Z' },
      { kind: 'today', time: '16:00' },
    ],
    [
      { colour: 'red', daysLeft: -2 },
      { kind: 'over', count: 2, face: 'over' },
    ],
    [{ status: 'paused', dueDay: null, daysLeft: null }, { kind: 'paused' }],
    [
      { missingYear: 2027, dueDay: null, daysLeft: null },
      { kind: 'unknown', year: 2027 },
    ],
    [
      { status: 'met', wasLate: false },
      { kind: 'inTime', face: 'done' },
    ],
    [
      { status: 'met', wasLate: true },
      { kind: 'late', face: 'doneLate' },
    ],
    [{ status: 'void' }, { kind: 'void' }],
  ] as const)('%j', (part, expected) => {
    expect(limitOf(clock(part as Partial<MatterClock>))).toMatchObject(expected);
  });

  it('of a row without a clock is that it is suspended, or that there is none', () => {
    const row = { clock: null, isPaused: true } as MatterRow;
    expect(limitOfRow(row).kind).toBe('paused');
    expect(limitOfRow({ ...row, isPaused: false }).kind).toBe('none');
  });
});

describe('groups of a queue', () => {
  const row = (id: string, part: Partial<MatterClock> | null, isPaused = false) =>
    ({
      id,
      endedAt: null,
      isPaused,
      clock: part === null ? null : clock(part),
    }) as unknown as MatterRow;
  const page = (matters: MatterRow[], soonDay: string | null = '2026-12-01') =>
    ({
      matters,
      soonDay,
      today: '2026-11-24',
      next: null,
      counts: { overdue: 3, today: 4, soon: 9, later: 20 },
      procedures: [],
    }) as unknown as QueuePage;
  const rows = [
    row('a', { colour: 'red', daysLeft: -1, dueDay: '2026-11-23' }),
    row('b', { dueDay: '2026-11-24', daysLeft: 0 }),
    row('c', { dueDay: '2026-12-01' }),
    row('d', { dueDay: '2026-12-02' }),
    row('e', null),
    row('f', null, true),
  ];

  it('stand in the order of urgency, with the counts of the whole', () => {
    const groups = groupsOf(page(rows), true);
    expect(groups.map(({ name, count, rows: [one] }) => [name, count, one?.id])).toEqual([
      ['overdue', 3, 'a'],
      ['today', 4, 'b'],
      ['soon', 9, 'c'],
      ['later', 20, 'd'],
      ['paused', null, 'f'],
      ['none', null, 'e'],
    ]);
  });

  it('tell no count that is another’s, and nothing is soon without a calendar', () => {
    const groups = groupsOf(page(rows, null), false);
    expect(groups.every((group) => group.count === null)).toBe(true);
    expect(groups.map((group) => group.name)).not.toContain('soon');
  });
});

describe('the drawing of clocks', () => {
  it('lays every clock on one calendar', () => {
    const { lanes, today, ticks } = clockChart(
      [
        clock({
          startDay: '2026-10-01',
          dueDay: '2026-12-09',
          rawDueDay: '2026-12-07',
          spans: [{ from: '2026-10-11', to: '2026-10-21' }],
        }),
        clock({ startDay: '2026-11-10', dueDay: '2026-11-20', rawDueDay: '2026-11-20' }),
      ],
      '2026-11-30',
    );
    // 70 days, the last of them whole.
    expect(lanes[0]).toMatchObject({ used: { from: 0 }, end: 1, rawEnd: 68 / 70, over: null });
    expect(lanes[0]!.left).toEqual({ from: today, to: 1 });
    expect(lanes[0]!.spans).toEqual([{ from: 10 / 70, to: 20 / 70 }]);
    expect(lanes[1]!.left).toBeNull();
    expect(lanes[1]!.over).toEqual({ from: lanes[1]!.end, to: today });
    expect(ticks.map((tick) => tick.day)).toEqual(['2026-10-01', '2026-11-01', '2026-12-01']);
  });

  it('ends a suspended clock today, and draws what has been done to its end', () => {
    const { lanes, today } = clockChart(
      [
        clock({
          status: 'paused',
          dueDay: null,
          rawDueDay: null,
          spans: [{ from: '2026-11-20', to: null }],
        }),
        clock({ status: 'met', dueDay: '2026-11-20', rawDueDay: '2026-11-20' }),
      ],
      '2026-11-24',
    );
    expect(lanes[0]).toMatchObject({ end: null, left: null, over: null });
    expect(lanes[0]!.spans[0]!.to).toBe(today);
    expect(lanes[1]).toMatchObject({ left: null, over: null });
    expect(lanes[1]!.used.to).toBe(lanes[1]!.end);
  });
});
