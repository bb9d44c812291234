import { describe, expect, it } from 'vitest';
import { buildWorkingCalendar, expandPublishedYear, PUBLISHED_YEARS } from '@zca/standards';
import {
  decideExpiry,
  PLATFORM,
  RAN_OUT,
  ranOutAct,
  RECOMPUTED,
  recomputedAct,
} from '../src/index.ts';
import {
  applied,
  around,
  CLERK,
  codes,
  deciding,
  granted,
  HEAD,
  INSPECTOR,
  law,
  reviewed,
  ROSE,
  Run,
  APPLICATION,
} from './support/world.ts';

const clockOf = (run: Run, name: string) => run.filed.clocks[name]!;

/** A matter that waits for the applicant since 2026-04-16. */
function waiting(): Run {
  const run = reviewed();
  run.act('askMore', CLERK);
  return run;
}

describe('the law in force on the day of the event', () => {
  it('gives the period, on both sides of the change (P:A.9-3)', () => {
    const before = applied({}, '2026-04-14T23:59');
    expect(clockOf(before, 'acceptBy').law.count).toBe(5);
    const after = applied({}, '2026-04-15T00:00');
    expect(clockOf(after, 'acceptBy').law).toMatchObject({ count: 7, effectiveFrom: '2026-04-15' });
  });

  it('stays with a clock that runs when the law changes', () => {
    const run = applied({}, '2026-04-14T10:00');
    run.go('2026-04-16T10:00').act('take', CLERK);
    expect(clockOf(run, 'acceptBy')).toMatchObject({ law: { count: 5 }, dueDay: '2026-04-21' });
  });

  it('is that of the entered day, where the definition says so', () => {
    const run = granted();
    run.go('2026-05-20T10:00').act('serve', CLERK, { servedDay: '2026-05-06' });
    expect(clockOf(run, 'objectBy')).toMatchObject({
      startDay: '2026-05-06',
      startAt: '2026-05-05T16:00:00.000Z',
      dueDay: '2026-08-06',
    });
    const today = granted();
    today.go('2026-05-20T10:00').act('serve', CLERK);
    expect(clockOf(today, 'objectBy')).toMatchObject({
      startDay: '2026-05-20',
      startAt: today.at.now,
    });
  });

  it('of an extension is that of the period which it prolongs', () => {
    const run = reviewed();
    run.act('askTime', CLERK);
    const laws = [law('garden.extend', 30, 'day'), law('garden.extend', 1, 'day', '2026-04-17')];
    run.go('2026-05-01T10:00', { laws }).act('giveTime', HEAD);
    expect(clockOf(run, 'decideBy').extensions).toMatchObject([{ count: 30 }]);
  });
});

