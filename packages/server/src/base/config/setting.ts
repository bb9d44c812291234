import type { Sentence } from '../problem.ts';
import type { Kind } from './kinds.ts';
import type { Place } from './place.ts';

/** One setting: a variable of the environment, what it accepts, and what it is for. */
export interface Setting<T> {
  readonly variable: string;
  readonly kind: Kind<T>;
  /** Value when the variable is absent or empty; absent when there is none. */
  readonly default?: T | ((place: Place) => T);
  /** How the documentation writes the default, where it depends on the place. */
  readonly defaultText?: Sentence;
  readonly about: Sentence;
  /** Never shown, logged or exported. */
  readonly secret?: boolean;
  /** Brings a value into the form that the program uses. */
  readonly settle?: (value: T, place: Place) => T;
}

/** A setting that always has a value. */
export function required<T>(setting: Setting<T> & { default: T | ((place: Place) => T) }) {
  return setting as Setting<T> & { readonly optional?: false };
}

/** A setting that may be absent. */
export function optional<T>(setting: Setting<T>) {
  return { ...setting, optional: true } as Setting<T> & { readonly optional: true };
}
