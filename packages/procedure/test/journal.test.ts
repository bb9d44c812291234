import { describe, expect, it } from 'vitest';
import {
  chartOf,
  evolve,
  publicView,
  replay,
  retentionEnd,
  titleOfPosition,
} from '../src/index.ts';
import {
  APPLICATION,
  applied,
  around,
  CLERK,
  deciding,
  granted,
  HEAD,
  INSPECTOR,
  reviewed,
  ROSE,
  Run,
  VISITOR,
} from './support/world.ts';

describe('an act', () => {
  it('is complete in itself', () => {
    const run = new Run();
    const decision = run.act('apply', ROSE, APPLICATION);
    expect(decision.act).toEqual({
      matter: 'm1',
      definition: 'gardenPermit',
      version: 1,
      number: 1,
      matterNumber: '园2026-0416-0001',
      at: '2026-04-16T01:00:00.000Z',
      action: 'apply',
      actor: { id: 'rose', kind: 'person', role: null, jurisdiction: null },
      position: 'received',
      hasEnded: false,
      data: { ...APPLICATION, points: 1 },
      clocks: { acceptBy: run.filed.clocks['acceptBy'] },
      office: '610113',
      joins: { party: 'applicant', person: 'rose' },
    });
    expect(decision).toMatchObject({
      papers: ['receipt'],
      notices: [{ to: { role: 'clerk', where: 'office' } }],
      spawns: [],
      events: ['garden.applied'],
    });
    const accepted = run.act('accept', CLERK).act;
    expect(accepted).toMatchObject({
      number: 2,
      actor: { id: 'clerk', kind: 'person', role: 'clerk', jurisdiction: '610113' },
      basis: '办法第二条',
      data: {},
    });
    for (const absent of ['office', 'assignee', 'joins', 'recuses', 'matterNumber']) {
      expect(accepted).not.toHaveProperty(absent);
    }
  });

  it('of a visitor names nobody', () => {
    const run = new Run();
    expect(run.act('apply', VISITOR, APPLICATION).act).toMatchObject({
      actor: { id: null, kind: 'visitor' },
    });
    expect(run.filed).toMatchObject({ parties: {}, doneBy: {} });
  });

  it('opens other matters by the definition', () => {
    expect(granted().act('tellBees', CLERK).spawns).toEqual([
      {
        definition: 'beeRegister',
        action: 'enter',
        input: { permit: '园2026-0416-0001' },
        relation: 'splitFrom',
      },
    ]);
  });

  it('is decided by the definition under which the matter runs', () => {
    const run = applied();
    const other = new Run('2026-04-16T09:00', { ...run.definition, version: 2 });
    other.matter = run.matter;
    expect(() => other.try('accept', CLERK)).toThrow(
      'gardenPermit@1 is not decided by gardenPermit@2',
    );
  });

  it('keeps derived values that are declared, and no others', () => {
    const { definition } = new Run();
    const { apply } = definition.actions;
    const derive = () => ({ secret: 1 });
    const actions = { ...definition.actions, apply: { ...apply!, derive } };
    const run = new Run('2026-04-16T09:00', { ...definition, actions });
    expect(() => run.try('apply', ROSE, APPLICATION)).toThrow('derives secret, which is no field');
  });

  it('takes the first open route', () => {
    expect(granted().filed.position).toBe('granted');
    const run = deciding();
    run.act('draft', CLERK, { isGranted: false });
    run.act('sign', HEAD);
    expect(run.filed.position).toBe('refused');
  });
});

describe('a journal', () => {
  it('is replayed in order, without gaps, of one matter', () => {
    const run = granted();
    expect(replay(run.acts)).toEqual(run.filed);
    expect(() => replay([])).toThrow(RangeError);
    expect(() => replay(run.acts.slice(1))).toThrow('Act 2 does not follow revision 0');
    expect(() => replay([run.acts[0]!, run.acts[2]!])).toThrow(RangeError);
    expect(() => replay([run.acts[0]!, { ...run.acts[1]!, matter: 'm2' }])).toThrow(
      'is none of m1',
    );
    expect(() => evolve(run.filed, { ...run.acts[0]!, definition: 'x' })).toThrow(RangeError);
  });

  it('remembers who did what, once each', () => {
    const run = applied();
    run.act('take', CLERK);
    run.act('putBack', CLERK);
    run.act('take', CLERK);
    expect(run.filed.doneBy).toEqual({ apply: ['rose'], take: ['clerk'], putBack: ['clerk'] });
  });
});

