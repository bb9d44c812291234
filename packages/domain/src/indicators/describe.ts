import type { Area } from './areas.ts';
import type { AreaView, DefinitionView } from './api.ts';
import { type IndicatorDefinition, registersOf } from './definition.ts';
import { leavesOf, type Method } from './formula.ts';

/** A definition as it is given over HTTP: everything but its rules. */
export function describeDefinition(definition: IndicatorDefinition): DefinitionView {
  const { methods, targets, sources, notes, unverified, base, ...rest } = definition;
  const { breakdowns: _rules, scheduleFrom: _from, ...plain } = rest;
  return {
    ...plain,
    base: { ...base },
    targets: targets.map((target) => ({ ...target })),
    sources: [...sources],
    notes: [...notes],
    unverified: [...(unverified ?? [])],
    methods: methods.map((method) => ({
      id: method.id,
      title: method.title,
      statement: method.statement,
      source: sourceOf(method),
    })),
    registers: [...registersOf(definition)],
  };
}

function sourceOf({ formula }: Method): DefinitionView['methods'][number]['source'] {
  const kinds = new Set(
    leavesOf(formula).map(({ of }) => (of === 'rights' ? 'records' : 'entries')),
  );
  return kinds.size > 1 ? 'both' : [...kinds][0]!;
}

/** An area as pages name it. */
export function describeArea({ code, kind, name, mark }: Area): AreaView {
  return { code, kind, name, mark };
}
