/** A text in the two languages that a person reads. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A plain JSON value. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [name: string]: Json };

/** Puts parameters into a sentence: `{name}` becomes the parameter's text. */
export function fill(words: Words, params: Readonly<Record<string, string | number>>): Words {
  const put = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) =>
      Object.hasOwn(params, name) ? String(params[name]) : whole,
    );
  return { zh: put(words.zh), en: put(words.en) };
}