describe('positions', () => {
  const chart = chartOf(applied().definition);

  it('hold several states at once, and go on when all are done', () => {
    const run = reviewed();
    expect(run.filed.position).toEqual({ review: { site: 'visit', desk: 'reading' } });
    expect(titleOfPosition(run.definition, run.filed.position).zh).toBe('待查勘、待阅');
    run.act('read', CLERK);
    expect(run.filed.position).toEqual({ review: { site: 'visit', desk: 'read' } });
    run.act('visit', INSPECTOR);
    expect(run.filed.position).toEqual({ deciding: 'drafting' });
  });

  it('are entered whole', () => {
    expect(chart.initial).toBe('received');
    expect(chart.enter('review.site.frozen')).toEqual({
      review: { site: 'frozen', desk: 'reading' },
    });
    expect(chart.enter('deciding')).toEqual({ deciding: 'drafting' });
  });

  it('are told by their innermost states', () => {
    expect(chart.at(['review.site.frozen'])).toEqual({
      review: { site: 'frozen', desk: 'reading' },
    });
    expect(chart.at(['granted'])).toBe('granted');
    expect(chart.at(['granted', 'refused'])).toBeUndefined();
    expect(chart.at(['deciding.drafting', 'deciding.signing'])).toBeUndefined();
    expect(chart.at(['nowhere'])).toBeUndefined();
    expect(chart.at([])).toBeUndefined();
    expect(chart.leaves({ review: { site: 'frozen', desk: 'reading' } })).toEqual([
      'review.site.frozen',
      'review.desk.reading',
    ]);
  });

  it('know which states they are in, by whole names', () => {
    const position = { deciding: 'drafting' };
    expect(chart.isIn(position, 'deciding')).toBe(true);
    expect(chart.isIn(position, 'deciding.drafting')).toBe(true);
    expect(chart.isIn(position, 'deciding.signing')).toBe(false);
    expect(chart.isIn(position, 'decid')).toBe(false);
    expect(chart.hasEnded(position)).toBe(false);
    expect(chart.hasEnded('refused')).toBe(true);
    expect(chart.hasEnded({ review: { site: 'seen', desk: 'read' } })).toBe(false);
    expect(chart.after('received', 'read', 0)).toBeUndefined();
    expect(chart.after('refused', 'accept', 0)).toBeUndefined();
  });
});

describe('publication', () => {
  it('shows public values in the states and under the condition of the rule, and nothing else', () => {
    const run = granted();
    expect(publicView(run.definition, run.view)).toEqual({
      number: '园2026-0416-0001',
      definition: 'gardenPermit',
      title: { zh: '园地许可', en: 'Allotment permit' },
      state: { zh: '已许可', en: 'Granted' },
      filedDay: '2026-04-16',
      endedDay: null,
      values: [
        { field: 'plot', title: { zh: '地块', en: 'Plot' }, value: '东三号' },
        { field: 'kind', title: { zh: '用途', en: 'Use' }, value: 'beds' },
        { field: 'isGranted', title: { zh: '准予', en: 'Granted' }, value: true },
      ],
    });
    expect(publicView(run.definition, applied().view)).toBeNull();
    const silent = granted({ mayPublish: false });
    expect(publicView(silent.definition, silent.view)).toBeNull();
    const { publication: _, ...without } = run.definition as typeof run.definition & {
      publication?: unknown;
    };
    expect(publicView(without, run.view)).toBeNull();
  });

  it('never shows what is not public, even if a rule names it', () => {
    const run = granted();
    const careless = {
      ...run.definition,
      publication: { states: ['granted'], fields: ['name', 'reason', 'points', 'plot', 'nothing'] },
    };
    expect(publicView(careless, run.view)?.values.map((one) => one.field)).toEqual(['plot']);
  });
});

describe('retention', () => {
  it('begins when the matter ends', () => {
    const run = granted();
    expect(retentionEnd(run.definition, run.filed)).toBeNull();
    run.at = around('2028-02-29T23:00');
    run.act('close', HEAD);
    expect(retentionEnd(run.definition, run.filed)).toBe('2033-02-28');
    expect(
      publicView({ ...run.definition, publication: { states: ['lapsed'], fields: [] } }, run.view),
    ).toMatchObject({ endedDay: '2028-02-29' });
  });
});
