import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Act,
  type ActingPerson,
  authorityFor,
  chartOf,
  type ClockState,
  decideExpiry,
  type JsonObject,
  type Matter,
  replay,
} from '../src/index.ts';
import { GARDEN } from './support/garden.ts';
import {
  APPLICATION,
  around,
  AUDITOR,
  CITY_CLERK,
  CITY_HEAD,
  CLERK,
  CLERK2,
  ELSEWHERE,
  HEAD,
  INSPECTOR,
  person,
  ROSE,
  Run,
  STATION,
  TRACKER,
  VISITOR,
} from './support/world.ts';

const PEOPLE: readonly ActingPerson[] = [
  CLERK,
  CLERK2,
  HEAD,
  CITY_HEAD,
  CITY_CLERK,
  STATION,
  ELSEWHERE,
  INSPECTOR,
  AUDITOR,
  ROSE,
  TRACKER,
  VISITOR,
  person('rose', ['clerk', '610113']),
];
const OFFICIALS = [CLERK, CLERK2, HEAD, CITY_HEAD, CITY_CLERK, INSPECTOR, STATION, ELSEWHERE, ROSE];
const ACTIONS = Object.keys(GARDEN.actions);

interface Step {
  /** Which of the actions that somebody is offered, or any action at all. */
  readonly pick: number;
  readonly isWild: boolean;
  readonly who: number;
  readonly minutes: number;
  readonly value: number;
  readonly ticks: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  pick: fc.nat(1000),
  isWild: fc.nat(3).map((n) => n === 0),
  who: fc.nat(1000),
  // From a minute back, for clocks of machines that are set, to three weeks.
  minutes: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: -600, max: 1440 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 20_000 }) },
  ),
  value: fc.nat(20),
  ticks: fc.boolean(),
});

function inputFor(action: string, { value }: Step, run: Run): JsonObject {
  const day = run.at.today;
  switch (action) {
    case 'apply':
      return {
        ...APPLICATION,
        kind: ['beds', 'trees', 'bees'][value % 3]!,
        fenced: value % 2 === 0,
        ...(value % 3 === 2 ? { hives: 3 } : {}),
      };
    case 'dispatch':
      return { place: ['610113', '610113.01', '610112'][value % 3]! };
    case 'give':
      return { inspector: value < 15 ? 'inspector' : 'clerk2' };
    case 'recuse':
      return { inspector: ['inspector', 'clerk2', 'rose'][value % 3]! };
    case 'correct':
      return value % 2 === 0 ? { kind: 'trees', phone: null } : { kind: 'bees', hives: 2 };
    case 'draft':
      return { isGranted: value % 2 === 0, reason: '光照' };
    case 'serve':
      return value % 2 === 0 ? { servedDay: day } : {};
    case 'giveMoreTime':
      return { moreDays: value };
    default:
      return {};
  }
}

/** Acts that were decided along a walk, each with the state before. */
interface Walked {
  readonly run: Run;
  readonly decided: readonly { before: Matter | null; act: Act; actor: ActingPerson }[];
}

function walk(steps: readonly Step[]): Walked {
  const run = new Run('2026-02-10T09:00');
  const decided: { before: Matter | null; act: Act; actor: ActingPerson }[] = [];
  const fold = (act: Act, actor: ActingPerson) => {
    decided.push({ before: run.matter, act, actor });
    run.fold(act);
  };
  let minutes = Date.parse('2026-02-10T01:00:00.000Z') / 60_000;
  for (const one of steps) {
    minutes += one.minutes;
    const shanghai = new Date(minutes * 60_000 + 8 * 3_600_000).toISOString().slice(0, 16);
    run.at = around(shanghai);
    if (one.ticks && run.matter !== null) {
      const subject = { matter: run.matter, data: run.data };
      for (const { act } of decideExpiry(GARDEN, subject, run.at)?.decisions ?? []) {
        fold(act, { id: null, isSystem: true, roles: [], parties: [] });
      }
    }
    const wanted = one.isWild || run.matter === null ? ACTIONS : possible(run, one.value === 0);
    const action = run.matter === null ? 'apply' : wanted[one.pick % wanted.length];
    if (action === undefined) continue;
    const people = one.isWild ? PEOPLE : OFFICIALS;
    for (let shift = 0; shift < (one.isWild ? 1 : people.length); shift++) {
      const actor = people[(one.who + shift) % people.length]!;
      const input = inputFor(action, one, run);
      const [first, second] = [run.try(action, actor, input), run.try(action, actor, input)];
      // The same arguments give the same answer.
      expect(second).toEqual(first);
      if (!first.ok) continue;
      fold(first.value.act, actor);
      break;
    }
  }
  return { run, decided };
}

/** Actions of the present state; those that end it all only at times, so that walks go far. */
function possible(run: Run, mayEnd: boolean): string[] {
  const chart = chartOf(GARDEN);
  const names = mayEnd ? ACTIONS : ACTIONS.filter((name) => !['withdraw', 'close'].includes(name));
  return names.filter((name) =>
    GARDEN.actions[name as keyof typeof GARDEN.actions].from.some((path: string) =>
      chart.isIn(run.filed.position, path),
    ),
  );
}

const walks = fc.array(step, { minLength: 1, maxLength: 60, size: 'max' });

