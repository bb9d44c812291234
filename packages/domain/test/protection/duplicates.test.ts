import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComparedSubmission,
  DUPLICATE_DEFAULTS,
  findDuplicates,
  repeatTreatment,
  textSimilarity,
} from '../../src/protection/index.ts';

const SUBJECT: ComparedSubmission = {
  id: 'a',
  receivedOn: '2026-05-06',
  respondentName: '西安渭曲食品有限公司',
  respondentCreditCode: '91350100M000100Y43',
  place: '西安市雁塔区长安南路300号',
  content: '在该店购买的石榴汁标注临潼石榴地理标志，实际产地不是临潼，要求退款并赔偿。',
  personKey: 'p0',
};
const other = (change: Partial<ComparedSubmission>): ComparedSubmission => ({
  ...SUBJECT,
  id: 'b',
  ...change,
});
const found = (change: Partial<ComparedSubmission>, options = {}) =>
  findDuplicates(SUBJECT, [other(change)], { ...DUPLICATE_DEFAULTS, ...options })[0] ?? null;
const strict = { mode: 'strict' } as const;

describe('suggested duplicates', () => {
  it('have a score of 100 when everything agrees, with every sign', () => {
    expect(found({})).toMatchObject({
      id: 'b',
      score: 100,
      textSimilarity: 1,
      signs: [
        { sign: 'sameCreditCode' },
        { sign: 'samePerson' },
        { sign: 'samePlace' },
        { sign: 'sameText' },
        { sign: 'sameDay' },
      ],
    });
  });

  it('never leave out that the operator differs', () => {
    expect(found({ respondentCreditCode: '91610131MA00000000' })).toBeNull();
    expect(found({ respondentCreditCode: null, respondentName: '宝鸡某某服装店' })).toBeNull();
    expect(found({ respondentCreditCode: null, respondentName: null })).toBeNull();
  });

  it('know an operator by its name where a code is missing, and by a like name', () => {
    expect(found({ respondentCreditCode: null })?.signs[0]?.sign).toBe('sameName');
    expect(
      found({ respondentCreditCode: null, respondentName: '西安渭曲食品有限责任公司' })?.signs[0]
        ?.sign,
    ).toBe('likeName');
  });

  it('come within the window, both sides', () => {
    expect(found({ receivedOn: '2026-04-06' })).not.toBeNull();
    expect(found({ receivedOn: '2026-04-05' })).toBeNull();
    expect(found({ receivedOn: '2026-06-05' })).not.toBeNull();
    expect(found({ receivedOn: '2026-06-06' })).toBeNull();
  });

  it('reach the least score, or are not suggested', () => {
    // Operator 30, text 18, near day 5: 53.
    const like = {
      content: '在该店购买的石榴汁标注临潼石榴地理标志，怀疑是外地产的，请查处。',
      personKey: null,
      place: null,
      receivedOn: '2026-05-10',
    };
    expect(found(like)?.score).toBe(53);
    expect(found(like, { leastScore: 53 })).not.toBeNull();
    expect(found(like, { leastScore: 54 })).toBeNull();
  });

  it('in the strict way are of the same person on the same operator in the same words', () => {
    expect(found({ place: null }, strict)).not.toBeNull();
    expect(found({ personKey: 'p1' }, strict)).toBeNull();
    expect(found({ personKey: null }, strict)).toBeNull();
    expect(found({ content: '店员态度恶劣。' }, strict)).toBeNull();
    const likeName = { respondentCreditCode: null, respondentName: '西安渭曲食品有限责任公司' };
    expect(found(likeName, strict)).toBeNull();
  });

  it('are not the submission itself, and the likeliest comes first', () => {
    const list = findDuplicates(SUBJECT, [SUBJECT, other({ id: 'c', place: null }), other({})]);
    expect(list.map(({ id }) => id)).toEqual(['b', 'c']);
  });

  it('are not two anonymous reports merely for being anonymous', () => {
    const anonymous = { ...SUBJECT, personKey: null };
    const signs = findDuplicates(anonymous, [other({ personKey: null })])[0]!.signs;
    expect(signs.map(({ sign }) => sign)).not.toContain('samePerson');
  });
});

describe('the alikeness of texts', () => {
  it.each([
    ['石榴汁不是临潼所产', '石榴汁，不是临潼所产！', 1],
    ['ABC', 'ａｂｃ', 1],
    ['甲乙丙', '丁戊己', 0],
    ['', '', 0],
    ['。', '！', 0],
    ['甲', '甲', 1],
    ['甲乙丙丁', '甲乙丙戊', 2 / 3],
  ])('of %s and %s is %d', (a, b, expected) => {
    expect(textSimilarity(a, b)).toBeCloseTo(expected, 10);
  });

  it('is the same both ways and lies between 0 and 1 (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        const similarity = textSimilarity(a, b);
        expect(similarity).toBe(textSimilarity(b, a));
        expect(similarity).toBeGreaterThanOrEqual(0);
        expect(similarity).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('a repeated report (art. 35)', () => {
  const facts = { sameReporter: true, sameSuspect: true, sameFacts: true, newFacts: false };
  const kind = (change: Partial<typeof facts>, order: 20 | 121 = 121) =>
    repeatTreatment({ ...facts, ...change }, order).kind;

  it('is a duplicate on the same facts, merged on new ones, separate otherwise', () => {
    expect(kind({})).toBe('duplicate');
    expect(kind({ newFacts: true })).toBe('merge');
    expect(kind({ sameFacts: false, newFacts: true })).toBe('merge');
    expect(kind({ sameFacts: false })).toBe('separate');
    expect(kind({ sameReporter: false })).toBe('separate');
    expect(kind({ sameSuspect: false, newFacts: true })).toBe('separate');
  });

  it('was always separate under order 20', () => expect(kind({}, 20)).toBe('separate'));
});
