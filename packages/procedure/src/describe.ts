import type {
  Authority,
  ClockDefinition,
  LegalBasis,
  PaperDefinition,
  ProcedureDefinition,
  StateNode,
} from './definition.ts';
import { extensionsOf } from './extension.ts';
import { type Field, type FormEntry, type Level, levelOf } from './field.ts';
import { routesOf } from './states.ts';
import type { Words } from './words.ts';

/** A state with the states inside it. */
export interface StateDescription {
  readonly path: string;
  readonly title: Words;
  readonly kind: 'state' | 'group' | 'parallel' | 'end';
  readonly states: readonly StateDescription[];
}

/** Each kind of field with its level told. */
type Levelled<F> = F extends Field ? Omit<F, 'level'> & { readonly level: Level } : never;

/** A field of a form: what it is, and when it is asked. */
export type FieldDescription = Levelled<Field> & {
  readonly id: string;
  readonly required: boolean;
  readonly onlyIf: FormEntry['onlyIf'] | null;
};

/** Something that can be done. */
export interface ActionDescription {
  readonly id: string;
  readonly title: Words;
  readonly hint: Words | null;
  readonly basis: string | null;
  /** State paths; none for what files a matter. */
  readonly from: readonly string[];
  /** Where it can lead; none when the state stays. */
  readonly to: readonly string[];
  readonly by: readonly Authority[];
  readonly form: readonly FieldDescription[];
  readonly papers: readonly string[];
  /** Actions whose doer may not do this one. */
  readonly notAfterOwn: readonly string[];
  readonly told: Words | null;
}

/** A time limit. */
export interface ClockDescription
  extends Omit<
    ClockDefinition,
    | 'onlyIf'
    | 'voidBy'
    | 'pausesIn'
    | 'extension'
    | 'furtherExtensions'
    | 'onExpiry'
    | 'triggerDay'
    | 'lawDay'
  > {
  readonly id: string;
  /** Whether it begins only under a condition. */
  readonly isConditional: boolean;
  readonly voidBy: readonly string[];
  readonly pausesIn: readonly string[];
  readonly extensions: readonly NonNullable<ClockDefinition['extension']>[];
  readonly triggerDay: string | null;
  readonly lawDay: string | null;
  readonly onExpiry: string | null;
}

/** A definition as plain JSON, for pages: everything but its rules. */
export interface ProcedureDescription {
  readonly id: string;
  readonly version: number;
  readonly title: Words;
  readonly mark: string;
  readonly basis: readonly LegalBasis[];
  readonly parties: readonly { readonly id: string; readonly title: Words }[];
  /** The party that files; null when the definition names none. */
  readonly filer: string | null;
  readonly subject: string;
  readonly initial: string;
  readonly states: readonly StateDescription[];
  /** In the order of the definition; those that file a matter have no `from`. */
  readonly actions: readonly ActionDescription[];
  readonly clocks: readonly ClockDescription[];
  readonly papers: readonly (PaperDefinition & { readonly id: string })[];
  readonly readBy: readonly Authority[];
  /** Fields that may be published, and the states in which; null when nothing is. */
  readonly publication: {
    readonly states: readonly string[];
    readonly fields: readonly string[];
  } | null;
  readonly retentionYears: number;
}

/** Describes a definition as plain JSON. */
export function describe(definition: ProcedureDefinition): ProcedureDescription {
  const { id, version, title, mark, basis, subject, initial, readBy, publication } = definition;
  return {
    id,
    version,
    title,
    mark,
    basis,
    parties: named(definition.parties),
    filer: definition.filer ?? null,
    subject,
    initial,
    states: statesOf(definition.states, ''),
    actions: Object.entries(definition.actions).map(([name, action]) => ({
      id: name,
      title: action.title,
      hint: action.hint ?? null,
      basis: action.basis ?? null,
      from: action.from,
      to: routesOf(action).map((route) => route.to),
      by: action.by,
      form: (action.form ?? []).map((entry) => fieldOf(definition, entry)),
      papers: action.papers ?? [],
      notAfterOwn: action.notAfterOwn ?? [],
      told: action.told ?? null,
    })),
    clocks: Object.entries(definition.clocks).map(([name, clock]) => clockOf(name, clock)),
    papers: named(definition.papers ?? {}),
    readBy,
    publication:
      publication === undefined ? null : { states: publication.states, fields: publication.fields },
    retentionYears: definition.retention.years,
  };
}

function named<T>(things: Readonly<Record<string, T>>): (T & { readonly id: string })[] {
  return Object.entries(things).map(([id, thing]) => ({ id, ...thing }));
}

function statesOf(
  states: Readonly<Record<string, StateNode>>,
  above: string,
): readonly StateDescription[] {
  return Object.entries(states).map(([name, node]) => ({
    path: above + name,
    title: node.title,
    kind: kindOf(node),
    states: node.states === undefined ? [] : statesOf(node.states, `${above}${name}.`),
  }));
}

/** What a state is: one with states inside, one at a time or all at once; an end; or a plain one. */
export function kindOf(node: StateNode): StateDescription['kind'] {
  if (node.states !== undefined) return node.parallel === true ? 'parallel' : 'group';
  return node.end === true ? 'end' : 'state';
}

function fieldOf(definition: ProcedureDefinition, entry: FormEntry): FieldDescription {
  const field = definition.fields[entry.field]!;
  return {
    ...field,
    id: entry.field,
    level: levelOf(field),
    required: entry.required === true,
    onlyIf: entry.onlyIf ?? null,
  };
}

function clockOf(id: string, clock: ClockDefinition): ClockDescription {
  const { title, parameter, kind, startsOn, metBy, roll, waitsFor } = clock;
  return {
    id,
    title,
    parameter,
    kind,
    startsOn,
    metBy,
    roll,
    waitsFor,
    isConditional: clock.onlyIf !== undefined,
    voidBy: clock.voidBy ?? [],
    pausesIn: clock.pausesIn ?? [],
    extensions: extensionsOf(clock),
    triggerDay: clock.triggerDay ?? null,
    lawDay: clock.lawDay ?? null,
    onExpiry: clock.onExpiry ?? null,
  };
}
