import { describe, expect, it } from 'vitest';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { Casework, VISITOR, YANTA } from './casework.ts';
import { FILED, mediating, REGISTERED, signed } from './complaintCases.ts';

describe('P:A.9: limits of a complaint by the procedure', () => {
  it('P:A.9-1: received 2026-04-16, decided by 04-27; accepted 04-27, mediated by 06-26', () => {
    const work = signed();
    expect(work.due('accept')).toBe('2026-04-27');
    work.act('2026-04-27', YANTA, 'accept');
    expect([work.due('mediate'), work.clock('accept')]).toEqual(['2026-06-26', 'met']);
  });

  it('P:A.9-1: with ten days of appraisal by 2026-07-06', () => {
    const work = mediating().act('2026-05-11', YANTA, 'sendToAppraisal', {
      appraiser: '陕西省产品质量监督检验研究院',
      appraisalItems: '产地',
      appraisalCost: '经营者',
    });
    expect([work.state, work.clock('mediate'), work.due('mediate')]).toEqual([
      'mediating.appraisal',
      'paused',
      null,
    ]);
    work.act('2026-05-21', YANTA, 'endAppraisal', { appraisalResult: '非临潼所产' });
    expect([work.state, work.due('mediate')]).toEqual(['mediating.talks', '2026-07-06']);
  });

  it('P:A.9-2: terminated 2026-06-26, both told by 2026-07-07', () => {
    const work = mediating().act('2026-06-26', YANTA, 'terminate', {
      terminationGround: 'noAgreement',
      terminationReason: '双方分歧较大',
    });
    expect([work.state, work.clock('mediate'), work.due('tellOfEnd')]).toEqual([
      'terminated',
      'met',
      '2026-07-07',
    ]);
    work.act('2026-07-07', YANTA, 'notifyEnd');
    expect([work.state, work.clock('tellOfEnd'), work.matter!.clocks.tellOfEnd!.wasLate]).toEqual([
      'closed',
      'met',
      false,
    ]);
    expect(work.last.papers).toEqual(['termination', 'terminationToRespondent']);
  });

  it('P:A.9-3: received 2026-04-14 under order 20, mediation has 45 working days', () => {
    const work = new Casework(complaint)
      .act('2026-04-16', YANTA, 'register', { ...REGISTERED, receivedOn: '2026-04-14' })
      .act('2026-04-20', YANTA, 'accept');
    expect(work.matter!.clocks.mediate).toMatchObject({
      dueDay: '2026-06-25',
      law: { count: 45, unit: 'workingDay', documentNumber: '市场监管总局令第20号' },
    });
    const terminated = { terminationGround: 'noAgreement', terminationReason: '双方分歧较大' };
    work.act('2026-04-21', YANTA, 'complainantAgrees').act('2026-04-21', YANTA, 'respondentAgrees');
    expect(work.last.act.basis).toBe('第十六条');
    work.act('2026-04-22', YANTA, 'terminate', terminated);
    expect(work.last.act.basis).toBe('第二十一条');
    expect(mediating().act('2026-06-26', YANTA, 'terminate', terminated).last.act.basis).toBe(
      '第二十三条',
    );
    const control = new Casework(complaint)
      .act('2026-01-05', YANTA, 'register', {
        ...REGISTERED,
        receivedOn: '2026-01-05',
        purchasedOn: '2026-01-02',
        knewHarmOn: '2026-01-02',
      })
      .act('2026-01-05', YANTA, 'accept');
    expect(control.due('mediate')).toBe('2026-03-13');
  });

  it('has no last day where the calendar of its year is not loaded (P:0.3 T11)', () => {
    const work = new Casework(complaint).act('2028-01-10', VISITOR, 'file', FILED);
    expect(work.matter!.clocks.accept).toMatchObject({ dueDay: null, missingYear: 2028 });
  });

  it('the platform terminates by ground 5 when sixty days have run out', () => {
    const work = mediating();
    expect(work.expire('2026-06-26')).toEqual([]);
    expect(work.state).toBe('mediating.talks');
    expect(work.expire('2026-06-27')).toEqual(['clock.ranOut', 'expire']);
    expect([work.state, work.data.terminationGround]).toEqual(['terminated', 'limitPassed']);
    expect(work.data.terminationArticle).toContain('第二十三条第一款第五项');
    expect(work.due('tellOfEnd')).toBe('2026-07-07');
  });
});
