import type { PeriodUnit, RollRule } from '@zca/standards';
import type { Fields, FormEntry, Level } from './field.ts';
import type { ActView, MatterView } from './matter.ts';
import type { Refusal } from './refusal.ts';
import type { JsonObject, Words } from './words.ts';

/** An instrument of law on which a procedure stands, in one of its texts. */
export interface LegalBasis {
  readonly title: Words;
  /** Number of the instrument, for example 市场监管总局令第121号; empty when it has none. */
  readonly documentNumber: string;
  /** First and last day on which this text is in force; null while open. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
}

/** What a party of a matter is; parties with an account act as `party:<name>`. */
export interface PartyKind {
  readonly title: Words;
}

/**
 * A state, and states inside it: one at a time, or all at once when `parallel`. The semantics are
 * those of state charts (SCXML).
 */
export interface StateNode {
  readonly title: Words;
  readonly initial?: string;
  readonly states?: Readonly<Record<string, StateNode>>;
  readonly parallel?: boolean;
  /** The matter, or this part of it, ends here. */
  readonly end?: boolean;
  /** Where to go once every part has ended. */
  readonly whenDone?: string;
}

/**
 * Where a role must be held: `handler` in the office that has the matter in hand or above it,
 * `office` in that very office, `superior` above it, `origin` in the office that took the matter in
 * or above it, `assigned` by the person to whom the matter is given, `anywhere`; `party:<name>` needs
 * no role, but to be that party.
 */
export type Where =
  | 'handler'
  | 'office'
  | 'superior'
  | 'origin'
  | 'assigned'
  | 'anywhere'
  | `party:${string}`;

/** One way of having authority; `public` is everybody, signed in or not. */
export interface Authority {
  /** A role, or `public`; parties need none. */
  readonly role?: string;
  readonly where: Where;
  /** Acts for somebody else, as the desk on the telephone does: `joins` does not bind whoever does so. */
  readonly onBehalf?: true;
}

/** One of several ways that an action can take. */
export interface Route {
  readonly to: string;
  /** Without a condition the way is open; the first open one is taken. */
  readonly when?: (view: ActView) => boolean;
}

/** A message to people when an action has been taken. */
export interface NoticeRule {
  /** Who is told: those who may act in the matter's office with a role, the assignee, or a party. */
  readonly to: Authority;
  readonly title: Words;
}

/** Another matter that an act opens, filed in the same moment. */
export interface Spawn {
  readonly definition: string;
  readonly action: string;
  readonly input: JsonObject;
  /** What the one is to the other, a name of the definition's `relations`: for example `splitFrom`. */
  readonly relation: string;
}

/** A relation between a matter and another that it opened, in words for the page of either. */
export interface RelationTitles {
  /** What the opened one is to the matter that opened it. */
  readonly opened: Words;
  /** What the matter is to the one that it opened. */
  readonly opener: Words;
}

/** Something that can be done in a matter. */
export interface ActionDefinition {
  readonly title: Words;
  readonly hint?: Words;
  /** Article on which it stands; by document number where the instruments count differently. */
  readonly basis?: string | Readonly<Record<string, string>>;
  /** State paths from which it can be done; `[]` files a new matter. */
  readonly from: readonly string[];
  /** Where it leads; absent when the state stays. */
  readonly to?: string | readonly Route[];
  /** Who may do it; empty: only the platform itself, when a clock runs out. */
  readonly by: readonly Authority[];
  /**
   * The page that does it for whoever asks there, with values that it knows itself: by hand it cannot
   * be done, since anybody could type other values.
   */
  readonly onlyAt?: Words;
  readonly form?: readonly FormEntry[];
  /** Why it cannot be done now, asked before the form is shown. */
  readonly unless?: (view: MatterView) => Refusal | null;
  /** Why it cannot be done with these values. */
  readonly check?: (view: ActView) => Refusal | null;
  /** Values that follow from what was entered, remembered with it. */
  readonly derive?: (view: ActView) => JsonObject;
  /**
   * The office that has the matter in hand from now on: null is the city, undefined leaves it where it
   * is. A matter that changes its office is nobody's until that office gives it to somebody.
   */
  readonly office?: (view: ActView) => string | null | undefined;
  /** Whose the matter is from now on: who does this, or the person of a field; null gives it back. */
  readonly assign?: 'actor' | { readonly field: string } | null;
  /** Binds whoever does this as a party, so that they can act again. */
  readonly joins?: string;
  /**
   * Who may not act in the matter by a role from now on: who does this, or the person of a field. A
   * matter that was theirs becomes nobody's.
   */
  readonly recuses?: 'actor' | { readonly field: string };
  readonly papers?: readonly string[];
  readonly notices?: readonly NoticeRule[];
  readonly spawns?: (view: ActView) => readonly Spawn[];
  /** Events for other rooms, by name. */
  readonly emits?: readonly string[];
  /** Whoever did one of these actions in the matter may not do this one. */
  readonly notAfterOwn?: readonly string[];
  /** Seen by the parties and on the public tracking page. */
  readonly told?: Words;
}

/** A statutory or internal time limit. */
export interface ClockDefinition {
  readonly title: Words;
  /** Key of the dated parameter that gives count and unit. */
  readonly parameter: string;
  readonly kind: 'statutory' | 'service';
  /**
   * Actions with which it begins, and field that holds the day of the event where it is not the act's
   * own day; the act's own day counts while the field is empty.
   */
  readonly startsOn: readonly string[];
  readonly triggerDay?: string;
  /**
   * Field that holds the day whose law gives the period and its extensions, where that is not the day
   * of the event: a matter may be handled to its end by the law of the day on which it was received.
   */
  readonly lawDay?: string;
  /** It begins only where this holds. */
  readonly onlyIf?: (view: ActView) => boolean;
  /** Actions that meet it, and actions that make it void; the end of the matter does so by itself. */
  readonly metBy: readonly string[];
  readonly voidBy?: readonly string[];
  /** States in which time does not count. */
  readonly pausesIn?: readonly string[];
  readonly roll: RollRule;
  readonly extension?: Extension;
  /** Others beside it, each with its own action and parameter: first the head, then the superior. */
  readonly furtherExtensions?: readonly Extension[];
  /** Who must act before it runs out. */
  readonly waitsFor: 'office' | `party:${string}`;
  /** What the platform does when it has run out, where the state allows it. */
  readonly onExpiry?: string;
}

/**
 * A longer period. It is given before the clock runs out, so that it never hides that somebody was
 * late; an action that can extend no clock is refused.
 */
export interface Extension {
  /** The action that gives it. */
  readonly by: string;
  /** Key of the parameter that gives its length, and how often it can be given. */
  readonly parameter: string;
  readonly times: number;
  /** With approval: the action that asks for it, without which, and by whose doer, it is not given. */
  readonly askedBy?: string;
  /** The action that declines what was asked. */
  readonly declinedBy?: string;
  /** Number field of the giving action, where the parameter is only the most that may be given. */
  readonly countField?: string;
}

/** A part of a document that is computed; its texts are printed as they are. */
export type PaperPart =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly caption?: string;
      readonly columns: readonly {
        readonly title: string;
        /** Share of the width; 1 by default. */
        readonly share?: number;
        readonly align?: 'left' | 'right' | 'center';
      }[];
      /** As many cells as there are columns. */
      readonly rows: readonly (readonly string[])[];
    };

