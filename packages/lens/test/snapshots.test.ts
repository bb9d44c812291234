import { describe, expect, it } from 'vitest';
import type { LensSchema } from '../src/index.ts';
import { createNormaliser, createSegmenter, Lens, LensError, openView } from '../src/index.ts';
import { randomFrom, records, words } from './chinese.ts';
import { xxhash32 } from '../src/segment/hash.ts';

const schema: LensSchema = {
  fields: [
    { name: 'title', kind: 'text' },
    { name: 'abstract', kind: 'text' },
    { name: 'kind', kind: 'keyword' },
    { name: 'holder', kind: 'keyword', many: true },
    { name: 'year', kind: 'integer' },
  ],
};
const analyzer = { normalise: createNormaliser(), words: createSegmenter(words) };
const clock = { now: () => 0 };

function written() {
  const lens = new Lens(schema, analyzer);
  const documents = records(60, 9);
  lens.apply({ upserts: documents });
  lens.apply({ upserts: records(5, 10), deletes: [documents[3]!.id, documents[40]!.id] });
  const { manifest, files } = lens.snapshot();
  return { lens, manifest, files: new Map(files.map(({ name, bytes }) => [name, bytes.slice()])) };
}

function load(manifest: string, files: ReadonlyMap<string, Uint8Array>, other = schema): Lens {
  return Lens.load(other, analyzer, { manifest, readFile: (name) => files.get(name) });
}

/** The code of the error that loading ends in, or 'loaded'. */
function outcome(manifest: string, files: ReadonlyMap<string, Uint8Array>): string {
  try {
    load(manifest, files);
    return 'loaded';
  } catch (error) {
    return error instanceof LensError ? error.code : `not a LensError: ${String(error)}`;
  }
}

const question = {
  where: { op: 'words', fields: ['title', 'abstract'], text: '电池' },
  top: { size: 20 },
  facets: { holder: { field: 'holder', size: 5 } },
} as const;

describe('a snapshot', () => {
  it('answers as before when it is loaded, and goes on from its generation', () => {
    const { lens, manifest, files } = written();
    const again = load(manifest, files);
    const before = lens.view.ask(question, { op: 'all' }, clock);
    expect(before.count).toBeGreaterThan(5);
    expect(again.view.ask(question, { op: 'all' }, clock)).toEqual(before);
    const next = again.apply({ deletes: [before.hits[0]!.id] });
    expect(next.generation).toBe(lens.view.generation + 1);
    expect(next.ask(question, { op: 'all' }, clock).count).toBe(before.count - 1);
  });

  it('writes an unchanged segment under the same name, so that it need not be written again', () => {
    const { lens, files } = written();
    lens.apply({ upserts: records(1, 77) });
    const names = lens.snapshot().files.map(({ name }) => name);
    expect([...files.keys()].filter((name) => names.includes(name)).length).toBeGreaterThan(0);
  });

  it('is refused when any bit of any file is flipped', () => {
    const { manifest, files } = written();
    const random = randomFrom(1);
    for (const [name, bytes] of files) {
      for (let i = 0; i < 150; i++) {
        // The first 64 bytes, the header, are tried one by one.
        const at = i < 64 ? i : Math.floor(random() * bytes.length);
        if (at >= bytes.length) continue;
        const damaged = bytes.slice();
        damaged[at]! ^= 1 << Math.floor(random() * 8);
        expect(outcome(manifest, new Map(files).set(name, damaged))).toBe('damaged');
      }
    }
  });

  it('is refused when a file is cut, too long or missing', () => {
    const { manifest, files } = written();
    for (const [name, bytes] of files) {
      for (const length of [0, 8, 63, 64, bytes.length - 8, bytes.length - 1]) {
        if (length < 0 || length >= bytes.length) continue;
        const cut = new Map(files).set(name, bytes.slice(0, length));
        expect(outcome(manifest, cut)).toBe('damaged');
      }
      const long = new Uint8Array(bytes.length + 8);
      long.set(bytes);
      expect(outcome(manifest, new Map(files).set(name, long))).toBe('damaged');
      const without = new Map(files);
      without.delete(name);
      expect(outcome(manifest, without)).toBe('damaged');
    }
  });

  it('is refused when its manifest is cut or changed', () => {
    const { manifest, files } = written();
    expect(outcome(manifest, files)).toBe('loaded');
    for (const text of ['', 'null', '{}', manifest.slice(0, -2)]) {
      expect(outcome(text, files)).toBe('damaged');
    }
    expect(outcome(manifest.replace('"generation":2', '"generation":3'), files)).toBe('damaged');
  });

  it('says that the fields have changed', () => {
    const { manifest, files } = written();
    const more: LensSchema = { fields: [...schema.fields, { name: 'more', kind: 'keyword' }] };
    expect(() => load(manifest, files, more)).toThrow(/other field definitions/);
  });

  it('is hashed as XXH32 says', () => {
    const bytes = new TextEncoder().encode('abcdNobody inspects the spammish repetition!');
    expect(xxhash32(new Uint32Array(0))).toBe(0x02cc5d05);
    expect(xxhash32(new Uint32Array(bytes.buffer, 0, 1))).toBe(0xa3643705);
  });
});

describe('a described view', () => {
  it('opens elsewhere over the same memory and answers the same', () => {
    const { lens } = written();
    const opened = openView(schema, analyzer, structuredClone(lens.view.describe()));
    const before = lens.view.ask(question, { op: 'all' }, clock);
    expect(opened.ask(question, { op: 'all' }, clock)).toEqual(before);
    lens.apply({ deletes: [before.hits[0]!.id] });
    const next = openView(schema, analyzer, lens.view.describe(), opened);
    expect(next.ask(question, { op: 'all' }, clock).count).toBe(before.count - 1);
    expect(opened.ask(question, { op: 'all' }, clock)).toEqual(before);
    expect(next.segments[0]!.segment).toBe(opened.segments[0]!.segment);
  });
});
