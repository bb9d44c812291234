import { describe, expect, it } from 'vitest';
import {
  type ActionDefinition,
  checkDefinition,
  checkMigration,
  evolve,
  migrate,
  MIGRATED,
  type ProcedureDefinition,
} from '../src/index.ts';
import { GARDEN } from './support/garden.ts';
import { around, CLERK, deciding, granted, reviewed, ROSE, Run } from './support/world.ts';

const garden: ProcedureDefinition = GARDEN;
const { waiting, deciding: decision, review, ...states } = garden.states;
const { answerBy: _, decideBy, ...clocks } = garden.clocks;
const { lapse: __, ...actions } = garden.actions;

const renamed = (path: string) =>
  path.replace(/^waiting$/, 'paused').replace(/^deciding/, 'office.deciding');
const moved = (action: ActionDefinition): ActionDefinition => ({
  ...action,
  from: action.from.map(renamed),
  ...(typeof action.to === 'string' ? { to: renamed(action.to) } : {}),
});

/** The second version: `waiting` is called `paused`, `deciding` lies inside `office`, one clock is gone. */
const SECOND: ProcedureDefinition = {
  ...garden,
  version: 2,
  states: {
    ...states,
    review: { ...review!, whenDone: 'office' },
    paused: waiting!,
    office: {
      title: { zh: '机关', en: 'Office' },
      initial: 'deciding',
      states: { deciding: decision! },
    },
  },
  actions: Object.fromEntries(Object.entries(actions).map(([name, one]) => [name, moved(one)])),
  clocks: { ...clocks, decideBy: { ...decideBy!, pausesIn: ['review.site.frozen'] } },
  migration: { from: 1, states: { waiting: 'paused', deciding: 'office.deciding' } },
};

const later = around('2026-04-20T10:00');

describe('a running matter comes to a new version', () => {
  it('in the state that the new version names, with its values and clocks', () => {
    const run = deciding();
    run.act('draft', CLERK, { isGranted: true });
    const act = migrate(SECOND, run.filed, later);
    expect(act).toMatchObject({
      action: MIGRATED,
      version: 2,
      number: run.filed.revision + 1,
      actor: { kind: 'system' },
      position: { office: { deciding: 'signing' } },
      hasEnded: false,
      data: {},
      clocks: {},
    });
    const after = evolve(run.filed, act);
    expect(after).toMatchObject({ version: 2, data: run.filed.data, clocks: run.filed.clocks });
  });

  it('keeps several states at once', () => {
    const run = reviewed();
    run.act('read', CLERK);
    expect(migrate(SECOND, run.filed, later).position).toEqual({
      review: { site: 'visit', desk: 'read' },
    });
  });

  it('without the clocks that the new version does not have, and with its pauses', () => {
    const run = reviewed();
    run.act('askMore', CLERK);
    const act = migrate(SECOND, run.filed, later);
    expect(act.position).toBe('paused');
    // The new version does not stop time while it waits.
    expect(act.clocks).toMatchObject({
      answerBy: { status: 'void', wasLate: null },
      decideBy: { status: 'running', spans: [{ from: '2026-04-16', to: '2026-04-20' }] },
    });
  });

  it('into an end leaves no clock open', () => {
    const ending = { ...SECOND, migration: { from: 1, states: { granted: 'withdrawn' } } };
    const run = granted();
    run.act('serve', CLERK);
    const act = migrate(ending, run.filed, later);
    expect(act).toMatchObject({ hasEnded: true, clocks: { objectBy: { status: 'void' } } });
    expect(evolve(run.filed, act).endedAt).toBe(later.now);
  });

  it('and is acted in under it from then on', () => {
    const run = reviewed();
    run.act('askMore', CLERK);
    const next = new Run('2026-04-21T10:00', SECOND);
    next.matter = evolve(run.filed, migrate(SECOND, run.filed, later));
    next.data = run.data;
    next.act('answer', ROSE);
    expect(next.filed).toMatchObject({ version: 2, position: { review: { desk: 'reading' } } });
  });

  it('only from the version that it names, and only where it has a place', () => {
    const run = reviewed();
    expect(() => migrate(garden, run.filed, later)).toThrow('takes no matters of gardenPermit@1');
    const third = { ...SECOND, version: 3, migration: { from: 2, states: {} } };
    expect(() => migrate(third, run.filed, later)).toThrow(RangeError);
    expect(() => migrate({ ...SECOND, id: 'other' }, run.filed, later)).toThrow(RangeError);
    const nowhere = { ...SECOND, migration: { from: 1, states: {} } };
    run.act('askMore', CLERK);
    expect(() => migrate(nowhere, run.filed, later)).toThrow('has no place for "waiting"');
  });
});

describe('a migration', () => {
  it('has a place for every state in which a matter can be', () => {
    expect(checkDefinition(SECOND)).toEqual([]);
    expect(checkMigration(garden, SECOND)).toEqual([]);
    const nowhere = { ...SECOND, migration: { from: 1, states: { waiting: 'paused' } } };
    expect(checkMigration(garden, nowhere).map((fault) => fault.where)).toEqual(
      expect.arrayContaining(['states.deciding.drafting', 'states.deciding.signing']),
    );
    expect(checkMigration(garden, nowhere)).toHaveLength(2);
  });

  it('is from the version before', () => {
    expect(checkMigration(garden, garden)).toEqual([
      { where: 'migration', what: 'not from gardenPermit@1' },
    ]);
    expect(checkMigration({ ...garden, id: 'x' }, SECOND)).toHaveLength(1);
  });
});
