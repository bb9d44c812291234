import { type Condition, allOf, anyOf } from '@zca/query';
import type { PersonEvidence } from './mention.ts';

/** A name of a party as rights write it, with the evidence that it stands for this party. */
export interface PartyName {
  readonly name: string;
  /** Null for an organisation, whose name is enough. */
  readonly evidence: PersonEvidence | null;
}

/**
 * The rights that a party holds, as a condition on the index: any holder of any of its names, for a
 * person together with the evidence. A merge of names is therefore seen at once, without indexing.
 */
export function holdingCondition(names: readonly PartyName[]): Condition {
  return roleCondition('holder', names);
}

/** The rights that a party applied for, whoever holds them now. */
export function filingCondition(names: readonly PartyName[]): Condition {
  return roleCondition('applicant', names);
}

function roleCondition(field: 'holder' | 'applicant', names: readonly PartyName[]): Condition {
  const plain = names.filter(({ evidence }) => evidence === null).map(({ name }) => name);
  const named = (values: readonly string[]): Condition => ({ op: 'any', field, values });
  const persons = names.flatMap(({ name, evidence }): Condition[] => {
    switch (evidence?.kind) {
      case undefined:
        return [];
      case 'address':
        return [allOf(named([name]), { op: 'any', field: 'address', values: [evidence.value] })];
      case 'with':
        return [allOf(named([name]), named([evidence.value]))];
      case 'right':
        return [allOf(named([name]), { op: 'ids', ids: [evidence.value] })];
    }
  });
  return anyOf(...(plain.length > 0 ? [named(plain)] : []), ...persons);
}

/**
 * The same as terms of a search address, where they can say it; undefined otherwise. Terms of one
 * field are joined by or, those of different fields by and.
 */
export function holdingTerms(names: readonly PartyName[]): string[] | undefined {
  const holders = names.map(({ name }) => `holder:${name}`);
  if (names.every(({ evidence }) => evidence === null)) return holders;
  const [only, ...others] = names;
  if (only === undefined || others.length > 0) return undefined;
  return only.evidence?.kind === 'address'
    ? [...holders, `address:${only.evidence.value}`]
    : undefined;
}
