import { type Condition, allOf, anyOf } from '@zca/query';
import type { PersonEvidence } from './mention.ts';

/** A name of a party as rights write it. */
export interface PartyName {
  readonly name: string;
  /** Null for an organisation, whose name is enough. */
  readonly evidence: PersonEvidence | null;
  /** Keys of the rights in which the name stands for this person; empty for an organisation. */
  readonly rights: readonly string[];
}

/**
 * The rights that a party holds, as a condition on the index: any holder of any of its names, for a
 * person among the rights that name this very person. A merge of names is therefore seen at once,
 * without indexing. No name is no right.
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
  const persons = names
    .filter(({ evidence }) => evidence !== null)
    .map(({ name, rights }) => allOf(named([name]), { op: 'ids', ids: rights }));
  return anyOf(...(plain.length > 0 ? [named(plain)] : []), ...persons);
}

/**
 * The same as terms of a search address; undefined for a person, of whom an address could only say the
 * name, which others bear, or the place where the person lives, which is not told.
 */
export function holdingTerms(names: readonly PartyName[]): string[] | undefined {
  return names.some(({ evidence }) => evidence !== null)
    ? undefined
    : names.map(({ name }) => `holder:${name}`);
}
