import type { Right } from './model.ts';

/** Why a record was not taken. `refusalMessage` turns it into a sentence in both languages. */
export interface Refusal {
  /** Stable code: a rule of this room (`number.missing`) or of the standards (`ipc.form`). */
  readonly rule: string;
  /** Field of the record, or column target, that is at fault. */
  readonly field: string;
  readonly params: Readonly<Record<string, string | number>>;
  /** True when the secrecy gate refused: then only position and hash may be kept (O:A.8). */
  readonly secrecy?: true;
}

/** Something worth knowing about a record that was taken. Same codes and sentences as refusals. */
export type Note = Omit<Refusal, 'secrecy'>;

/** A row or document read as a right. */
export type RightReading =
  | {
      readonly ok: true;
      readonly right: Right;
      readonly notes: readonly Note[];
      /**
       * True when mandatory fields (a title; the classes of a trademark) are missing: the record
       * may complete an existing one and is refused (`patch.withoutRecord`) when there is none.
       */
      readonly patch?: true;
      /** True for a secondary copy of a record (国家=OTHER): it only fills what is missing. */
      readonly supplement?: true;
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Thrown inside the readers of this room to leave a row; caught at their entrance. */
export class RefusalSignal extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.rule);
    this.refusal = refusal;
  }
}

/** Leaves the row or document with a refusal. */
export function refuse(
  rule: string,
  field: string,
  params: Readonly<Record<string, string | number>> = {},
): never {
  throw new RefusalSignal({ rule, field, params });
}
