import { describe, expect, it } from 'vitest';
import { SegmentReader, SegmentWriter } from '../src/segment/layout.ts';
import { ByteSink, WordSink } from '../src/structure/sink.ts';
import {
  numberUnits,
  TextEncoder16,
  TextStore,
  writeTextStore,
} from '../src/structure/textStore.ts';
import { randomFrom } from './chinese.ts';

function storeOf(texts: readonly string[]): TextStore {
  const counts = new Uint32Array(65_536);
  for (const text of texts) for (let i = 0; i < text.length; i++) counts[text.charCodeAt(i)]!++;
  const encoder = new TextEncoder16(numberUnits(counts));
  const bytes = new ByteSink();
  const offsets = new WordSink();
  for (const text of texts) {
    offsets.push(bytes.length);
    for (let i = 0; i < text.length; i++) encoder.push(text.charCodeAt(i), bytes);
  }
  offsets.push(bytes.length);
  const writer = new SegmentWriter();
  writeTextStore(writer, 'texts', encoder.units, bytes, offsets);
  const buffer = writer.finish({ documents: texts.length, fingerprint: '' });
  return new TextStore(new SegmentReader(buffer), 'texts');
}

describe('the compact text of a segment', () => {
  it.each([40, 256, 257, 2000, 30_000, 65_536])(
    'gives back texts of %i different units and finds exactly their parts',
    (units) => {
      const random = randomFrom(units);
      // The square makes some units frequent, so that one-byte and two-byte codes mix.
      const unit = (): string => String.fromCharCode(Math.floor(random() ** 4 * units));
      const every = Array.from({ length: units }, (_, i) => String.fromCharCode(i)).join('');
      const texts = [
        every,
        '',
        ...Array.from({ length: 200 }, () =>
          Array.from({ length: Math.floor(random() * 80) }, unit).join(''),
        ),
      ];
      const store = storeOf(texts);
      const wrong: string[] = [];
      let found = 0;
      for (const [doc, text] of texts.entries()) {
        const read = store.units(doc, new Uint16Array(4));
        const back = Array.from(read.units.subarray(0, read.length), (u) => String.fromCharCode(u));
        if (back.join('') !== text) wrong.push(`text ${doc}`);
      }
      for (let i = 0; i < 300; i++) {
        const phrase = unit() + (random() < 0.5 ? unit() : '') + (random() < 0.3 ? unit() : '');
        const encoded = store.encodePhrase(phrase)!;
        for (const [doc, text] of texts.entries()) {
          const contained = store.contains(doc, encoded);
          if (contained) found++;
          if (contained !== text.includes(phrase)) wrong.push(`${doc}: ${JSON.stringify(phrase)}`);
        }
      }
      expect(wrong).toEqual([]);
      expect(found).toBeGreaterThan(300);
    },
  );

  it('knows when a unit of a phrase occurs nowhere', () => {
    expect(storeOf(['电池']).encodePhrase('电站')).toBeUndefined();
  });
});