describe('on any walk through a procedure', () => {
  it('the journal replayed is the state, and both are plain JSON', () => {
    const reached = new Set<string>();
    fc.assert(
      fc.property(walks, (steps) => {
        const { run } = walk(steps);
        if (run.matter === null) return;
        const plain = JSON.parse(JSON.stringify(run.acts)) as Act[];
        expect(plain).toEqual(run.acts);
        expect(replay(plain)).toEqual(run.matter);
        expect(JSON.parse(JSON.stringify(run.matter))).toEqual(run.matter);
        expect(run.matter.revision).toBe(run.acts.length);
        for (const { position } of run.acts) {
          for (const leaf of chartOf(GARDEN).leaves(position)) reached.add(leaf);
        }
      }),
      { numRuns: 300 },
    );
    // The walks are worth something only if they come around.
    expect(reached.size).toBeGreaterThan(9);
  });

  it('no act is decided without authority, nor by who must keep out', () => {
    let count = 0;
    fc.assert(
      fc.property(walks, (steps) => {
        for (const { before, act, actor } of walk(steps).decided) {
          const action = GARDEN.actions[act.action as keyof typeof GARDEN.actions];
          if (actor.isSystem === true) {
            expect(act.actor.kind).toBe('system');
            continue;
          }
          count++;
          expect(authorityFor(GARDEN, action, before, actor)).not.toHaveProperty('code');
          const { role, jurisdiction } = act.actor;
          if (role !== null) {
            expect(actor.roles).toContainEqual({ role, jurisdiction });
            expect(action.by.map((one: { role?: string }) => one.role)).toContain(role);
            const parties = Object.values(before?.parties ?? {}).flat();
            expect([...parties, ...(before?.recused ?? [])]).not.toContain(actor.id);
          } else if (action.from.length > 0) {
            const isParty =
              actor.parties.includes('applicant') ||
              before!.parties['applicant']?.includes(actor.id!) === true;
            expect(isParty).toBe(true);
          }
          if (act.action === 'sign') expect(before!.doneBy['draft']).not.toContain(actor.id);
          if (act.action === 'giveTime') {
            expect(before!.clocks['decideBy']!.asked!.by).not.toBe(actor.id);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(count).toBeGreaterThan(2000);
  });

  it('clocks never run backwards', () => {
    let compared = 0;
    fc.assert(
      fc.property(walks, (steps) => {
        const { decided } = walk(steps);
        const lastDue: Record<string, string> = {};
        let at = '';
        for (const { before, act } of decided) {
          expect(act.at >= at).toBe(true);
          at = act.at;
          for (const [name, after] of Object.entries(act.clocks)) {
            checkClock(after, act);
            const clock = GARDEN.clocks[name as keyof typeof GARDEN.clocks];
            const old = before?.clocks[name];
            const isAnew = (clock.startsOn as readonly string[]).includes(act.action);
            if (isAnew || old === undefined) delete lastDue[name];
            else compared += checkChange(old, after);
            if (after.status === 'running' && after.dueDay !== null) {
              if (lastDue[name] !== undefined) expect(after.dueDay >= lastDue[name]).toBe(true);
              lastDue[name] = after.dueDay;
            }
          }
        }
      }),
      { numRuns: 400 },
    );
    expect(compared).toBeGreaterThan(1000);
  });

  it('every position is one of the chart, and its end is marked', () => {
    const chart = chartOf(GARDEN);
    fc.assert(
      fc.property(walks, (steps) => {
        for (const { act } of walk(steps).decided) {
          expect(chart.at(chart.leaves(act.position))).toEqual(act.position);
          expect(act.hasEnded).toBe(chart.hasEnded(act.position));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('nothing runs after the end, and nothing is late before its last day is over', () => {
    fc.assert(
      fc.property(walks, (steps) => {
        const { matter } = walk(steps).run;
        for (const clock of Object.values(matter?.clocks ?? {})) {
          const isOpen = clock.status === 'running' || clock.status === 'paused';
          if (matter!.endedAt !== null) expect(isOpen).toBe(false);
          if (clock.wasLate === true) expect(clock.endedAt! >= clock.dueAt!).toBe(true);
          if (clock.ranOutAt !== null) expect(clock.wasLate).not.toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });
});

function checkClock(clock: ClockState, act: Act): void {
  expect(clock.startAt <= act.at).toBe(true);
  if (clock.endedAt !== null) expect(clock.endedAt >= clock.startAt).toBe(true);
  expect(clock.endedAt === null).toBe(clock.status === 'running' || clock.status === 'paused');
  expect(clock.spans.filter((span) => span.to === null)).toHaveLength(
    clock.status === 'paused' || (clock.dueDay === null && clock.endedAt !== null) ? 1 : 0,
  );
  let day = '';
  for (const { from, to } of clock.spans) {
    expect(from >= day).toBe(true);
    if (to !== null) expect(to >= from).toBe(true);
    day = to ?? from;
  }
}

/** One act changes a clock: nothing that was written down is taken back. Returns 1, to count. */
function checkChange(old: ClockState, after: ClockState): number {
  expect(after.startAt).toBe(old.startAt);
  expect(after.law).toEqual(old.law);
  expect(after.spans.length).toBeGreaterThanOrEqual(old.spans.length);
  expect(after.extensions.slice(0, old.extensions.length)).toEqual(old.extensions);
  if (old.ranOutAt !== null) expect(after.ranOutAt).toBe(old.ranOutAt);
  if (old.endedAt !== null) expect(after).toEqual(old);
  return 1;
}
