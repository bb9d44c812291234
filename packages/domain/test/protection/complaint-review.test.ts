import { describe, expect, it } from 'vitest';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { Casework, OPERATOR, VISITOR, YANTA } from './casework.ts';
import { COMPLAINANT, FILED, REGISTERED, signed } from './complaintCases.ts';
import { FILES } from './facts.ts';

describe('P:A.5: review of a complaint', () => {
  it('asks for what is missing without stopping the limit, and gets it by tracking code', () => {
    const work = signed().act('2026-04-20', YANTA, 'askSupplement', {
      supplementItems: '购物凭证',
      supplementBefore: '2026-04-23',
    });
    expect([work.state, work.clock('accept'), work.due('accept')]).toEqual([
      'review.supplement',
      'running',
      '2026-04-27',
    ]);
    expect(work.last.papers).toEqual(['supplementNotice']);
    expect(work.refused('2026-04-21', VISITOR, 'supplement', {})).toEqual(['NOT_ALLOWED']);
    work.act('2026-04-21', COMPLAINANT, 'supplement', {
      supplementNote: '见附件',
      newEvidence: FILES as never,
    });
    expect([work.state, work.data.evidence]).toEqual(['review.checking', FILES]);
    work.act('2026-04-22', COMPLAINANT, 'addMaterial', { newEvidence: FILES as never });
    expect(work.data.evidence).toHaveLength(2);
    expect(work.data.newEvidence).toBeNull();
  });

  it('goes on when nothing was supplied', () => {
    const work = signed()
      .act('2026-04-20', YANTA, 'askSupplement', { supplementItems: '购物凭证' })
      .act('2026-04-24', YANTA, 'endSupplement');
    expect(work.state).toBe('review.checking');
  });

  it('accepts only what is complete (Art. 10, 11)', () => {
    const { complainantAddress: _address, ...incomplete } = REGISTERED;
    const work = new Casework(complaint).act('2026-04-16', YANTA, 'register', incomplete);
    const [refusal] = work.try('2026-04-17', YANTA, 'accept');
    expect(refusal!.code).toBe('complaint.incomplete');
    expect(refusal!.words.zh).toContain('投诉人通讯地址');
    work.act('2026-04-17', OPERATOR, 'amend', { complainantAddress: '西安市碑林区友谊西路1号' });
    work.act('2026-04-17', YANTA, 'accept');
    expect(work.state).toBe('accepted.complainant.asked+accepted.respondent.asked');
    expect([work.clock('accept'), work.data.acceptedOn]).toEqual(['met', '2026-04-17']);
    expect(work.last.papers).toEqual(['acceptance']);
  });

  it('P:A.9-5: three complainants may not have three representatives', () => {
    const joint = {
      isJoint: true,
      jointComplainants: '王一\n李二\n赵三',
      representatives: '王一\n李二\n赵三',
      representativesChosenBy: FILES as never,
    };
    const work = new Casework(complaint);
    expect(work.refused('2026-04-16', VISITOR, 'file', { ...FILED, ...joint })).toEqual([
      'representatives.tooMany',
    ]);
    work.act('2026-04-16', VISITOR, 'file', { ...FILED, ...joint, representatives: '王一\n李二' });
    expect(work.state).toBe('received');
  });

  it.each([
    ['notCompetent', '第一项'],
    ['alreadyHandled', '第二项'],
    ['notConsumer', '第三项'],
    ['materials', '第五项'],
    ['identity', '第六项'],
    ['otherLaw', '第七项'],
  ])('rejects by ground %s, tells the item and the other ways (Art. 15, 16)', (ground, item) => {
    const work = signed().act('2026-04-24', YANTA, 'reject', {
      rejectionGround: ground,
      rejectionReason: '理由',
    });
    expect([work.state, work.clock('accept'), work.last.papers]).toEqual([
      'rejected',
      'met',
      ['rejection'],
    ]);
    expect(work.data.rejectionArticle).toContain(`第十六条${item}`);
    expect(work.data.otherRoutes).toContain('第三十九条');
  });

  it('P:A.9-4: three years after 2023-04-20 end with 2026-04-20', () => {
    const late = { rejectionGround: 'late', rejectionReason: '超过三年' };
    const inTime = new Casework(complaint).act('2026-04-20', YANTA, 'register', {
      ...REGISTERED,
      receivedOn: '2026-04-20',
    });
    expect(
      inTime.refused('2026-04-21', YANTA, 'reject', { ...late, knewHarmOn: '2023-04-20' }),
    ).toEqual(['ground.inTime']);
    const after = new Casework(complaint).act('2026-04-21', YANTA, 'register', {
      ...REGISTERED,
      receivedOn: '2026-04-21',
      knewHarmOn: '2023-04-20',
    });
    after.act('2026-04-22', YANTA, 'reject', late);
    expect(after.data.rejectionArticle).toContain('第四项');
    const unknown = new Casework(complaint).act('2026-04-21', YANTA, 'register', {
      content: '不知日期',
    });
    expect(unknown.refused('2026-04-22', YANTA, 'reject', late)).toEqual(['ground.noDayOfHarm']);
  });

  it('knows the six grounds of order 20 for what was received before 2026-04-15', () => {
    const work = new Casework(complaint).act('2026-04-16', YANTA, 'register', {
      ...REGISTERED,
      receivedOn: '2026-04-14',
    });
    const reason = { rejectionReason: '理由' };
    expect(
      work.refused('2026-04-16', YANTA, 'reject', { rejectionGround: 'identity', ...reason }),
    ).toEqual(['ground.unknown']);
    expect(work.last.act.basis).toBeUndefined();
    work.act('2026-04-16', YANTA, 'reject', { rejectionGround: 'otherLaw', ...reason });
    expect(work.data.rejectionArticle).toBe(
      '《市场监督管理投诉举报处理暂行办法》（总局令第20号）第十五条第六项',
    );
  });

  it('refuses what no known order covers', () => {
    const early = { ...REGISTERED, receivedOn: '2019-12-31' };
    expect(new Casework(complaint).refused('2026-04-16', YANTA, 'register', early)).toEqual([
      'order.none',
    ]);
  });
});
