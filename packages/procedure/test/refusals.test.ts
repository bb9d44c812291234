import { describe, expect, it } from 'vitest';
import { REFUSALS } from '../src/index.ts';
import { refuse } from '../src/refusal.ts';
import {
  APPLICATION,
  applied,
  around,
  CITY_CLERK,
  CITY_HEAD,
  CLERK,
  CLERK2,
  codes,
  deciding,
  ELSEWHERE,
  HEAD,
  INSPECTOR,
  LAWS,
  law,
  person,
  reviewed,
  ROSE,
  Run,
  TRACKER,
  VISITOR,
} from './support/world.ts';

describe('an act is refused', () => {
  it.each(['nonsense', 'constructor', 'toString', '__proto__', 'hasOwnProperty'])(
    'for an action that the definition does not have: %s',
    (action) => {
      expect(codes(applied().try(action, CLERK))).toEqual(['ACTION_UNKNOWN']);
      expect(codes(new Run().try(action, CLERK))).toEqual(['ACTION_UNKNOWN']);
    },
  );

  it('when it files a matter that is there, or acts in one that is not', () => {
    expect(codes(applied().try('apply', ROSE, APPLICATION))).toEqual(['ACTION_UNKNOWN']);
    expect(codes(new Run().try('accept', CLERK))).toEqual(['ACTION_UNKNOWN']);
  });

  it('when somebody else has acted meanwhile, and only then', () => {
    const run = applied();
    run.act('take', CLERK);
    const stale = run.try('accept', CLERK, {}, 1);
    expect(stale).toMatchObject({ refusals: [{ code: 'MATTER_CHANGED' }] });
    expect(!stale.ok && stale.refusals[0]!.words.en).toContain(
      'you saw step 1; it now is at step 2',
    );
    expect(codes(run.try('accept', CLERK, {}, 2))).toEqual([]);
    expect(codes(run.try('accept', CLERK))).toEqual([]);
  });

  it('without the role in the place', () => {
    const run = applied();
    for (const stranger of [VISITOR, ROSE, HEAD, INSPECTOR, ELSEWHERE]) {
      expect(codes(run.try('accept', stranger))).toEqual(['NOT_ALLOWED']);
    }
    expect(codes(run.try('accept', CLERK))).toEqual([]);
  });

  it('in a state from which it cannot be done, whoever asks', () => {
    const run = applied();
    const outcome = run.try('read', CLERK);
    expect(codes(outcome)).toEqual(['ACTION_NOT_NOW']);
    expect(!outcome.ok && outcome.refusals[0]!.words.zh).toContain('现处于“已收”');
    run.act('accept', CLERK);
    expect(codes(run.try('read', CLERK))).toEqual([]);
  });

  it('by the rule of two persons, told by names', () => {
    const run = deciding();
    run.act('draft', CLERK, { isGranted: true });
    const own = run.try('sign', CLERK);
    expect(codes(own)).toEqual(['SAME_PERSON']);
    expect(!own.ok && own.refusals[0]!.words.zh).toBe('“签发”须由另一人办理：您已办理过“拟稿”。');
    expect(codes(run.try('sign', CLERK2))).toEqual([]);
    expect(codes(run.try('sign', HEAD))).toEqual([]);
  });

  it('by a guard that is asked before the form', () => {
    const run = applied({ kind: 'bees', hives: 2 });
    expect(codes(run.try('accept', CLERK, { nonsense: 1 }))).toEqual(['GARDEN_FENCE']);
    const fenced = applied({ kind: 'bees', hives: 2, fenced: true });
    expect(codes(fenced.try('accept', CLERK))).toEqual([]);
  });

  it('by a rule over what was entered', () => {
    const run = new Run();
    expect(codes(run.try('apply', ROSE, { ...APPLICATION, plot: '池塘' }))).toEqual([
      'GARDEN_POND',
    ]);
    expect(codes(run.try('apply', ROSE, APPLICATION))).toEqual([]);
  });

  it('when the law of the day is not known, or cannot be counted', () => {
    const run = new Run();
    run.at = around('2026-04-16T09:00', { laws: [] });
    expect(codes(run.try('apply', ROSE, APPLICATION))).toEqual(['LAW_MISSING']);
    for (const count of [-1, 1.5, 40_000]) {
      run.at = around('2026-04-16T09:00', { laws: [law('garden.accept', count, 'workingDay')] });
      expect(codes(run.try('apply', ROSE, APPLICATION))).toEqual(['LAW_UNFIT']);
    }
    run.at = around('2026-04-16T09:00', { laws: [law('garden.accept', 0, 'workingDay')] });
    expect(codes(run.try('apply', ROSE, APPLICATION))).toEqual([]);
  });

  it('for every wrong field at once, each named', () => {
    const outcome = new Run().try('apply', ROSE, { plot: ' ', kind: 'weeds', other: 1 });
    expect(!outcome.ok && outcome.refusals.map((one) => [one.code, one.field])).toEqual([
      ['FIELD_UNKNOWN', 'other'],
      ['FIELD_MISSING', 'plot'],
      ['FIELD_MISSING', 'name'],
      ['FIELD_OPTION', 'kind'],
    ]);
  });

  it('never with a place left open in its sentence', () => {
    for (const code of Object.keys(REFUSALS) as (keyof typeof REFUSALS)[]) {
      expect(REFUSALS[code].zh).toMatch(/[。]$/);
      expect(REFUSALS[code].en).toMatch(/[.]$/);
      const places = (text: string) => new Set(text.match(/\{\w+\}/g) ?? []);
      for (const place of places(REFUSALS[code].zh)) {
        const english = REFUSALS[code].en;
        const name = place.slice(1, -1);
        expect(english.includes(place) || english.includes(`{${name}En}`)).toBe(true);
      }
    }
    expect(refuse('LAW_MISSING', { key: 'constructor', day: '{key}' }).words.zh).toContain(
      '{key} 没有',
    );
    expect(refuse('FIELD_MISSING').words.en).toContain('{fieldEn}');
  });
});

