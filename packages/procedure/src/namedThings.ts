import { isCalendarDay } from '@zca/standards';
import type {
  ActionDefinition,
  Authority,
  ClockDefinition,
  ProcedureDefinition,
  StateNode,
} from './definition.ts';
import { extensionsOf } from './extension.ts';
import { type Field, type FormEntry, isConcealed, levelOf } from './field.ts';
import type { DefinitionFault } from './soundness.ts';
import { findState, routesOf } from './states.ts';

type Faults = Generator<DefinitionFault>;

/** Faults of a definition that can be seen without walking through its states. */
export function* namedThings(definition: ProcedureDefinition): Faults {
  const { actions, clocks, fields, papers = {}, parties, relations = {} } = definition;
  yield* names({ actions, clocks, fields, papers, parties, relations });
  yield* head(definition);
  yield* shapes(definition, definition.states, '');
  for (const [name, field] of Object.entries(fields)) yield* fieldFaults(`fields.${name}`, field);
  if (!Object.values(actions).some((one) => one.from.length === 0)) {
    yield { where: 'actions', what: 'none files a matter' };
  }
  for (const [name, action] of Object.entries(actions)) {
    yield* actionFaults(definition, name, action);
  }
  for (const [name, clock] of Object.entries(clocks)) {
    yield* clockFaults(definition, `clocks.${name}`, clock);
  }
  yield* authorities(definition, 'readBy', definition.readBy);
  for (const [level, allowed] of Object.entries(definition.levels ?? {})) {
    yield* authorities(definition, `levels.${level}`, allowed);
  }
  for (const [name, { addressee, for: receivers = [] }] of Object.entries(papers)) {
    if (addressee !== undefined) yield* field(definition, `papers.${name}`, addressee);
    for (const one of receivers) yield* party(definition, `papers.${name}`, `party:${one}`);
  }
  yield* publicationFaults(definition);
  for (const path of Object.values(definition.migration?.states ?? {})) {
    yield* state(definition, 'migration', path);
  }
}

function* head(definition: ProcedureDefinition): Faults {
  if (!isName(definition.id)) yield { where: 'id', what: 'lower camel case' };
  if (!Number.isInteger(definition.version) || definition.version < 1) {
    yield { where: 'version', what: 'a whole number from 1' };
  }
  if ([...definition.mark].length !== 1) yield { where: 'mark', what: 'one character' };
  if (definition.basis.length === 0) yield { where: 'basis', what: 'no legal basis' };
  for (const [index, { effectiveFrom, effectiveTo }] of definition.basis.entries()) {
    const days = effectiveTo === null ? [effectiveFrom] : [effectiveFrom, effectiveTo];
    if (!days.every(isCalendarDay) || days.at(-1)! < effectiveFrom) {
      yield { where: `basis.${index}`, what: 'first and last day' };
    }
  }
  if (definition.lawDay !== undefined) {
    yield* field(definition, 'lawDay', definition.lawDay);
    yield* typed(definition, 'lawDay', definition.lawDay, 'day');
  }
  yield* field(definition, 'subject', definition.subject);
  const subject = definition.fields[definition.subject];
  if (subject !== undefined && isConcealed(subject)) {
    yield { where: 'subject', what: 'a concealed value in every list' };
  }
  const { filer } = definition;
  if (filer !== undefined && definition.parties[filer] === undefined) {
    yield { where: 'filer', what: `no party ${filer}` };
  }
  yield* state(definition, 'initial', definition.initial);
  if (!(definition.retention.years > 0)) yield { where: 'retention', what: 'no years' };
  const { migration } = definition;
  if (migration !== undefined && migration.from >= definition.version) {
    yield { where: 'migration', what: 'not from an earlier version' };
  }
}

/** Names are parts of addresses, events and columns, and nothing that every object inherits. */
function isName(name: string): boolean {
  return /^[a-z][A-Za-z0-9]*$/.test(name) && !(name in {});
}

function* names(named: Readonly<Record<string, object>>): Faults {
  for (const [where, things] of Object.entries(named)) {
    for (const name of Object.keys(things)) {
      if (!isName(name)) yield { where: `${where}.${name}`, what: 'lower camel case' };
    }
  }
}

