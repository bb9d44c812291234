import {
  articleOf,
  type Field,
  type FormEntry,
  type ProcedureDefinition,
  type StateNode,
} from '@zca/procedure';
import { z } from 'zod';
import { BothWords } from './api.ts';

/** One field of a form, in the order in which it is asked. */
export const FormField = z
  .object({
    name: z.string(),
    type: z.enum([
      'text',
      'longText',
      'number',
      'money',
      'day',
      'yesNo',
      'choice',
      'choices',
      'files',
      'office',
      'person',
    ]),
    title: BothWords,
    hint: BothWords.nullable(),
    required: z.boolean(),
    level: z.enum(['public', 'internal', 'sensitive', 'personal']),
    format: z.enum(['name', 'phone', 'idNumber', 'creditCode', 'email', 'address']).nullable(),
    maxLength: z.int().nullable(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    mayBeFuture: z.boolean(),
    options: z.array(z.object({ value: z.string(), title: BothWords })),
    maxCount: z.int().nullable(),
    accept: z.array(z.string()),
    /** Asked only when another field has one of these values. */
    onlyIf: z
      .object({ field: z.string(), is: z.array(z.union([z.string(), z.boolean()])) })
      .nullable(),
    /** Title of the part of the form in which it stands; null in a form without parts. */
    part: BothWords.nullable(),
  })
  .meta({ id: 'FormField' });
export type FormField = z.infer<typeof FormField>;

const DescribedAction = z.object({
  id: z.string(),
  title: BothWords,
  hint: BothWords.nullable(),
  basis: z.string().nullable(),
  files: z.boolean(),
  from: z.array(z.string()),
  to: z.array(z.string()),
  byPublic: z.boolean(),
  /** Who may: a role and where it must hold; a party needs no role. */
  by: z.array(z.object({ role: z.string().nullable(), where: z.string() })),
  form: z.array(FormField),
  /** Makes a matter the own one of whoever does it, and asks nothing: it can be done to many in a row. */
  takesUp: z.boolean(),
});

/** A procedure as pages need it: what is declared of it, without its rules. */
export const ProcedureDescription = z
  .object({
    id: z.string(),
    version: z.int(),
    mark: z.string(),
    title: BothWords,
    basis: z.array(
      z.object({
        title: BothWords,
        documentNumber: z.string(),
        effectiveFrom: z.string(),
        effectiveTo: z.string().nullable(),
      }),
    ),
    parties: z.array(z.object({ id: z.string(), title: BothWords })),
    states: z.array(z.object({ path: z.string(), title: BothWords, end: z.boolean() })),
    actions: z.array(DescribedAction),
    clocks: z.array(
      z.object({
        id: z.string(),
        title: BothWords,
        kind: z.enum(['statutory', 'service']),
        parameter: z.string(),
        /** Actions with which it begins. */
        startsOn: z.array(z.string()),
      }),
    ),
    retentionYears: z.int(),
  })
  .meta({ id: 'ProcedureDescription' });
export type ProcedureDescription = z.infer<typeof ProcedureDescription>;

export const ProcedureList = z
  .object({ procedures: z.array(ProcedureDescription) })
  .meta({ id: 'ProcedureList' });

const Point = z.object({ x: z.number(), y: z.number() });

/** The states of a procedure as a picture, in pixels. */
export const ProcedureDiagram = z
  .object({
    width: z.number(),
    height: z.number(),
    /** Groups come before what lies inside them; the path of the start is empty. */
    nodes: z.array(
      z.object({
        path: z.string(),
        title: BothWords,
        kind: z.enum(['start', 'state', 'group', 'parallel', 'end']),
        x: z.number(),
        y: z.number(),
        width: z.number(),
        height: z.number(),
      }),
    ),
    edges: z.array(
      z.object({
        action: z.string().nullable(),
        title: BothWords,
        from: z.string(),
        to: z.string(),
        points: z.array(Point),
        label: Point,
      }),
    ),
  })
  .meta({ id: 'ProcedureDiagram' });
export type ProcedureDiagram = z.infer<typeof ProcedureDiagram>;

/** What pages need of a definition. */
export function describeProcedure(definition: ProcedureDefinition): ProcedureDescription {
  return {
    id: definition.id,
    version: definition.version,
    mark: definition.mark,
    title: definition.title,
    basis: definition.basis.map((one) => ({ ...one })),
    parties: Object.entries(definition.parties).map(([id, { title }]) => ({ id, title })),
    states: [...statesOf(definition.states, '')],
    actions: Object.entries(definition.actions).map(([id, action]) => ({
      id,
      title: action.title,
      hint: action.hint ?? null,
      basis: articleOf(action, definition.basis[0]!) ?? null,
      files: action.from.length === 0 && action.onlyAt === undefined,
      from: [...action.from],
      to: [action.to ?? []].flat().map((route) => (typeof route === 'string' ? route : route.to)),
      byPublic: action.by.some((authority) => authority.role === 'public'),
      by: action.by.map(({ role, where }) => ({ role: role ?? null, where })),
      form: formFields(definition, action.form ?? []),
      takesUp:
        action.assign === 'actor' && action.from.length > 0 && (action.form ?? []).length === 0,
    })),
    clocks: Object.entries(definition.clocks).map(([id, clock]) => ({
      id,
      title: clock.title,
      kind: clock.kind,
      parameter: clock.parameter,
      startsOn: [...clock.startsOn],
    })),
    retentionYears: definition.retention.years,
  };
}

function formFields(definition: ProcedureDefinition, form: readonly FormEntry[]): FormField[] {
  let part: FormField['part'] = null;
  return form.map((entry) => {
    part = entry.part ?? part;
    return { ...formField(definition.fields[entry.field]!, entry), part };
  });
}

function formField(field: Field, entry: FormEntry): Omit<FormField, 'part'> {
  const isNumber = field.type === 'number' || field.type === 'money';
  const isText = field.type === 'text' || field.type === 'longText';
  return {
    name: entry.field,
    type: field.type,
    title: field.title,
    hint: field.hint ?? null,
    required: entry.required === true,
    level: field.level ?? 'internal',
    format: isText ? (field.format ?? null) : null,
    maxLength: isText ? (field.maxLength ?? (field.type === 'text' ? 200 : 4000)) : null,
    min: isNumber ? (field.min ?? null) : null,
    max: isNumber ? (field.max ?? null) : null,
    mayBeFuture: field.type === 'day' && field.mayBeFuture === true,
    options:
      field.type === 'choice' || field.type === 'choices'
        ? field.options.map((option) => ({ ...option }))
        : [],
    maxCount: field.type === 'files' ? (field.maxCount ?? 20) : null,
    accept: field.type === 'files' ? [...(field.accept ?? [])] : [],
    onlyIf:
      entry.onlyIf === undefined ? null : { field: entry.onlyIf.field, is: [...entry.onlyIf.is] },
  };
}

function* statesOf(
  states: Readonly<Record<string, StateNode>>,
  above: string,
): Generator<{ path: string; title: StateNode['title']; end: boolean }> {
  for (const [name, node] of Object.entries(states)) {
    if (node.states === undefined) {
      yield { path: above + name, title: node.title, end: node.end === true };
    } else {
      yield* statesOf(node.states, `${above}${name}.`);
    }
  }
}