describe('extensions with approval', () => {
  it('are not given before somebody asks, nor by who asked, nor twice', () => {
    const run = reviewed();
    expect(codes(run.try('giveTime', HEAD))).toEqual(['EXTENSION_NOT_ASKED']);
    expect(codes(run.try('refuseTime', HEAD))).toEqual(['EXTENSION_NOT_ASKED']);
    run.act('askTime', CLERK);
    expect(codes(run.try('askTime', CLERK2))).toEqual(['EXTENSION_ASKED']);
    expect(codes(run.try('giveTime', CLERK))).toEqual(['SAME_PERSON']);
    const before = run.filed.clocks['decideBy']!;
    run.act('giveTime', HEAD);
    const after = run.filed.clocks['decideBy']!;
    expect([before.rawDueDay, after.rawDueDay]).toEqual(['2026-06-15', '2026-07-15']);
    expect(after).not.toHaveProperty('asked');
    expect(codes(run.try('askTime', CLERK))).toEqual(['EXTENSION_SPENT']);
    expect(codes(run.try('giveTime', HEAD))).toEqual(['EXTENSION_SPENT']);
  });

  it('can be declined, and asked for again', () => {
    const run = reviewed();
    run.act('askTime', CLERK);
    run.act('refuseTime', HEAD);
    expect(run.filed.clocks['decideBy']!.dueDay).toBe('2026-06-15');
    expect(codes(run.try('giveTime', HEAD))).toEqual(['EXTENSION_NOT_ASKED']);
    run.act('askTime', CLERK);
    expect(codes(run.try('giveTime', HEAD))).toEqual([]);
  });

  it('are not given once the time is over: on its last instant they are', () => {
    const run = reviewed();
    run.act('askTime', CLERK);
    run.go('2026-06-15T23:59');
    expect(codes(run.try('giveTime', HEAD))).toEqual([]);
    run.go('2026-06-16T00:00');
    expect(codes(run.try('giveTime', HEAD))).toEqual(['CLOCK_RAN_OUT']);
    expect(codes(run.try('refuseTime', HEAD))).toEqual([]);
  });

  it('are refused where no clock is open', () => {
    const run = deciding();
    run.act('draft', CLERK, { isGranted: true });
    const { decideBy, ...others } = run.filed.clocks;
    run.matter = { ...run.filed, clocks: others };
    expect(decideBy).toBeDefined();
    expect(codes(run.try('askTime', CLERK))).toEqual(['CLOCK_NOT_OPEN']);
  });

  it('of the superior take a length up to what the law allows', () => {
    const run = reviewed();
    expect(codes(run.try('giveMoreTime', HEAD, { moreDays: 5 }))).toEqual(['NOT_ALLOWED']);
    expect(codes(run.try('giveMoreTime', CITY_HEAD, { moreDays: 21 }))).toEqual([
      'EXTENSION_LENGTH',
    ]);
    expect(codes(run.try('giveMoreTime', CITY_HEAD, { moreDays: 0 }))).toEqual([
      'EXTENSION_LENGTH',
    ]);
    expect(codes(run.try('giveMoreTime', CITY_HEAD, { moreDays: 1.5 }))).toEqual(['LAW_UNFIT']);
    run.act('giveMoreTime', CITY_HEAD, { moreDays: 20 });
    expect(run.filed.clocks['decideBy']!.rawDueDay).toBe('2026-07-05');
    const whole = reviewed();
    whole.act('giveMoreTime', CITY_HEAD);
    expect(whole.filed.clocks['decideBy']!.rawDueDay).toBe('2026-07-05');
  });

  it('of two clocks by one act go to those for which they were asked', () => {
    const { definition } = new Run();
    const { decideBy } = definition.clocks;
    const extension = { ...decideBy!.extension!, askedBy: 'redraft' };
    const run = new Run('2026-04-16T09:00', {
      ...definition,
      clocks: { ...definition.clocks, otherBy: { ...decideBy!, extension } },
    });
    run.act('apply', ROSE, APPLICATION);
    run.act('accept', CLERK);
    run.act('askTime', CLERK);
    run.act('giveTime', HEAD);
    const { clocks } = run.filed;
    expect(clocks['decideBy']!.extensions).toHaveLength(1);
    expect(clocks['otherBy']!.extensions).toHaveLength(0);
  });

  it('of hours do not fit days, and an unknown one is missing', () => {
    const run = reviewed();
    run.act('askTime', CLERK);
    const without = LAWS.filter((one) => one.key !== 'garden.extend');
    run.at = around('2026-04-17T09:00', { laws: [...without, law('garden.extend', 8, 'hour')] });
    expect(codes(run.try('giveTime', HEAD))).toEqual(['LAW_UNFIT']);
    run.at = around('2026-04-17T09:00', { laws: without });
    expect(codes(run.try('giveTime', HEAD))).toEqual(['LAW_MISSING']);
  });
});

