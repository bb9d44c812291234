import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXCLUDED_MATTERS,
  splitSubmission,
  type SubmissionFacts,
} from '../../src/protection/index.ts';

const NOTHING: SubmissionFacts = {
  asksForSolution: false,
  reportsViolation: false,
  asRightHolder: false,
  infringesPatent: false,
  excluded: [],
};

function split(facts: Partial<SubmissionFacts>, order: 20 | 121 = 121) {
  const found = splitSubmission({ ...NOTHING, ...facts }, order);
  return found.ok ? found.split : found.refusal.code;
}

describe('a submission', () => {
  it('of both kinds becomes two linked records with clocks of their own (P:A.2)', () => {
    expect(split({ asksForSolution: true, reportsViolation: true })).toMatchObject({
      linked: true,
      parts: [
        { kind: 'complaint', clock: 'TS.ACCEPT', basis: { article: '第九条' } },
        { kind: 'report', clock: 'CF.VERIFY', basis: { article: '第九条' } },
      ],
    });
    expect(split({ asksForSolution: true, reportsViolation: true }, 20)).toMatchObject({
      parts: [{ basis: { article: '第七条' } }, { basis: { article: '第七条' } }],
    });
  });

  it('of one kind stays one record', () => {
    expect(split({ asksForSolution: true })).toMatchObject({
      linked: false,
      parts: [{ kind: 'complaint' }],
    });
    expect(split({ reportsViolation: true })).toMatchObject({
      linked: false,
      parts: [{ kind: 'report' }],
    });
  });

  it('of a right holder is a report, and of a patent the way to a ruling is told', () => {
    const facts = { asksForSolution: true, asRightHolder: true };
    expect(split(facts)).toMatchObject({ parts: [{ kind: 'report' }], advice: [] });
    expect(split({ ...facts, infringesPatent: true })).toMatchObject({
      advice: [{ zh: expect.stringContaining('专利纠纷行政裁决和调解办法') }],
    });
    expect(split({ asksForSolution: true, infringesPatent: true })).toMatchObject({ advice: [] });
  });

  it('of what the order does not cover is misrouted, and the way is told (art. 44)', () => {
    expect(split({ excluded: ['disclosure'] })).toMatchObject({
      parts: [
        {
          kind: 'misrouted',
          basis: { article: '第四十四条' },
          route: { zh: expect.stringContaining('政府信息公开条例') },
        },
      ],
    });
    expect(split({ excluded: ['disclosure'], asksForSolution: true })).toMatchObject({
      parts: [{ kind: 'complaint' }, { kind: 'misrouted' }],
    });
  });

  it('of nothing is refused', () => expect(split({})).toBe('submission.empty'));

  it('loses nothing that was asked (property)', () => {
    const matters = fc.uniqueArray(fc.constantFrom(...EXCLUDED_MATTERS.map(({ value }) => value)));
    fc.assert(
      fc.property(fc.boolean(), fc.boolean(), fc.boolean(), matters, (asks, tells, owner, out) => {
        const found = split({
          asksForSolution: asks,
          reportsViolation: tells,
          asRightHolder: owner,
          excluded: out,
        });
        if (typeof found === 'string') {
          expect([asks, tells, out.length]).toEqual([false, false, 0]);
          return;
        }
        const kinds = found.parts.map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'misrouted')).toHaveLength(out.length);
        expect(kinds.some((kind) => kind !== 'misrouted')).toBe(asks || tells);
        expect(found.linked).toBe(kinds.includes('complaint') && kinds.includes('report'));
      }),
    );
  });
});
