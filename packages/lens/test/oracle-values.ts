import type { SearchDocument } from '@zca/query';
import type { Analyzer, LensField, LensSchema } from '../src/index.ts';

export type Point = readonly [number, number];

/** What documents hold, as the oracle reads it. */
export class OracleValues {
  readonly #schema: LensSchema;
  readonly analyzer: Analyzer;

  constructor(schema: LensSchema, analyzer: Analyzer) {
    this.#schema = schema;
    this.analyzer = analyzer;
  }

  field(name: string): LensField {
    return this.#schema.fields.find((field) => field.name === name)!;
  }

  values(document: SearchDocument, name: string): (string | number | Point)[] {
    const given = document.values[name];
    if (given === undefined) return [];
    const list = Array.isArray(given) ? (given as unknown[]) : [given];
    if (this.field(name).kind === 'point' && typeof list[0] === 'number') {
      return [given as unknown as Point];
    }
    const values = list as (string | number | Point)[];
    return this.field(name).kind === 'keyword' ? [...new Set(values)] : values;
  }

  texts(document: SearchDocument, name: string): string[] {
    return this.values(document, name).map((value) => this.analyzer.normalise(value as string));
  }

  words(document: SearchDocument, name: string): string[] {
    return this.texts(document, name).flatMap((text) => [...this.analyzer.words(text)]);
  }
}