describe('conflicts of interest', () => {
  it('bar an official who is a party from acting as one, not from acting as the party', () => {
    const run = new Run();
    const both = person('both', ['clerk', '610113']);
    run.act('apply', { ...both, roles: [] }, APPLICATION);
    expect(codes(run.try('accept', both))).toEqual(['CONFLICT_OF_INTEREST']);
    expect(codes(run.try('accept', CLERK))).toEqual([]);
    run.act('accept', CLERK);
    run.act('askMore', CLERK);
    const outcome = run.try('answer', both);
    expect(outcome).toMatchObject({ ok: true, value: { act: { actor: { role: null } } } });
  });

  it('do not bind the desk that files for somebody else', () => {
    const run = new Run();
    run.act('apply', CLERK, APPLICATION);
    expect(run.filed.parties).toEqual({});
    expect(codes(run.try('accept', CLERK))).toEqual([]);
    expect(applied().filed.parties).toEqual({ applicant: ['rose'] });
  });

  it('bar whoever was recused, by themselves or by decision, and take the matter from them', () => {
    const run = reviewed();
    expect(run.filed.assignee).toBe('inspector');
    run.act('recuse', HEAD, { inspector: 'inspector' });
    expect(run.filed).toMatchObject({ recused: ['inspector'], assignee: null });
    expect(codes(run.try('give', HEAD, { inspector: 'inspector' }))).toEqual(['ASSIGNEE_CONFLICT']);
    expect(codes(run.try('give', HEAD, { inspector: 'rose' }))).toEqual(['ASSIGNEE_CONFLICT']);
    expect(codes(run.try('give', HEAD, { inspector: 'other' }))).toEqual([]);
    run.act('stepAside', CLERK);
    expect(codes(run.try('read', CLERK))).toEqual(['CONFLICT_OF_INTEREST']);
    expect(codes(run.try('read', CLERK2))).toEqual([]);
    run.act('recuse', HEAD, { inspector: 'inspector' });
    expect(run.filed.recused).toEqual(['inspector', 'clerk']);
  });

  it('do not touch who proved to be the party by a code', () => {
    const run = applied();
    expect(codes(run.try('withdraw', TRACKER))).toEqual([]);
    expect(codes(run.try('withdraw', VISITOR))).toEqual(['NOT_ALLOWED']);
    const official = { ...CLERK, parties: ['applicant'] };
    expect(codes(run.try('accept', official))).toEqual(['CONFLICT_OF_INTEREST']);
    expect(codes(run.try('withdraw', official))).toEqual([]);
  });
});

describe('a matter that changes its office', () => {
  it('is nobody’s until that office gives it', () => {
    const run = applied();
    run.act('take', CLERK);
    run.act('dispatch', CITY_CLERK, { place: '610112' });
    expect(run.filed).toMatchObject({ office: '610112', origin: '610113', assignee: null });
    expect(codes(run.try('accept', CLERK))).toEqual(['NOT_ALLOWED']);
    expect(codes(run.try('accept', ELSEWHERE))).toEqual([]);
  });

  it('may go to the city, where no jurisdiction but the whole covers it', () => {
    const run = applied();
    run.act('toCity', CLERK);
    expect(run.filed.office).toBeNull();
    expect(codes(run.try('accept', CLERK))).toEqual(['NOT_ALLOWED']);
    expect(codes(run.try('accept', CITY_CLERK))).toEqual([]);
  });

  it('stays with whom it is when it stays where it is', () => {
    const run = applied();
    run.act('take', CLERK);
    run.act('dispatch', CITY_CLERK, { place: '610113' });
    expect(run.filed.assignee).toBe('clerk');
    run.act('putBack', CLERK);
    expect(run.filed.assignee).toBeNull();
  });
});
