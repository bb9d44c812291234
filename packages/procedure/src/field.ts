import type { Words } from './words.ts';

/**
 * Who may see a value: everybody who may see the matter at all (`public` also where the matter is
 * published), the people who work on it (`internal`), those who need it (`sensitive`), and
 * `personal`, what points at a natural person: masked until it is asked for, and the asking written
 * down. Values of the last two levels stay outside published hashes.
 */
export const LEVELS = ['public', 'internal', 'sensitive', 'personal'] as const;
export type Level = (typeof LEVELS)[number];

/** Texts whose form is checked, and which are masked each in its own way. */
export type TextFormat = 'name' | 'phone' | 'idNumber' | 'creditCode' | 'email' | 'address';

export interface Option {
  readonly value: string;
  readonly title: Words;
}

interface FieldBase {
  readonly title: Words;
  /** What to write, in a few words below the field. */
  readonly hint?: Words;
  /** `internal` when absent. */
  readonly level?: Level;
  /** Whether a search inside the queue looks into it. */
  readonly searched?: boolean;
}

/** One thing that forms ask and a matter remembers. */
export type Field =
  | (FieldBase & {
      readonly type: 'text' | 'longText';
      /** In characters (code points); 200 and 4,000 when absent. */
      readonly maxLength?: number;
      readonly format?: TextFormat;
    })
  | (FieldBase & {
      /** `money` is integer fen. */
      readonly type: 'number' | 'money';
      readonly min?: number;
      readonly max?: number;
    })
  | (FieldBase & { readonly type: 'day'; readonly mayBeFuture?: boolean })
  | (FieldBase & { readonly type: 'yesNo' })
  | (FieldBase & {
      readonly type: 'choice' | 'choices';
      readonly options: readonly Option[];
    })
  | (FieldBase & {
      /** Files by the SHA-256 of their content. */
      readonly type: 'files';
      readonly maxCount?: number;
      /** Beginnings of accepted media types, such as `image/`; any when absent. */
      readonly accept?: readonly string[];
    })
  /** The code of an office that can have a matter in hand. */
  | (FieldBase & { readonly type: 'office' })
  /** The id of a person with an account. */
  | (FieldBase & { readonly type: 'person' });

export type Fields = Readonly<Record<string, Field>>;

/** A field in the form of an action. */
export interface FormEntry {
  readonly field: string;
  readonly required?: boolean;
  /** Shown, and required, only when another field of the form has one of these values. */
  readonly onlyIf?: { readonly field: string; readonly is: readonly (string | boolean)[] };
  /** Title of the part of the form that begins here and goes on to the next one. */
  readonly part?: Words;
}

/** An attachment as a form carries it. */
export interface FileValue {
  readonly name: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
}

export function levelOf(field: Field): Level {
  return field.level ?? 'internal';
}

/** Whether values of the field stay outside published hashes. */
export function isConcealed(field: Field): boolean {
  return levelOf(field) === 'personal' || levelOf(field) === 'sensitive';
}

type ValueOf<F extends Field> = F extends { readonly type: 'number' | 'money' }
  ? number
  : F extends { readonly type: 'yesNo' }
    ? boolean
    : F extends {
          readonly type: 'choice';
          readonly options: readonly { readonly value: infer V }[];
        }
      ? V
      : F extends {
            readonly type: 'choices';
            readonly options: readonly { readonly value: infer V }[];
          }
        ? readonly V[]
        : F extends { readonly type: 'files' }
          ? readonly FileValue[]
          : string;

/** What a matter remembers under some fields: what was not filled in is absent, what was emptied null. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]?: ValueOf<F[Name]> | null;
};
