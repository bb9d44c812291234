import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildSegment, createNormaliser, DictionarySegmenter } from '../src/index.ts';

const LISTED: [string, number][] = [
  ['南京', 200],
  ['南京市', 100],
  ['市长', 80],
  ['长江', 150],
  ['大桥', 90],
  ['长江大桥', 60],
  ['江大桥', 1],
  ['京市', 2],
  ['南', 30],
  ['京', 30],
  ['市', 30],
  ['5g', 4],
  ['𬭎', 3],
  ['钅𬭎', 5],
];
const segmenter = new DictionarySegmenter(LISTED);

describe('a text is cut by a dictionary', () => {
  it('into the most probable listed words, after the short ones that a long one holds', () => {
    expect(segmenter.words('南京市长江大桥')).toEqual([
      '南京',
      '京市',
      '南京市',
      '长江',
      '大桥',
      '江大桥',
      '长江大桥',
    ]);
  });

  it('and what is not listed stands alone, but letters and figures together', () => {
    expect(segmenter.words('新南京abc12，é𠀀')).toEqual(['新', '南京', 'abc12', 'é', '𠀀']);
    expect(segmenter.words('5g南')).toEqual(['5g', '南']);
  });

  it('and marks are no words', () => {
    expect(segmenter.words('——+%。 \n')).toEqual([]);
  });

  it('and characters beyond the basic plane are whole', () => {
    expect(segmenter.words('钅𬭎𬭎')).toEqual(['钅𬭎', '𬭎']);
    expect(segmenter.words('\ud87a南')).toEqual(['南']);
  });

  it('and the same word has the same number wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...'南京市长江大桥5gx，𬭎'), { maxLength: 30 }),
        (units) => {
          const text = units.join('');
          const { count, starts, ends, numbers } = segmenter.cut(text);
          for (let i = 0; i < count; i++) {
            const word = text.slice(starts[i], ends[i]);
            expect(numbers[i]).toBe(LISTED.findIndex(([listed]) => listed === word));
          }
        },
      ),
    );
  });

  it('of nothing or of no dictionary', () => {
    expect(segmenter.words('')).toEqual([]);
    expect(new DictionarySegmenter([]).words('南京ab')).toEqual(['南', '京', 'ab']);
    expect(new DictionarySegmenter([['', 3]]).words('南')).toEqual(['南']);
  });

  it('and the last frequency of a word counts', () => {
    const twice = new DictionarySegmenter([
      ['ab', 1000],
      ['甲乙', 1],
      ['甲', 1000],
      ['乙', 1000],
      ['甲乙', 1_000_000],
    ]);
    expect(twice.words('甲乙')).toEqual(['甲乙']);
  });
});

describe('a segment of many documents', () => {
  it('is the same by words and by cut words', () => {
    const schema = {
      fields: [
        { name: 'title', kind: 'text' },
        { name: 'names', kind: 'text', many: true },
      ],
    } as const;
    const unit = fc.constantFrom(...'南京市长江大桥5gxyz，。 𬭎新钅');
    const text = fc.array(unit, { maxLength: 12 }).map((units) => units.join(''));
    const [documents] = fc.sample(
      fc.array(fc.record({ title: text, names: fc.array(text, { maxLength: 3 }) }), {
        minLength: 2500,
        maxLength: 2500,
      }),
      { numRuns: 1, seed: 1 },
    );
    const list = documents!.map((values, i) => ({ id: `d${i}`, values }));
    const normalise = createNormaliser();
    const words = (normalised: string) => segmenter.words(normalised);
    const byWords = buildSegment(schema, { normalise, words }, list);
    const byCut = buildSegment(schema, { normalise, words, cutter: () => segmenter }, list);
    expect(Buffer.from(byCut.buffer).equals(Buffer.from(byWords.buffer))).toBe(true);
  });
});