describe('clocks of a matter', () => {
  it('begin, are met, and are left alone by other acts', () => {
    const run = applied();
    expect(Object.keys(run.filed.clocks)).toEqual(['acceptBy']);
    expect(run.act('take', CLERK).act.clocks).toEqual({});
    run.go('2026-04-27T23:59').act('accept', CLERK);
    expect(clockOf(run, 'acceptBy')).toMatchObject({ status: 'met', wasLate: false });
    expect(clockOf(run, 'decideBy')).toMatchObject({ status: 'running', startDay: '2026-04-27' });
    const late = applied();
    late.go('2026-04-28T00:00').act('accept', CLERK);
    expect(clockOf(late, 'acceptBy')).toMatchObject({ status: 'met', wasLate: true });
  });

  it('pause in a state and in one of several that hold at once', () => {
    const run = reviewed();
    run.go('2026-04-20T10:00').act('freeze', CLERK);
    expect(clockOf(run, 'decideBy').status).toBe('paused');
    run.go('2026-04-30T10:00').act('thaw', CLERK);
    expect(clockOf(run, 'decideBy')).toMatchObject({ status: 'running', rawDueDay: '2026-06-25' });
    run.act('askMore', CLERK);
    expect(clockOf(run, 'decideBy').status).toBe('paused');
    run.go('2026-05-01T10:00').act('answer', ROSE);
    expect(clockOf(run, 'decideBy')).toMatchObject({ status: 'running', rawDueDay: '2026-06-26' });
  });

  it('become void when the matter ends, and when an action says so', () => {
    const run = waiting();
    const ended = run.act('withdraw', ROSE).act;
    expect(ended.hasEnded).toBe(true);
    expect(clockOf(run, 'answerBy')).toMatchObject({ status: 'void', wasLate: null });
    expect(clockOf(run, 'decideBy')).toMatchObject({ status: 'void', endedAt: run.at.now });
    expect(clockOf(run, 'acceptBy').status).toBe('met');
    const looked = granted();
    looked.act('serve', CLERK);
    looked.act('look', CLERK);
    expect(clockOf(looked, 'objectBy').status).toBe('void');
    expect(looked.filed.endedAt).toBeNull();
  });

  it('begin only where their condition holds', () => {
    const beds = granted();
    beds.act('alarm', CLERK);
    expect(beds.filed.clocks).not.toHaveProperty('lookBy');
    const trees = granted({ kind: 'trees' });
    trees.act('alarm', CLERK);
    expect(clockOf(trees, 'lookBy')).toMatchObject({ status: 'running', law: { unit: 'hour' } });
  });

  it('begin anew when they are started again', () => {
    const run = granted();
    run.go('2026-05-20T10:00').act('serve', CLERK, { servedDay: '2026-05-06' });
    run.go('2026-06-20T10:00').act('serve', CLERK, { servedDay: '2026-06-18' });
    expect(clockOf(run, 'objectBy')).toMatchObject({
      startDay: '2026-06-18',
      dueDay: '2026-09-18',
    });
  });

  it('never stand before the last act when the machine’s clock is set back', () => {
    const run = applied({}, '2026-04-16T09:00');
    run.go('2026-04-15T09:00').act('accept', CLERK);
    expect(run.acts.at(-1)!.at).toBe(run.acts[0]!.at);
    expect(clockOf(run, 'decideBy').startDay).toBe('2026-04-16');
  });
});

