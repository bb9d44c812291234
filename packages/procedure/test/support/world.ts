import { dayInShanghai, type PeriodUnit, seedWorkingCalendar } from '@zca/standards';
import type { WorkingCalendar } from '@zca/standards';
import {
  type Act,
  type ActingPerson,
  decide,
  type Decision,
  evolve,
  type JsonObject,
  type LawBook,
  type LawValue,
  type Matter,
  type MatterView,
  type Outcome,
  type ProcedureDefinition,
  type Surroundings,
} from '../../src/index.ts';
import { GARDEN } from './garden.ts';

export const CALENDAR = seedWorkingCalendar();

/** A row of law. */
export function law(
  key: string,
  count: number,
  unit: PeriodUnit | 'hour',
  effectiveFrom = '2020-01-01',
): LawValue {
  return {
    key,
    count,
    unit,
    sourceTitle: '园地办法',
    documentNumber: '园令第1号',
    article: '第二条',
    effectiveFrom,
    mark: 'V',
  };
}

/** In order of their first days; the last one that has begun is in force. */
export const LAWS: readonly LawValue[] = [
  law('garden.accept', 5, 'workingDay'),
  law('garden.accept', 7, 'workingDay', '2026-04-15'),
  law('garden.decide', 60, 'day'),
  law('garden.extend', 30, 'day'),
  law('garden.more', 20, 'day'),
  law('garden.answer', 5, 'workingDay'),
  law('garden.object', 3, 'month'),
  law('garden.look', 24, 'hour'),
];

export function bookOf(laws: readonly LawValue[]): LawBook {
  return (key, onDay) => laws.findLast((one) => one.key === key && one.effectiveFrom <= onDay);
}

/** What is around at an instant in Shanghai, 'YYYY-MM-DDTHH:mm'. */
export function around(
  shanghai: string,
  rest: { readonly calendar?: WorkingCalendar; readonly laws?: readonly LawValue[] } = {},
): Surroundings {
  const now = new Date(`${shanghai}:00.000+08:00`).toISOString();
  return {
    now,
    today: dayInShanghai(Date.parse(now)),
    law: bookOf(rest.laws ?? LAWS),
    calendar: rest.calendar ?? CALENDAR,
  };
}

export function person(id: string, ...roles: readonly (readonly [string, string | null])[]) {
  return {
    id,
    roles: roles.map(([role, jurisdiction]) => ({ role, jurisdiction })),
    parties: [],
  } satisfies ActingPerson;
}

export const VISITOR: ActingPerson = { id: null, roles: [], parties: [] };
/** A visitor who has proved to be the applicant by a code. */
export const TRACKER: ActingPerson = { id: null, roles: [], parties: ['applicant'] };
export const ROSE = person('rose');
export const CLERK = person('clerk', ['clerk', '610113']);
export const CLERK2 = person('clerk2', ['clerk', '610113']);
export const HEAD = person('head', ['head', '610113']);
export const CITY_HEAD = person('cityHead', ['head', null]);
export const CITY_CLERK = person('cityClerk', ['clerk', null]);
export const STATION = person('station', ['clerk', '610113.01']);
export const ELSEWHERE = person('elsewhere', ['clerk', '610112']);
export const INSPECTOR = person('inspector', ['inspector', '610113']);
export const AUDITOR = person('auditor', ['auditor', null]);

export const APPLICATION: JsonObject = {
  plot: '东三号',
  name: '𠮷野玫',
  phone: '13800138000',
  kind: 'beds',
  mayPublish: true,
};

/** A matter that is acted in, with its journal. */
export class Run {
  readonly definition: ProcedureDefinition;
  readonly acts: Act[] = [];
  matter: Matter | null = null;
  data: JsonObject = {};
  /** What is around the next act. */
  at: Surroundings;

  constructor(shanghai = '2026-04-16T09:00', definition: ProcedureDefinition = GARDEN) {
    this.definition = definition;
    this.at = around(shanghai);
  }

  /** The matter; the test fails when nothing has been filed. */
  get filed(): Matter {
    if (this.matter === null) throw new Error('Nothing has been filed.');
    return this.matter;
  }

  get view(): MatterView {
    return { matter: this.filed, data: this.data, today: this.at.today, law: this.at.law };
  }

  go(shanghai: string, rest: Parameters<typeof around>[1] = {}): this {
    this.at = around(shanghai, rest);
    return this;
  }

  try(
    action: string,
    actor: ActingPerson,
    input: JsonObject = {},
    seenRevision?: number,
  ): Outcome<Decision> {
    const subject =
      this.matter === null
        ? ({ matter: null, id: 'm1', number: '园2026-0416-0001' } as const)
        : { matter: this.matter, data: this.data };
    const request = {
      action,
      actor,
      input,
      ...(seenRevision === undefined ? {} : { seenRevision }),
    };
    return decide(this.definition, subject, request, this.at);
  }

  /** Acts; the test fails when it is refused. */
  act(action: string, actor: ActingPerson, input: JsonObject = {}): Decision {
    const outcome = this.try(action, actor, input);
    if (!outcome.ok) {
      throw new Error(`${action}: ${outcome.refusals.map((one) => one.words.en).join(' ')}`);
    }
    this.fold(outcome.value.act);
    return outcome.value;
  }

  fold(act: Act): void {
    this.matter = evolve(this.matter, act);
    this.data = { ...this.data, ...act.data };
    this.acts.push(act);
  }
}

/** A run whose matter was filed by Rose. */
export function applied(input: JsonObject = {}, shanghai?: string): Run {
  const run = new Run(shanghai);
  run.act('apply', ROSE, { ...APPLICATION, ...input });
  return run;
}

/** A run whose matter is under review, with an inspector. */
export function reviewed(shanghai = '2026-04-16T09:00'): Run {
  const run = applied({}, shanghai);
  run.act('accept', CLERK);
  run.act('give', HEAD, { inspector: 'inspector' });
  return run;
}

/** A run whose matter is to be decided. */
export function deciding(): Run {
  const run = reviewed();
  run.act('visit', INSPECTOR);
  run.act('read', CLERK);
  return run;
}

/** A run whose permit has been granted. */
export function granted(input: JsonObject = {}): Run {
  const run = applied(input);
  run.act('accept', CLERK);
  run.act('give', HEAD, { inspector: 'inspector' });
  run.act('visit', INSPECTOR);
  run.act('read', CLERK);
  run.act('draft', CLERK, { isGranted: true, reason: '向阳' });
  run.act('sign', HEAD);
  return run;
}

/** Codes of the refusals of an outcome; empty when it was decided. */
export function codes(outcome: Outcome<unknown>): string[] {
  return outcome.ok ? [] : outcome.refusals.map((one) => one.code);
}
