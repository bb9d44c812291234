import type { SearchDocument } from '@zca/query';
import { LensError } from '../error.ts';
import type { LensSchema } from '../schema.ts';
import { schemaFingerprint } from '../schema.ts';
import { StringListWriter } from '../structure/stringTable.ts';
import type { Analyzer } from '../text/analyzer.ts';
import { KeywordColumnBuilder, NumberColumnBuilder, PointColumnBuilder } from './buildColumns.ts';
import { TextColumnBuilder } from './buildText.ts';
import { writeIds } from './columns.ts';
import { CombinedWriter } from './combined.ts';
import { SegmentWriter } from './layout.ts';
import { Segment } from './segment.ts';

/** With fewer documents than this, what is slow to make and quick to use does not pay. */
const MANY = 2000;

type ValueColumnBuilder = KeywordColumnBuilder | NumberColumnBuilder | PointColumnBuilder;

/**
 * Builds a segment from documents that come batch by batch; of those only what is indexed is kept,
 * outside the heap, so a batch can be let go when `add` returns. Memory grows to about 3 KB a
 * document of patent size, so large collections become segments of some 50,000 that are merged.
 * After an error the builder is of no more use.
 */
export class SegmentBuilder {
  readonly #schema: LensSchema;
  readonly #ids: string[] = [];
  readonly #texts = new Map<string, TextColumnBuilder>();
  readonly #columns = new Map<string, ValueColumnBuilder>();

  /** `expected` says about how many documents will come; by default many. */
  constructor(schema: LensSchema, analyzer: Analyzer, expected = MANY) {
    this.#schema = schema;
    const cutter = expected < MANY ? undefined : analyzer.cutter?.();
    for (const field of schema.fields) {
      const { name, kind } = field;
      if (kind === 'text') this.#texts.set(name, new TextColumnBuilder(field, analyzer, cutter));
      else if (kind === 'keyword') this.#columns.set(name, new KeywordColumnBuilder(field));
      else if (kind === 'point') this.#columns.set(name, new PointColumnBuilder(field));
      else this.#columns.set(name, new NumberColumnBuilder(field));
    }
  }

  /** Throws `invalid-document`, and `unknown-field` for values of no declared field. */
  add(documents: readonly SearchDocument[]): void {
    const first = this.#ids.length;
    for (const { id, values } of documents) {
      const doc = this.#ids.push(id) - 1;
      for (const name in values) {
        const column = this.#columns.get(name);
        if (column !== undefined) column.add(doc, id, values[name]);
        else if (!this.#texts.has(name)) throw new LensError('unknown-field', { field: name });
      }
    }
    // The tables of one text field are large enough to fill a processor's cache.
    for (const [name, text] of this.#texts) {
      documents.forEach(({ id, values }, i) => text.add(first + i, id, values[name]));
    }
  }

  /** The segment of all documents added; throws `duplicate-id`. */
  finish(): Segment {
    const documents = this.#ids.length;
    const writer = new SegmentWriter();
    writeIdsOf(writer, this.#ids);
    const combined = new CombinedWriter(this.#schema);
    for (const { name } of this.#schema.fields) {
      this.#texts.get(name)?.write(writer, documents);
      this.#columns.get(name)?.write(writer, combined, documents);
    }
    combined.write(writer, documents);
    return new Segment(writer.finish({ documents, fingerprint: schemaFingerprint(this.#schema) }));
  }
}

/** Builds a segment from documents that are all there; throws as `SegmentBuilder` does. */
export function buildSegment(
  schema: LensSchema,
  analyzer: Analyzer,
  documents: Iterable<SearchDocument>,
): Segment {
  const list = Array.isArray(documents) ? (documents as SearchDocument[]) : [...documents];
  const builder = new SegmentBuilder(schema, analyzer, list.length);
  builder.add(list);
  return builder.finish();
}

function writeIdsOf(writer: SegmentWriter, ids: readonly string[]): void {
  const list = new StringListWriter();
  for (const id of ids) list.add(id);
  const order = Uint32Array.from(ids.keys());
  if (!isAscending(ids)) order.sort((a, b) => (ids[a]! < ids[b]! ? -1 : 1));
  for (let i = 1; i < order.length; i++) {
    const id = ids[order[i]!]!;
    if (id === ids[order[i - 1]!]) throw new LensError('duplicate-id', { id });
  }
  writeIds(writer, list, order);
}

/** Documents that were read in order of id need no sorting. */
function isAscending(ids: readonly string[]): boolean {
  for (let i = 1; i < ids.length; i++) if (ids[i - 1]! >= ids[i]!) return false;
  return true;
}
