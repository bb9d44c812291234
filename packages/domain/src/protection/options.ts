import type { Option, Words } from '@zca/procedure';

/** The values of a list of options, as `z.enum` takes them. */
export function valuesOf<T extends string>(options: readonly { readonly value: T }[]): [T, ...T[]] {
  return options.map(({ value }) => value) as [T, ...T[]];
}

/** The name of a value; the value itself where the list does not know it. */
export function optionTitle(options: readonly Option[], value: string): Words {
  return options.find((one) => one.value === value)?.title ?? { zh: value, en: value };
}
