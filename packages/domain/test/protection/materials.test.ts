import { describe, expect, it } from 'vitest';
import {
  type ComplaintValues,
  missingItems,
  representativeFaults,
} from '../../src/protection/index.ts';
import { COMPLAINT, FILES } from './facts.ts';

const missing = (complaint: ComplaintValues, order: 20 | 121 = 121) =>
  missingItems(complaint, order).map(({ field, basis }) => `${field} ${basis.article}`);

describe('the materials of a complaint (art. 10, 11)', () => {
  it('are complete', () => expect(missing(COMPLAINT)).toEqual([]));

  it('are named one by one where they are missing, absent, null or empty', () => {
    const all = [
      'complainantName 第十条',
      'complainantPhone 第十条',
      'complainantAddress 第十条',
      'respondentName 第十条',
      'businessAddress 第十条',
      'content 第十条',
      'requests 第十条',
    ];
    expect(missing({})).toEqual(all);
    expect(missing({ requests: [], content: '', respondentName: null })).toEqual(all);
    expect(missing({}, 20)[0]).toBe('complainantName 第九条');
    expect(missingItems({}, 121)[0]?.title.zh).toBe('投诉人姓名');
  });

  it.each(['domicile', 'shownAddress', 'platformDomicile', 'shopUrl'] as const)(
    'have an address of the respondent by its %s',
    (name) => {
      expect(missing({ ...COMPLAINT, businessAddress: null, [name]: 'x' })).toEqual([]);
    },
  );

  it('include what an agent must show, where there is one', () => {
    const agent = {
      hasAgent: true,
      agentName: '李二',
      agentIdNumber: '11010519491231002X',
      powerOfAttorney: FILES,
      agentScope: '代为投诉、调解',
      agentUntil: '2026-12-31',
      signedByPrincipal: true,
    } as const;
    expect(missing({ ...COMPLAINT, ...agent })).toEqual([]);
    expect(missing({ ...COMPLAINT, hasAgent: false })).toEqual([]);
    expect(missing({ ...COMPLAINT, hasAgent: true, signedByPrincipal: false })).toEqual([
      'powerOfAttorney 第十一条',
      'agentName 第十一条',
      'agentIdNumber 第十一条',
      'agentScope 第十一条',
      'agentUntil 第十一条',
      'signedByPrincipal 第十一条',
    ]);
  });
});

describe('the representatives of a joint complaint (art. 12)', () => {
  const three = ['王一', '李二', '张三'];
  const faults = (
    representatives: readonly string[],
    jointComplainants: readonly string[] = three,
    representativesChosenBy: ComplaintValues['representativesChosenBy'] = FILES,
  ) =>
    representativeFaults(
      {
        representatives: representatives.join('\n'),
        jointComplainants: jointComplainants.join('、'),
        representativesChosenBy,
      },
      121,
    );
  const codes = (...args: Parameters<typeof faults>) => faults(...args).map(({ code }) => code);

  it('P:A.9-5: are at most two', () => {
    expect(codes(['王一', '李二'])).toEqual([]);
    expect(codes(['王一', '李二', '张三'])).toEqual(['representatives.tooMany']);
    expect(faults(three)[0]?.words.zh).toContain('至多 2 名');
  });

  it('are complainants, each once, however the name is written', () => {
    expect(codes([' 王一 '])).toEqual([]);
    expect(codes(['赵四'])).toEqual(['representatives.notComplainant']);
    expect(codes(['王一', '王一'])).toEqual(['representatives.twice']);
  });

  it('are chosen in writing', () => {
    expect(codes(['王一'], three, null)).toEqual(['representatives.notInWriting']);
    expect(codes([], three, null)).toEqual([]);
  });

  it('are of a joint complaint', () => {
    expect(codes(['王一'], ['王一'])).toEqual(['representatives.notJoint']);
    expect(codes(['王一'], [])).toEqual(['representatives.notJoint']);
  });
});
