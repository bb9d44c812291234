import { describe, expect, it } from 'vitest';
import { checkDefinition, type ClockDefinition, defineProcedure } from '../src/index.ts';
import { around, CLERK, law, Run } from './support/world.ts';

const title = { zh: '事', en: 'Thing' };
const OLD = {
  title,
  documentNumber: '旧办法',
  effectiveFrom: '2020-01-01',
  effectiveTo: '2026-04-14',
};
const NEW = {
  title,
  documentNumber: '新办法',
  effectiveFrom: '2026-04-15',
  effectiveTo: null,
};
const clerk = [{ role: 'clerk', where: 'handler' }] as const;
const CLOCK: ClockDefinition = {
  title,
  parameter: 'thing.mediate',
  kind: 'statutory',
  startsOn: ['accept'],
  lawDay: 'receivedOn',
  metBy: ['close'],
  roll: 'restDay',
  extension: { by: 'extend', parameter: 'thing.extend', times: 1 },
  waitsFor: 'office',
};

const definition = (clock: Partial<ClockDefinition> = {}) =>
  defineProcedure({
    id: 'thing',
    version: 1,
    title,
    mark: '事',
    lawDay: 'receivedOn',
    basis: [NEW, OLD],
    parties: {},
    fields: {
      what: { type: 'text', title },
      receivedOn: { type: 'day', title },
    },
    subject: 'what',
    initial: 'received',
    states: {
      received: { title },
      accepted: { title },
      closed: { title, end: true },
    },
    actions: {
      file: {
        title,
        from: [],
        by: clerk,
        form: [{ field: 'what' }, { field: 'receivedOn' }],
        office: () => '610113',
      },
      accept: {
        title,
        basis: { [NEW.documentNumber]: '第十五条', [OLD.documentNumber]: '第十四条' },
        from: ['received'],
        to: 'accepted',
        by: clerk,
      },
      extend: { title, from: ['accepted'], by: clerk },
      close: {
        title,
        basis: { [NEW.documentNumber]: '第二十四条' },
        from: ['accepted'],
        to: 'closed',
        by: clerk,
      },
    },
    clocks: { mediate: { ...CLOCK, ...clock } },
    readBy: [],
    retention: { years: 1, mark: 'D' },
  });

/** Forty-five working days until 2026-04-14, sixty days since. */
const laws = [
  law('thing.mediate', 45, 'workingDay', '2020-01-01'),
  law('thing.mediate', 60, 'day', '2026-04-15'),
  law('thing.extend', 5, 'workingDay', '2020-01-01'),
  law('thing.extend', 10, 'day', '2026-04-15'),
];

function accepted(receivedOn: string | null, clock: Partial<ClockDefinition> = {}): Run {
  const run = new Run('2026-04-17T09:00', definition(clock));
  run.at = around('2026-04-17T09:00', { laws });
  run.act('file', CLERK, receivedOn === null ? { what: 'x' } : { what: 'x', receivedOn });
  run.go('2026-04-20T09:00', { laws }).act('accept', CLERK);
  return run;
}
const clockOf = (run: Run) => run.filed.clocks['mediate'];

/** What the journal cites for the acts of a matter. */
const cited = (run: Run) => run.acts.map((act) => act.basis);

describe('the article that an act cites', () => {
  it('is of the instrument in force on the day of receipt', () => {
    expect(cited(accepted('2026-04-14'))).toEqual([undefined, '第十四条']);
    expect(cited(accepted('2026-04-15'))).toEqual([undefined, '第十五条']);
  });

  it('is of that in force on the day of filing while no other is known', () => {
    expect(cited(accepted(null))).toEqual([undefined, '第十五条']);
    const { lawDay: _, ...plain } = definition();
    const run = new Run('2026-04-14T09:00', plain);
    run.at = around('2026-04-14T09:00', { laws });
    run.act('file', CLERK, { what: 'x' });
    run.go('2026-04-20T09:00', { laws }).act('accept', CLERK);
    expect(cited(run)).toEqual([undefined, '第十四条']);
  });

  it('is none where the instrument has none', () => {
    const late = (run: Run) => run.go('2026-04-21T09:00', { laws }).act('close', CLERK);
    const early = accepted('2026-04-14');
    late(early);
    expect(cited(early).at(-1)).toBeUndefined();
    const later = accepted('2026-04-15');
    late(later);
    expect(cited(later).at(-1)).toBe('第二十四条');
  });
});

describe('a clock of the law of another day', () => {
  it('P:A.9-3: has the period of the day of receipt, counted from its own event', () => {
    expect(clockOf(accepted('2026-04-14'))).toMatchObject({
      startDay: '2026-04-20',
      law: { count: 45, unit: 'workingDay' },
      dueDay: '2026-06-25',
    });
    expect(clockOf(accepted('2026-04-15'))).toMatchObject({
      startDay: '2026-04-20',
      law: { count: 60, unit: 'day' },
      dueDay: '2026-06-22',
    });
  });

  it('is extended by the same law', () => {
    const run = accepted('2026-04-14');
    run.go('2026-05-06T09:00', { laws }).act('extend', CLERK);
    expect(clockOf(run)?.extensions).toMatchObject([{ count: 5, unit: 'workingDay' }]);
    const later = accepted('2026-04-15');
    later.go('2026-05-06T09:00', { laws }).act('extend', CLERK);
    expect(clockOf(later)?.extensions).toMatchObject([{ count: 10, unit: 'day' }]);
  });

  it('has that of its event while the day is not known, and where none is named', () => {
    expect(clockOf(accepted(null))).toMatchObject({ law: { count: 60 } });
    const { lawDay: _, ...plain } = CLOCK;
    const run = new Run('2026-04-17T09:00', { ...definition(), clocks: { mediate: plain } });
    run.at = around('2026-04-17T09:00', { laws });
    run.act('file', CLERK, { what: 'x', receivedOn: '2026-04-14' });
    run.go('2026-04-20T09:00', { laws }).act('accept', CLERK);
    expect(clockOf(run)).toMatchObject({ law: { count: 60 } });
  });

  it('is refused where no law was in force on that day', () => {
    const run = new Run('2026-04-17T09:00', definition());
    run.at = around('2026-04-17T09:00', { laws });
    run.act('file', CLERK, { what: 'x', receivedOn: '2019-12-31' });
    const outcome = run.go('2026-04-20T09:00', { laws }).try('accept', CLERK);
    expect(outcome).toMatchObject({ ok: false, refusals: [{ code: 'LAW_MISSING' }] });
  });

  it('names a field that is a day', () => {
    const faults = (clock: Partial<ClockDefinition>) =>
      checkDefinition(definition(clock)).filter(({ where }) => where.includes('mediate'));
    expect(faults({})).toEqual([]);
    expect(faults({ lawDay: 'what' })).toHaveLength(1);
    expect(faults({ lawDay: 'nothing' }).length).toBeGreaterThan(0);
  });
});
