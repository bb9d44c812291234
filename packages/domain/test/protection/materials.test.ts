import { describe, expect, it } from 'vitest';
import {
  type Complaint,
  missingItems,
  representativeFaults,
  protectionMessage,
} from '../../src/protection/index.ts';
import { COMPLAINT } from './facts.ts';

const missing = (complaint: Complaint, order: 20 | 121 = 121) =>
  missingItems(complaint, order).map(({ field, basis }) => `${field} ${basis.article}`);

describe('the materials of a complaint (art. 10, 11)', () => {
  it('are complete', () => expect(missing(COMPLAINT)).toEqual([]));

  it('are named one by one where they are missing', () => {
    const empty: Complaint = {
      ...COMPLAINT,
      complainant: { ...COMPLAINT.complainant, name: null, phone: null, address: null },
      respondent: { ...COMPLAINT.respondent, name: null, businessAddress: null },
      dispute: { ...COMPLAINT.dispute, content: null },
      requests: [],
    };
    expect(missing(empty)).toEqual([
      'complainant.name 第十条',
      'complainant.phone 第十条',
      'complainant.address 第十条',
      'respondent.name 第十条',
      'respondent.businessAddress 第十条',
      'dispute.content 第十条',
      'requests 第十条',
    ]);
    expect(missing(empty, 20)[0]).toBe('complainant.name 第九条');
    expect(missingItems(empty, 121)[0]?.title.zh).toBe('投诉人姓名');
  });

  it.each(['domicile', 'shownAddress', 'platformDomicile', 'shopUrl'] as const)(
    'have an address of the respondent by its %s',
    (name) => {
      const respondent = { ...COMPLAINT.respondent, businessAddress: null, [name]: 'x' };
      expect(missing({ ...COMPLAINT, respondent })).toEqual([]);
    },
  );

  it('include what an agent must show', () => {
    const agent = {
      name: '李二',
      idType: 'idCard',
      idNumber: '11010519491231002X',
      powerOfAttorney: 'file-1',
      scope: '代为投诉、调解',
      until: '2026-12-31',
      signedByPrincipal: true,
    } as const;
    expect(missing({ ...COMPLAINT, agent })).toEqual([]);
    const bare = {
      ...agent,
      idType: null,
      idNumber: null,
      powerOfAttorney: null,
      scope: null,
      until: null,
      signedByPrincipal: false,
    };
    expect(missing({ ...COMPLAINT, agent: bare })).toEqual([
      'agent.powerOfAttorney 第十一条',
      'agent.idType 第十一条',
      'agent.idNumber 第十一条',
      'agent.scope 第十一条',
      'agent.until 第十一条',
      'agent.signedByPrincipal 第十一条',
    ]);
  });
});

describe('the representatives of a joint complaint (art. 12)', () => {
  const three = ['王一', '李二', '张三'];
  const faults = (
    representatives: readonly string[],
    jointComplainants: readonly string[] = three,
    representativesChosenBy: string | null = 'file-1',
  ) =>
    representativeFaults(
      {
        representatives: [...representatives],
        jointComplainants: [...jointComplainants],
        representativesChosenBy,
      },
      121,
    );
  const codes = (...args: Parameters<typeof faults>) => faults(...args).map(({ code }) => code);

  it('P:A.9-5: are at most two', () => {
    expect(codes(['王一', '李二'])).toEqual([]);
    expect(codes(['王一', '李二', '张三'])).toEqual(['representatives.tooMany']);
    expect(protectionMessage(faults(three)[0]!).zh).toContain('至多 2 名');
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
