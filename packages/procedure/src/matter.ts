import type { WorkingCalendar } from '@zca/standards';
import type { ClockState } from './clock.ts';
import type { LawBook } from './definition.ts';
import type { StatePosition } from './states.ts';
import type { JsonObject } from './words.ts';

/** A role held in a place; `jurisdiction` null is everywhere. */
export interface HeldRole {
  readonly role: string;
  readonly jurisdiction: string | null;
}

/** Whoever acts. The platform itself is `system`; visitors have no id. */
export interface ActingPerson {
  readonly id: string | null;
  readonly isSystem?: boolean;
  readonly roles: readonly HeldRole[];
  /** Parties of the matter that this asker has proved to be, for example by a tracking code. */
  readonly parties: readonly string[];
}

/** The state of a matter: what its acts, folded in order, leave. Plain JSON. */
export interface Matter {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  /** 投2026-0613-0411. */
  readonly number: string;
  /** Number of acts so far. */
  readonly revision: number;
  readonly position: StatePosition;
  readonly data: JsonObject;
  /** Office that has it in hand, and office that took it in; null is the city. */
  readonly office: string | null;
  readonly origin: string | null;
  /** Person to whom it is given. */
  readonly assignee: string | null;
  /** Accounts of the parties, by name of the party. */
  readonly parties: Readonly<Record<string, readonly string[]>>;
  readonly clocks: Readonly<Record<string, ClockState>>;
  /** Who has done which action. */
  readonly doneBy: Readonly<Record<string, readonly string[]>>;
  /** Who may not act in it. */
  readonly recused: readonly string[];
  readonly filedAt: string;
  readonly actedAt: string;
  readonly endedAt: string | null;
}

/** An account that stands for a party from now on. */
export interface JoinedParty {
  readonly party: string;
  readonly person: string;
}

/** One act, complete in itself: folded over the state before, it gives the state after. */
export interface Act {
  readonly matter: string;
  readonly definition: string;
  readonly version: number;
  /** 1 for the act that files the matter. */
  readonly number: number;
  /** Display number of the matter; with the first act only. */
  readonly matterNumber?: string;
  readonly at: string;
  readonly action: string;
  readonly actor: {
    /** Account; null for a visitor. */
    readonly id: string | null;
    readonly kind: 'person' | 'visitor' | 'system';
    /** Role and place by which the action was allowed. */
    readonly role: string | null;
    readonly jurisdiction: string | null;
  };
  readonly basis?: string;
  readonly position: StatePosition;
  readonly hasEnded: boolean;
  /** Values entered and derived. */
  readonly data: JsonObject;
  readonly clocks: Readonly<Record<string, ClockState>>;
  readonly office?: string | null;
  readonly assignee?: string | null;
  readonly joins?: JoinedParty;
  /** Person who may not act in it by a role from now on. */
  readonly recuses?: string;
  /** Another matter with which this one belongs together. */
  readonly relation?: { readonly kind: string; readonly matter: string };
  /** Papers that it issued. The commitment binds the content to the code that the paper bears. */
  readonly papers?: readonly {
    readonly kind: string;
    readonly id: string;
    readonly commitment: string;
  }[];
}

/** What conditions of definitions look at. */
export interface MatterView {
  readonly matter: Matter;
  /** Values with what is personal in clear. */
  readonly data: JsonObject;
  /** Day in Shanghai. */
  readonly today: string;
  readonly law: LawBook;
}

/** The same, with what was entered. */
export interface ActView extends MatterView {
  readonly input: JsonObject;
  readonly actor: ActingPerson;
}

/** Clock, law and calendar: everything from outside that a decision depends on. */
export interface Surroundings {
  /** ISO instant with milliseconds in UTC. */
  readonly now: string;
  /** The same as a day in Shanghai. */
  readonly today: string;
  readonly law: LawBook;
  readonly calendar: WorkingCalendar;
}

/**
 * The state after an act. Needs nothing but the two, so that a journal replayed gives the stored
 * state whatever the law and the definitions have become.
 *
 * @throws RangeError when the act is not the next one of the matter, or of another matter
 */
export function evolve(matter: Matter | null, act: Act): Matter {
  if (act.number !== (matter?.revision ?? 0) + 1) {
    throw new RangeError(`Act ${act.number} does not follow revision ${matter?.revision ?? 0}.`);
  }
  if (matter !== null && (matter.id !== act.matter || matter.definition !== act.definition)) {
    throw new RangeError(`An act of ${act.matter} is none of ${matter.id}.`);
  }
  const before = matter ?? blankMatter(act);
  const by = act.actor.id;
  return {
    ...before,
    version: act.version,
    revision: act.number,
    position: act.position,
    data: { ...before.data, ...act.data },
    office: act.office === undefined ? before.office : act.office,
    origin: matter === null ? (act.office ?? null) : before.origin,
    assignee: act.assignee === undefined ? before.assignee : act.assignee,
    parties: act.joins === undefined ? before.parties : joined(before.parties, act.joins),
    clocks: { ...before.clocks, ...act.clocks },
    doneBy: by === null ? before.doneBy : joined(before.doneBy, { party: act.action, person: by }),
    recused:
      act.recuses === undefined || before.recused.includes(act.recuses)
        ? before.recused
        : [...before.recused, act.recuses],
    actedAt: act.at,
    endedAt: act.hasEnded ? (before.endedAt ?? act.at) : null,
  };
}

/** A matter before its first act, with what names it. */
export function blankMatter(
  named: Pick<Act, 'matter' | 'definition' | 'version' | 'matterNumber' | 'position' | 'at'>,
): Matter {
  return {
    id: named.matter,
    definition: named.definition,
    version: named.version,
    number: named.matterNumber ?? '',
    revision: 0,
    position: named.position,
    data: {},
    office: null,
    origin: null,
    assignee: null,
    parties: {},
    clocks: {},
    doneBy: {},
    recused: [],
    filedAt: named.at,
    actedAt: named.at,
    endedAt: null,
  };
}

function joined(
  lists: Readonly<Record<string, readonly string[]>>,
  add: JoinedParty,
): Readonly<Record<string, readonly string[]>> {
  const present = lists[add.party] ?? [];
  return present.includes(add.person) ? lists : { ...lists, [add.party]: [...present, add.person] };
}

/** The state that a journal leaves. @throws RangeError for a journal with gaps, or an empty one */
export function replay(acts: Iterable<Act>): Matter {
  let matter: Matter | null = null;
  for (const act of acts) matter = evolve(matter, act);
  if (matter === null) throw new RangeError('A journal without acts has no state.');
  return matter;
}
