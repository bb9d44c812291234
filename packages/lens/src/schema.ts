import type { FieldKind } from '@zca/query';
import { LensError } from './error.ts';

/**
 * One field of an index. A `FieldDefinition` of `@zca/query` fits. Text and point fields take one
 * or several values in any case; `many` matters to keyword fields, whose single-valued columns are
 * smaller and can be sorted by.
 */
export interface LensField {
  readonly name: string;
  readonly kind: FieldKind;
  readonly many?: boolean;
  /** Weight of a text field in relevance, default 1. */
  readonly weight?: number;
}

/** The fields of an index. The order does not matter to answers. */
export interface LensSchema {
  readonly fields: readonly LensField[];
  /**
   * Groups of single-valued keyword, integer or date fields with few values that questions count
   * together, by name: one pass over the hits then counts all of a group. A field belongs to one
   * group at most. Answers do not depend on it.
   */
  readonly combined?: readonly (readonly string[])[];
}

/** Looks fields up by name, and refuses schemas that no segment could hold. */
export class FieldTable {
  readonly schema: LensSchema;
  readonly #byName = new Map<string, LensField>();
  readonly #groups = new Map<string, number>();

  constructor(schema: LensSchema) {
    this.schema = schema;
    for (const field of schema.fields) {
      if (this.#byName.has(field.name)) {
        throw new LensError('invalid-schema', { field: field.name, reason: 'declared twice' });
      }
      if (field.name === 'id' || field.name === 'relevance') {
        throw new LensError('invalid-schema', { field: field.name, reason: 'reserved name' });
      }
      if (!/^[A-Za-z]\w*$/.test(field.name)) {
        throw new LensError('invalid-schema', { field: field.name, reason: 'not an identifier' });
      }
      this.#byName.set(field.name, field);
    }
    schema.combined?.forEach((names, group) => {
      for (const name of names) {
        const { kind, many } = this.getOf(name, ['keyword', 'integer', 'date'], 'combined');
        if (kind === 'keyword' && many === true) {
          throw new LensError('invalid-schema', {
            field: name,
            reason: 'combined and many-valued',
          });
        }
        if (this.#groups.has(name)) {
          throw new LensError('invalid-schema', { field: name, reason: 'combined twice' });
        }
        this.#groups.set(name, group);
      }
    });
  }

  /** Index in `schema.combined` of the group of a field, or −1. */
  combinedWith(name: string): number {
    return this.#groups.get(name) ?? -1;
  }

  /** The field of that name; throws `unknown-field`. */
  get(name: string): LensField {
    const field = this.#byName.get(name);
    if (field === undefined) throw new LensError('unknown-field', { field: name });
    return field;
  }

  /** The field of that name if its kind is among those given; throws `unknown-field`, `wrong-kind`. */
  getOf(name: string, kinds: readonly FieldKind[], use: string): LensField {
    const field = this.get(name);
    if (!kinds.includes(field.kind)) {
      throw new LensError('wrong-kind', { field: name, kind: field.kind, use });
    }
    return field;
  }
}

/** A text that is equal for two schemas exactly when their segments are interchangeable. */
export function schemaFingerprint(schema: LensSchema): string {
  const fields = schema.fields
    .map((field) => `${field.name}:${field.kind}${field.many === true ? '*' : ''}`)
    .toSorted();
  return [...fields, ...(schema.combined ?? []).map((group) => group.join('+'))].join(',');
}
