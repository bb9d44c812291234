import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateCity } from '@zca/demo-city';
import { theAnalyzer } from '../../src/base/search/analyzer.ts';

const analyzer = theAnalyzer();
const cutter = analyzer.cutter!();

/** The words that the cutter gives, as texts. */
function cut(text: string): string[] {
  const { count, starts, ends } = cutter.cut(text);
  return Array.from({ length: count }, (_, i) => text.slice(starts[i], ends[i]));
}

describe('the segmenter for many texts', () => {
  it("gives jieba's words of the texts of the demonstration city", () => {
    const city = generateCity({ seed: 7, rights: 20_000, today: '2026-11-22' });
    let words = 0;
    for (let i = 0; i < 20_000; i += 10) {
      const right = city.rightAt(i);
      const texts = [right.collection === 'patent' ? right.abstract : undefined, right.title];
      for (const text of texts) {
        if (text === undefined) continue;
        const normalised = analyzer.normalise(text);
        const expected = [...analyzer.words(normalised)];
        expect(cut(normalised)).toEqual(expected);
        words += expected.length;
      }
    }
    expect(words).toBeGreaterThan(50_000);
  });

  it("gives jieba's words of any text", () => {
    const han = fc.integer({ min: 0x4e00, max: 0x9fff }).map((code) => String.fromCodePoint(code));
    const frequent = fc.constantFrom(
      ...'的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会',
    );
    const rare = fc.constantFrom(...'𬭎𠀀㐀豈é²Ωя１ａ');
    const other = fc.constantFrom(...'abc019+#&._%- ，。（\n\t\r　😀é');
    const text = fc
      .array(fc.oneof({ weight: 4, arbitrary: frequent }, han, other, rare), { maxLength: 60 })
      .map((characters) => characters.join(''));
    fc.assert(
      fc.property(text, (raw) => {
        for (const one of [raw, analyzer.normalise(raw)]) {
          expect(cut(one)).toEqual([...analyzer.words(one)]);
        }
      }),
      { numRuns: 3000, seed: 20261122 },
    );
  });
});
