import * as fc from 'fast-check';
import { addDays } from '@zca/standards';
import { SEED_PARAMETERS } from '@zca/domain/law';
import { describe, expect, it } from 'vitest';
import {
  type ComplaintTrace,
  type FactorScore,
  type PurchaseFacts,
  scoreFactors,
} from '../../src/protection/index.ts';

const SUBJECT: ComplaintTrace = {
  id: 'c0',
  receivedOn: '2026-06-30',
  personKey: 'p0',
  phoneKey: 'tel0',
  addressKey: 'addr0',
  operatorKey: 'op0',
  goodsKey: 'g0',
  problemKey: 'q0',
};
const NORMAL: PurchaseFacts = { quantity: 2, usualQuantity: 2, purchaseShown: true };

const traces = (
  count: number,
  change: (i: number) => Partial<ComplaintTrace>,
): readonly ComplaintTrace[] =>
  Array.from({ length: count }, (_, i) => ({ ...SUBJECT, id: `c${i + 1}`, ...change(i) }));

function score(
  others: readonly ComplaintTrace[] = [],
  purchase: PurchaseFacts = NORMAL,
  subject: ComplaintTrace = SUBJECT,
): FactorScore {
  const found = scoreFactors(subject, purchase, others, SEED_PARAMETERS);
  if (found === null) throw new Error('expected a score');
  return found;
}
const met = (found: FactorScore) => found.reasons.map(({ factor }) => factor);

describe('the factors of art. 17', () => {
  it('are not met by an ordinary complaint', () => {
    expect(score()).toEqual({ score: 0, asksForReview: false, reasons: [], notEvaluated: [] });
  });

  it('count a quantity from five times the usual on', () => {
    const of = (quantity: number) => met(score([], { ...NORMAL, quantity }));
    expect(of(9)).toEqual([]);
    expect(of(10)).toEqual(['quantity']);
    expect(score([], { ...NORMAL, quantity: 11 }).reasons[0]?.sentence.zh).toBe(
      '购买 11，为通常消费量 2 的 5.5 倍',
    );
  });

  it('count five complaints of one person on one operator within 90 days, this one included', () => {
    const four = traces(4, (i) => ({ receivedOn: addDays('2026-06-30', -i) }));
    expect(met(score(four))).toEqual(['frequency']);
    expect(met(score(four.slice(1)))).toEqual([]);
    expect(score(four).reasons[0]).toMatchObject({ params: { count: 5, windowDays: 90 } });
    expect(score(four).reasons[0]?.complaints).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  it('look at the days of the window alone, both sides', () => {
    const first = (receivedOn: string) => traces(4, (i) => (i === 0 ? { receivedOn } : {}));
    expect(met(score(first('2026-04-02')))).toEqual(['frequency']);
    expect(met(score(first('2026-04-01')))).toEqual([]);
    expect(met(score(first('2026-07-01')))).toEqual([]);
  });

  it('count one kind of goods or one kind of problem across operators', () => {
    const other = (keys: Partial<ComplaintTrace>) =>
      traces(4, (i) => ({ operatorKey: `op${i + 1}`, ...keys }));
    expect(met(score(other({ problemKey: 'x' })))).toEqual(['frequency']);
    expect(met(score(other({ goodsKey: 'x' })))).toEqual(['frequency']);
    expect(met(score(other({ goodsKey: 'x', problemKey: 'x' })))).toEqual([]);
  });

  it('count five persons who complain of the same at once', () => {
    const persons = (count: number) =>
      traces(count, (i) => ({
        personKey: `p${i + 1}`,
        phoneKey: `tel${i + 1}`,
        addressKey: `addr${i + 1}`,
      }));
    expect(met(score(persons(4)))).toEqual(['collusion']);
    expect(met(score(persons(3)))).toEqual([]);
    const otherGoods = persons(4).map((trace) => ({ ...trace, goodsKey: 'x', problemKey: 'x' }));
    expect(met(score(otherGoods))).toEqual([]);
  });

  it('count two persons with one telephone or one address', () => {
    const second = (change: Partial<ComplaintTrace>) =>
      traces(1, () => ({
        personKey: 'p1',
        phoneKey: 'x',
        addressKey: 'x',
        operatorKey: 'x',
        ...change,
      }));
    expect(met(score(second({ phoneKey: 'tel0' })))).toEqual(['sharedContact']);
    expect(met(score(second({ addressKey: 'addr0' })))).toEqual(['sharedContact']);
    expect(met(score(second({})))).toEqual([]);
    expect(met(score(second({ phoneKey: 'tel0', personKey: 'p0' })))).toEqual([]);
  });

  it('say what nobody knows instead of assuming it', () => {
    const unknown: PurchaseFacts = { quantity: null, usualQuantity: 2, purchaseShown: null };
    const bare: ComplaintTrace = {
      ...SUBJECT,
      personKey: null,
      phoneKey: null,
      addressKey: null,
      operatorKey: null,
    };
    expect(score([], unknown, bare)).toMatchObject({
      score: 0,
      notEvaluated: ['quantity', 'frequency', 'collusion', 'noProof', 'sharedContact'],
    });
  });

  it('ask for a review from 50 points on', () => {
    expect(score([], { ...NORMAL, purchaseShown: false })).toMatchObject({
      score: 35,
      asksForReview: false,
    });
    expect(score([], { quantity: 100, usualQuantity: 2, purchaseShown: false })).toMatchObject({
      score: 60,
      asksForReview: true,
    });
  });

  it('were unknown to order 20', () => {
    const early = { ...SUBJECT, receivedOn: '2026-04-14' };
    expect(scoreFactors(early, NORMAL, [], SEED_PARAMETERS)).toBeNull();
    expect(
      scoreFactors({ ...early, receivedOn: '2026-04-15' }, NORMAL, [], SEED_PARAMETERS),
    ).not.toBeNull();
  });

  it('stay within 0 and 100 and equal the points of the reasons (property)', () => {
    const key = (prefix: string) => fc.constantFrom(null, `${prefix}0`, `${prefix}1`);
    const trace = fc.record({
      id: fc.uuid(),
      receivedOn: fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-06-30', -n)),
      personKey: key('p'),
      phoneKey: key('tel'),
      addressKey: key('addr'),
      operatorKey: key('op'),
      goodsKey: key('g'),
      problemKey: key('q'),
    });
    fc.assert(
      fc.property(fc.array(trace, { maxLength: 30 }), fc.boolean(), (others, purchaseShown) => {
        const found = score(others, { quantity: 50, usualQuantity: 1, purchaseShown });
        const sum = found.reasons.reduce((total, { points }) => total + points, 0);
        expect(found.score).toBe(Math.min(100, sum));
        // Adding a complaint never lowers the score.
        const more = score([...others, ...traces(1, () => ({ id: 'more' }))], {
          quantity: 50,
          usualQuantity: 1,
          purchaseShown,
        });
        expect(more.score).toBeGreaterThanOrEqual(found.score);
      }),
    );
  });
});
