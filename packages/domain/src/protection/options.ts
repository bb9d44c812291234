import type { Bilingual } from '@zca/query';

/** A value of an enumeration and its name in both languages. */
export interface Option<T extends string = string> {
  readonly value: T;
  readonly label: Bilingual;
}

/** The values of a list of options, as `z.enum` takes them. */
export function valuesOf<T extends string>(options: readonly Option<T>[]): [T, ...T[]] {
  return options.map(({ value }) => value) as [T, ...T[]];
}

/** The name of a value; the value itself where the list does not know it. */
export function optionLabel(options: readonly Option[], value: string): Bilingual {
  return options.find((one) => one.value === value)?.label ?? { zh: value, en: value };
}
