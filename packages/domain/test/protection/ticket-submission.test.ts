import { describe, expect, it } from 'vitest';
import type { Ticket } from '../../src/protection/index.ts';
import { ticketSubmission } from '../../src/protection/index.ts';
import { TICKET } from './facts.ts';

describe('what a ticket becomes', () => {
  const TODAY = '2026-04-16';
  function submissionOf(change: Partial<Ticket>) {
    const made = ticketSubmission({ ...TICKET, ...change }, TODAY);
    if (!made.ok) throw new Error(made.refusals.map(({ code }) => code).join());
    return made.value;
  }

  it('is a complaint, a report, or both (art. 9)', () => {
    const kinds = (kind: Ticket['kind']) => {
      const { complaint, report } = submissionOf({ kind });
      return [complaint !== null, report !== null];
    };
    expect(kinds('complaint')).toEqual([true, false]);
    expect(kinds('report')).toEqual([false, true]);
    expect(kinds('both')).toEqual([true, true]);
  });

  it('says what the ticket says and nothing more', () => {
    expect(submissionOf({}).complaint).toEqual({
      source: 'hotline12345',
      externalNo: 'XA20260416000123',
      receivedOn: '2026-04-16',
      ticketDueOn: '2026-04-23',
      ipRights: ['indication'],
      respondentName: '西安渭曲食品有限公司',
      respondentPhone: '029-87654321',
      operatorKind: 'shop',
      businessAddress: '西安市雁塔区长安南路300号',
      complainantName: '王一',
      complainantPhone: '13800000000',
      complainantAddress: '西安市碑林区友谊西路1号',
      purchasedOn: '2026-04-10',
      goods: '石榴汁',
      content: '标注地理标志的石榴汁不是临潼所产。',
      amount: 12_850,
      requests: ['refund', 'compensate'],
    });
  });

  it('says in the clue of a report what only a complaint has fields for', () => {
    expect(submissionOf({ kind: 'report' }).report).toMatchObject({
      goods: '石榴汁',
      amount: 12_850,
      clue: `${TICKET.content}\n诉求：退还货款和服务费用；赔偿损失\n消费日期：2026-04-10`,
    });
    expect(submissionOf({ kind: 'both' }).report?.clue).toBe(TICKET.content);
    const bare: Partial<Ticket> = { kind: 'report', requests: [], purchasedOn: null };
    expect(submissionOf(bare).report?.clue).toBe(TICKET.content);
  });

  it('keeps nothing of an anonymous reporter', () => {
    const { report } = submissionOf({ kind: 'report', anonymous: true });
    expect(report?.anonymous).toBe(true);
    expect(Object.keys(report!).filter((name) => name.startsWith('reporter'))).toEqual([]);
  });

  it('keeps a number that cannot be called as another way to reach the person', () => {
    expect(submissionOf({ applicantPhone: '138****0000', kind: 'both' })).toMatchObject({
      complaint: { complainantContact: '138****0000' },
      report: { reporterContact: '138****0000' },
    });
    expect(submissionOf({ applicantPhone: '138****0000' }).complaint).not.toHaveProperty(
      'complainantPhone',
    );
  });

  it('takes the address of a seller as the one that its platform shows', () => {
    const of = (change: Partial<Ticket>) => submissionOf(change).complaint;
    expect(of({})).toMatchObject({ operatorKind: 'shop' });
    expect(of({})).not.toHaveProperty('shownAddress');
    expect(of({ platformName: '某平台' })).toMatchObject({
      operatorKind: 'platformSeller',
      shownAddress: TICKET.respondentAddress,
    });
    expect(of({ shopUrl: 'https://shop.example', respondentAddress: null })?.operatorKind).toBe(
      'ownSite',
    );
  });

  it('is refused where the form would refuse it', () => {
    const late = ticketSubmission({ ...TICKET, receivedAt: '2026-04-17T00:00:00+08:00' }, TODAY);
    expect(late).toMatchObject({
      ok: false,
      refusals: [{ code: 'FIELD_FUTURE', field: 'receivedOn' }],
    });
  });
});