/** A document that an action issues. */
export interface PaperDefinition {
  readonly title: Words;
  /** Characters of its number: 投受 in 西市监投受〔2026〕12号. */
  readonly series: string;
  /** Text blocks; `{field}` is replaced by the value. */
  readonly body: readonly string[];
  /** What follows the text and is made from the values of the matter: tables, headings. */
  readonly parts?: (data: JsonObject) => readonly PaperPart[];
  /** Field that holds the name of whom it addresses. */
  readonly addressee?: string;
  /** Parties that receive it. */
  readonly for?: readonly string[];
}

/** What the public may see of a matter, and when. */
export interface PublicationRule {
  /** While the matter is in one of these states. */
  readonly states: readonly string[];
  readonly fields: readonly string[];
  /** Only where this holds, for example with the consent of the complainant. */
  readonly onlyIf?: (view: MatterView) => boolean;
}

/** A procedure in one version: everything that the engine needs to run it. */
export interface ProcedureDefinition {
  /** Lower camel case; part of addresses. */
  readonly id: string;
  readonly version: number;
  readonly title: Words;
  /** One character before the numbers of its matters: 投2026-0613-0411. */
  readonly mark: string;
  readonly basis: readonly LegalBasis[];
  /**
   * Field that holds the day whose instrument is cited, where that is not the day of filing: a matter may
   * be handled to its end by the law of the day on which it was received.
   */
  readonly lawDay?: string;
  readonly parties: Readonly<Record<string, PartyKind>>;
  /** The party that files: whoever holds the tracking code of a matter acts as this one. */
  readonly filer?: string;
  readonly fields: Fields;
  /** Field that says in a line what a matter is about; of a level that all who read it may see. */
  readonly subject: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, StateNode>>;
  readonly actions: Readonly<Record<string, ActionDefinition>>;
  readonly clocks: Readonly<Record<string, ClockDefinition>>;
  readonly papers?: Readonly<Record<string, PaperDefinition>>;
  /** What its matters are to those that their acts open. */
  readonly relations?: Readonly<Record<string, RelationTitles>>;
  /** Who may read a matter; whoever may act in it can read it too. */
  readonly readBy: readonly Authority[];
  /** Who may see values of a level; `public` and `internal` go with reading. */
  readonly levels?: Partial<Record<Level, readonly Authority[]>>;
  readonly publication?: PublicationRule;
  /** Years for which a closed matter is kept before it may be removed; mark of confidence of the figure. */
  readonly retention: { readonly years: number; readonly mark: string };
  /** How matters that run under the version before come to this one. */
  readonly migration?: {
    readonly from: number;
    /** State path of the old version to that of this one; paths that are not named stay. */
    readonly states: Readonly<Record<string, string>>;
  };
}

/** What a dated parameter says of a time limit. */
export interface LawValue {
  readonly key: string;
  readonly count: number;
  readonly unit: PeriodUnit | 'hour';
  readonly sourceTitle: string;
  readonly documentNumber: string;
  readonly article: string;
  readonly effectiveFrom: string;
  /** Mark of confidence. */
  readonly mark: string;
}

/** Finds the row of a parameter in force on a day. */
export type LawBook = (key: string, onDay: string) => LawValue | undefined;

/** Gives a definition its type; exists so that a definition file reads as a declaration. */
export function defineProcedure<const D extends ProcedureDefinition>(definition: D): D {
  return definition;
}
