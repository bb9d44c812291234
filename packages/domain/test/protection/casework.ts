import {
  type ActingPerson,
  chartOf,
  decide,
  decideExpiry,
  type Decision,
  evolve,
  type HeldRole,
  type JsonObject,
  type Matter,
  PLATFORM,
  type ProcedureDefinition,
  type Refusal,
  type Surroundings,
} from '@zca/procedure';
import { dayInShanghai } from '@zca/standards';
import { CALENDAR, LAW } from './facts.ts';

/** Somebody of an office; the id is told by role and place, so that two of one office are two people. */
export function officer(
  role: string,
  jurisdiction: string | null,
  id = `${role}-${jurisdiction ?? 'city'}`,
) {
  const roles: readonly HeldRole[] = [{ role, jurisdiction }];
  return { id, roles, parties: [] } satisfies ActingPerson;
}

export const VISITOR: ActingPerson = { id: null, roles: [], parties: [] };
export const CITY = officer('city', null);
export const OPERATOR = officer('operator', null);
export const YANTA = officer('district', '610113');
export const BEILIN = officer('district', '610103');
export const ZONE = officer('district', 'XA-GX');
export const STATION = officer('station', '610113.01');
export const HEAD = officer('head', '610113');

/** Whoever shows the tracking code of a matter. */
export function filerOf(definition: ProcedureDefinition): ActingPerson {
  return { id: null, roles: [], parties: [definition.filer!] };
}

function aroundOn(day: string, time = '10:00'): Surroundings {
  const now = new Date(`${day}T${time}:00+08:00`).toISOString();
  return { now, today: dayInShanghai(Date.parse(now)), law: LAW, calendar: CALENDAR };
}

/** A matter that is worked on, act by act, as the platform would. */
export class Casework {
  readonly definition: ProcedureDefinition;
  readonly decisions: Decision[] = [];
  matter: Matter | null = null;
  data: JsonObject = {};

  constructor(definition: ProcedureDefinition) {
    this.definition = definition;
  }

  /** Tries an act on a day. The refusals; none when it was done. */
  try(
    day: string,
    actor: ActingPerson,
    action: string,
    input: JsonObject = {},
  ): readonly Refusal[] {
    const subject =
      this.matter === null
        ? { matter: null, id: '018f0000-0000-7000-8000-000000000001', number: '投2026-0416-0001' }
        : { matter: this.matter, data: this.data };
    const outcome = decide(this.definition, subject, { action, input, actor }, aroundOn(day));
    if (!outcome.ok) return outcome.refusals;
    this.#take(outcome.value);
    return [];
  }

  /** Does an act on a day. @throws Error when it is refused */
  act(day: string, actor: ActingPerson, action: string, input: JsonObject = {}): this {
    const refusals = this.try(day, actor, action, input);
    if (refusals.length > 0) {
      throw new Error(
        `${action}: ${refusals.map((one) => `${one.code} ${one.words.zh}`).join('; ')}`,
      );
    }
    return this;
  }

  /** Codes of the refusals of an act that is refused. */
  refused(day: string, actor: ActingPerson, action: string, input: JsonObject = {}): string[] {
    return this.try(day, actor, action, input).map((one) => one.code);
  }

  /** What the platform does by itself on a day because clocks have run out; names of its acts. */
  expire(day: string): string[] {
    const around = aroundOn(day, '00:01');
    const expiry = decideExpiry(this.definition, { matter: this.matter!, data: this.data }, around);
    for (const decision of expiry?.decisions ?? []) this.#take(decision);
    return (expiry?.decisions ?? []).map(({ act }) => act.action);
  }

  #take(decision: Decision): void {
    this.decisions.push(decision);
    this.matter = evolve(this.matter, decision.act);
    this.data = { ...this.data, ...decision.act.data };
  }

  get last(): Decision {
    return this.decisions.at(-1)!;
  }

  /** Names of the innermost states. */
  get state(): string {
    return chartOf(this.definition).leaves(this.matter!.position).join('+');
  }

  /** Last day of a clock. */
  due(clock: string): string | null | undefined {
    return this.matter!.clocks[clock]?.dueDay;
  }

  clock(clock: string): string | undefined {
    return this.matter!.clocks[clock]?.status;
  }
}

export { PLATFORM };