function* shapes(
  definition: ProcedureDefinition,
  states: Readonly<Record<string, StateNode>>,
  above: string,
): Faults {
  for (const [name, node] of Object.entries(states)) {
    const where = `states.${above}${name}`;
    if (!isName(name)) yield { where, what: 'lower camel case' };
    if (node.whenDone !== undefined) {
      yield* state(definition, where, node.whenDone);
      if (node.states === undefined) yield { where, what: 'nothing inside that could be done' };
    }
    if (node.states === undefined) continue;
    if (node.end === true) yield { where, what: 'an end has no states inside' };
    if (node.parallel !== true && node.states[node.initial ?? ''] === undefined) {
      yield { where, what: 'no initial state' };
    }
    yield* shapes(definition, node.states, `${above}${name}.`);
  }
}

function* fieldFaults(where: string, one: Field): Faults {
  if ('options' in one) {
    const values = one.options.map((option) => option.value);
    if (values.length === 0) yield { where, what: 'no options' };
    if (new Set(values).size < values.length) yield { where, what: 'the same option twice' };
  }
  if ('min' in one && 'max' in one && one.min > one.max) yield { where, what: 'min above max' };
  if ('maxLength' in one && !(one.maxLength > 0)) yield { where, what: 'no length' };
}

function* actionFaults(
  definition: ProcedureDefinition,
  name: string,
  one: ActionDefinition,
): Faults {
  const where = `actions.${name}`;
  for (const number of typeof one.basis === 'object' ? Object.keys(one.basis) : []) {
    if (definition.basis.some(({ documentNumber }) => documentNumber === number)) continue;
    yield { where, what: `no instrument ${number}` };
  }
  const routes = routesOf(one);
  for (const path of one.from) {
    yield* state(definition, where, path);
    if (routes.length > 0 && findState(definition, path)?.end === true) {
      yield { where, what: `leads on from the end ${path}` };
    }
  }
  for (const route of routes) yield* state(definition, where, route.to);
  if (routes.length > 0 && routes.at(-1)!.when !== undefined) {
    yield { where, what: 'the last route has a condition' };
  }
  const expiries = Object.values(definition.clocks).map((clock) => clock.onExpiry);
  if (one.by.length === 0 && !expiries.includes(name)) yield { where, what: 'nobody may do it' };
  yield* authorities(definition, where, one.by);
  if (one.from.length === 0 && one.by.some((by) => !canFile(by))) {
    yield { where, what: 'a place that only a filed matter has' };
  }
  if (one.from.length === 0 && one.unless !== undefined) {
    yield { where, what: '`unless` of a matter that is not there yet: use `check`' };
  }
  yield* formFaults(definition, where, one.form ?? []);
  for (const other of one.notAfterOwn ?? []) yield* action(definition, where, other);
  for (const paper of one.papers ?? []) {
    if (definition.papers?.[paper] === undefined) yield { where, what: `no paper ${paper}` };
  }
  if (one.joins !== undefined) yield* party(definition, where, `party:${one.joins}`);
  for (const named of [one.assign, one.recuses]) {
    if (typeof named !== 'object' || named === null) continue;
    yield* field(definition, where, named.field);
    yield* typed(definition, where, named.field, 'person');
    yield* asked(where, one, named.field);
  }
  yield* authorities(
    definition,
    where,
    (one.notices ?? []).map((notice) => notice.to),
  );
}

function canFile(by: Authority): boolean {
  return by.role === 'public' || by.where === 'anywhere' || by.where === 'handler';
}

function* formFaults(
  definition: ProcedureDefinition,
  where: string,
  form: readonly FormEntry[],
): Faults {
  const before = new Set<string>();
  for (const { field: name, onlyIf } of form) {
    yield* field(definition, where, name);
    if (before.has(name)) yield { where, what: `${name} twice in the form` };
    if (onlyIf !== undefined) {
      if (!before.has(onlyIf.field)) {
        yield { where, what: `${name} depends on ${onlyIf.field}, which is not asked before it` };
      }
      const other = definition.fields[onlyIf.field];
      const possible: readonly (string | boolean)[] =
        other?.type === 'yesNo'
          ? [true, false]
          : other !== undefined && 'options' in other
            ? other.options.map((option) => option.value)
            : onlyIf.is;
      const never = onlyIf.is.find((value) => !possible.includes(value));
      if (never !== undefined || onlyIf.is.length === 0) {
        yield { where, what: `${onlyIf.field} never is ${String(never)}` };
      }
    }
    before.add(name);
  }
}