describe('a clock that runs out', () => {
  it('is written down by the platform, from the first instant on, once', () => {
    const run = applied();
    expect(ranOutAct(run.definition, run.filed, around('2026-04-27T23:59'))).toBeNull();
    const act = ranOutAct(run.definition, run.filed, around('2026-04-28T00:00'))!;
    expect(act).toMatchObject({
      action: RAN_OUT,
      number: 2,
      actor: { id: null, kind: 'system' },
      data: {},
      clocks: { acceptBy: { status: 'running', ranOutAt: '2026-04-27T16:00:00.000Z' } },
    });
    run.fold(act);
    expect(ranOutAct(run.definition, run.filed, around('2026-04-29T00:00'))).toBeNull();
    expect(decideExpiry(run.definition, { ...run, matter: run.filed }, run.at)).toBeNull();
    expect(run.filed.doneBy).toEqual({ apply: ['rose'] });
  });

  it('lets the platform act where the definition says so', () => {
    const run = waiting();
    expect(clockOf(run, 'answerBy').dueDay).toBe('2026-04-23');
    const expiry = decideExpiry(
      run.definition,
      { matter: run.filed, data: run.data },
      around('2026-04-24T00:00'),
    )!;
    expect(expiry.refusals).toEqual([]);
    expect(expiry.decisions.map(({ act }) => act.action)).toEqual([RAN_OUT, 'lapse']);
    for (const { act } of expiry.decisions) run.fold(act);
    expect(run.filed).toMatchObject({ position: 'lapsed' });
    expect(clockOf(run, 'answerBy')).toMatchObject({ status: 'void', wasLate: true });
    expect(clockOf(run, 'decideBy')).toMatchObject({ status: 'void', wasLate: null });
    expect(run.acts.at(-1)!.actor).toEqual({
      id: null,
      kind: 'system',
      role: null,
      jurisdiction: null,
    });
  });

  it('lets nobody else take the platform’s act', () => {
    const run = waiting();
    for (const somebody of [ROSE, CLERK, HEAD]) {
      expect(codes(run.try('lapse', somebody))).toEqual(['NOT_ALLOWED']);
    }
    expect(codes(run.try('lapse', PLATFORM))).toEqual([]);
    expect(codes(applied().try('lapse', PLATFORM))).toEqual(['ACTION_NOT_NOW']);
  });

  it('leaves out what an act before it has made needless', () => {
    const { definition } = waiting();
    const { answerBy } = definition.clocks;
    const title = { zh: '催告', en: 'Urge' };
    const run = new Run('2026-04-16T09:00', {
      ...definition,
      actions: { ...definition.actions, urge: { title, from: ['waiting'], by: [] } },
      clocks: {
        urgeBy: { ...answerBy!, onExpiry: 'urge' },
        answerBy: { ...answerBy!, voidBy: ['urge'] },
      },
    });
    run.act('apply', ROSE, APPLICATION);
    run.act('accept', CLERK);
    run.act('askMore', CLERK);
    const subject = { matter: run.filed, data: run.data };
    const expiry = decideExpiry(run.definition, subject, around('2026-04-24T00:00'))!;
    expect(expiry.decisions.map(({ act }) => act.action)).toEqual([RAN_OUT, 'urge']);
  });

  it('leaves out the platform’s act where the state has gone on, and tells what it could not do', () => {
    const run = waiting();
    const position = { deciding: 'drafting' };
    const moved = { matter: { ...run.filed, position }, data: run.data };
    const late = around('2026-04-24T00:00');
    expect(decideExpiry(run.definition, moved, late)).toMatchObject({
      decisions: [{ act: { action: RAN_OUT } }],
      refusals: [],
    });
    const { lapse } = run.definition.actions;
    const guarded = {
      ...run.definition,
      actions: {
        ...run.definition.actions,
        lapse: { ...lapse!, check: () => ({ code: 'NO', words: { zh: '不', en: 'No' } }) },
      },
    };
    const subject = { matter: run.filed, data: run.data };
    expect(decideExpiry(guarded, subject, late)).toMatchObject({
      decisions: [{ act: { action: RAN_OUT } }],
      refusals: [{ code: 'NO' }],
    });
  });
});

describe('a calendar that ends', () => {
  it('leaves a clock without last day, and the platform computes it when the year is loaded', () => {
    const run = new Run('2026-12-28T10:00');
    run.act('apply', ROSE, APPLICATION);
    expect(clockOf(run, 'acceptBy')).toMatchObject({ dueDay: null, missingYear: 2027 });
    expect(recomputedAct(run.definition, run.filed, run.at)).toBeNull();
    const days = PUBLISHED_YEARS.flatMap((year) => expandPublishedYear(year));
    const calendar = buildWorkingCalendar([
      ...days,
      ...expandPublishedYear({ year: 2027, notice: 'n', daysOff: ['01-01'], makeUpDays: [] }),
    ]);
    const act = recomputedAct(run.definition, run.filed, around('2026-12-29T10:00', { calendar }))!;
    expect(act.action).toBe(RECOMPUTED);
    run.fold(act);
    expect(clockOf(run, 'acceptBy')).toMatchObject({ dueDay: '2027-01-07', missingYear: null });
    expect(recomputedAct(run.definition, run.filed, run.at)).toBeNull();
  });
});

describe('a decision in time', () => {
  it('meets the clock of the whole procedure', () => {
    const run = deciding();
    run.act('draft', CLERK, { isGranted: false });
    run.go('2026-06-15T23:59').act('sign', HEAD);
    expect(run.filed).toMatchObject({ position: 'refused', endedAt: run.at.now });
    expect(clockOf(run, 'decideBy')).toMatchObject({ status: 'met', wasLate: false });
    expect(codes(run.try('visit', INSPECTOR))).toEqual(['ACTION_NOT_NOW']);
  });
});