function* clockFaults(
  definition: ProcedureDefinition,
  where: string,
  clock: ClockDefinition,
): Faults {
  const named = [...clock.startsOn, ...clock.metBy, ...(clock.voidBy ?? [])];
  for (const one of named) yield* action(definition, where, one);
  if (clock.startsOn.length === 0) yield { where, what: 'nothing starts it' };
  const both = clock.startsOn.find(
    (one) => clock.metBy.includes(one) || clock.voidBy?.includes(one),
  );
  if (both !== undefined) yield { where, what: `${both} starts it and ends it` };
  for (const one of clock.startsOn) {
    const starting = definition.actions[one];
    if (starting !== undefined && alwaysEnds(definition, starting)) {
      yield { where, what: `${one} starts it when the matter has ended` };
    }
  }
  if (clock.onExpiry !== undefined) yield* expiryFaults(definition, where, clock.onExpiry);
  for (const { by, askedBy, declinedBy, countField, times } of extensionsOf(clock)) {
    for (const one of [by, askedBy, declinedBy]) {
      if (one !== undefined) yield* action(definition, where, one);
    }
    if (declinedBy !== undefined && askedBy === undefined) {
      yield { where, what: 'declined, but never asked for' };
    }
    if (!(times >= 1)) yield { where, what: 'an extension that cannot be given' };
    if (countField === undefined) continue;
    yield* field(definition, where, countField);
    yield* typed(definition, where, countField, 'number');
    const giving = definition.actions[by];
    if (giving !== undefined) yield* asked(where, giving, countField);
  }
  for (const name of [clock.triggerDay, clock.lawDay]) {
    if (name === undefined) continue;
    yield* field(definition, where, name);
    yield* typed(definition, where, name, 'day');
  }
  for (const path of clock.pausesIn ?? []) yield* state(definition, where, path);
  yield* party(definition, where, clock.waitsFor);
}

/** Whether a matter is over whenever an action has been taken. */
function alwaysEnds(definition: ProcedureDefinition, action: ActionDefinition): boolean {
  const routes = routesOf(action).map((route) => route.to);
  const after = routes.length > 0 ? routes : action.from;
  return (
    after.length > 0 &&
    after.every((path) => !path.includes('.') && findState(definition, path)?.end === true)
  );
}

/** The platform acts alone: it has nothing to write into a form. */
function* expiryFaults(definition: ProcedureDefinition, where: string, name: string): Faults {
  yield* action(definition, where, name);
  const one = definition.actions[name];
  if (one === undefined) return;
  if (one.from.length === 0) yield { where, what: `${name} files a matter` };
  if (one.form?.some((entry) => entry.required === true && entry.onlyIf === undefined)) {
    yield { where, what: `${name} asks what the platform cannot answer` };
  }
}

function* publicationFaults(definition: ProcedureDefinition): Faults {
  const { publication } = definition;
  if (publication === undefined) return;
  for (const path of publication.states) yield* state(definition, 'publication', path);
  for (const name of publication.fields) {
    yield* field(definition, 'publication', name);
    const one = definition.fields[name];
    if (one !== undefined && levelOf(one) !== 'public') {
      yield { where: 'publication', what: `${name} is not public` };
    }
  }
}

function* authorities(
  definition: ProcedureDefinition,
  where: string,
  all: readonly Authority[],
): Faults {
  for (const authority of all) {
    yield* party(definition, where, authority.where);
    if (authority.role === undefined && !authority.where.startsWith('party:')) {
      yield { where, what: 'neither a role nor a party' };
    }
  }
}

function* state(definition: ProcedureDefinition, where: string, path: string): Faults {
  if (findState(definition, path) === undefined) yield { where, what: `no state ${path}` };
}

function* action(definition: ProcedureDefinition, where: string, name: string): Faults {
  if (definition.actions[name] === undefined) yield { where, what: `no action ${name}` };
}

function* field(definition: ProcedureDefinition, where: string, name: string): Faults {
  if (definition.fields[name] === undefined) yield { where, what: `no field ${name}` };
}

function* typed(
  definition: ProcedureDefinition,
  where: string,
  name: string,
  type: Field['type'],
): Faults {
  const one = definition.fields[name];
  if (one !== undefined && one.type !== type) yield { where, what: `${name} is no ${type}` };
}

function* asked(where: string, one: ActionDefinition, name: string): Faults {
  if (one.form?.some((entry) => entry.field === name) !== true) {
    yield { where, what: `its form does not ask ${name}` };
  }
}

function* party(definition: ProcedureDefinition, where: string, name: string): Faults {
  if (!name.startsWith('party:')) return;
  if (definition.parties[name.slice('party:'.length)] === undefined) {
    yield { where, what: `no party ${name}` };
  }
}
