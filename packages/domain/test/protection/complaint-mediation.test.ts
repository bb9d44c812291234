import { describe, expect, it } from 'vitest';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { HEAD, officer, OPERATOR, VISITOR, YANTA } from './casework.ts';
import { accepted, COMPLAINANT, mediating } from './complaintCases.ts';

const suspended = () =>
  mediating()
    .act('2026-05-06', YANTA, 'appointMediator', { mediator: 'm1' })
    .act('2026-05-06', COMPLAINANT, 'askRecusal', { recusalReason: '与被投诉人是亲属' });

describe('P:A.5: mediation of a complaint', () => {
  it('begins when both sides have agreed, in either order', () => {
    const work = accepted().act('2026-04-28', YANTA, 'respondentAgrees');
    expect(work.state).toBe('accepted.complainant.asked+accepted.respondent.agrees');
    expect(work.refused('2026-04-28', VISITOR, 'complainantAgrees')).toEqual(['NOT_ALLOWED']);
    work.act('2026-04-28', OPERATOR, 'complainantAgrees');
    expect(work.state).toBe('mediating.talks');
  });

  it('is delegated with both consents, and not delegated again', () => {
    const work = mediating();
    const to = { delegateTo: '西安市消费者协会', mediator: 'm1' };
    expect(work.refused('2026-05-06', YANTA, 'delegate', { ...to, bothConsent: false })).toEqual([
      'delegation.noConsent',
    ]);
    work.act('2026-05-06', YANTA, 'delegate', { ...to, bothConsent: true });
    expect([work.state, work.matter!.assignee]).toEqual(['mediating.delegated', 'm1']);
    const again = { ...to, delegateTo: '某调解中心', bothConsent: true };
    expect(work.refused('2026-05-06', YANTA, 'delegate', again)).toEqual(['ACTION_NOT_NOW']);
    const mediator = officer('mediator', null, 'm1');
    expect(work.refused('2026-05-06', mediator, 'delegate', again)).toEqual(['NOT_ALLOWED']);
    // The appraisal comes back to the body that mediates.
    work
      .act('2026-05-07', mediator, 'sendToAppraisal', {
        appraiser: '检测中心',
        appraisalItems: '成分',
        appraisalCost: '各半',
      })
      .act('2026-05-08', mediator, 'endAppraisal', { appraisalResult: '合格' });
    expect(work.state).toBe('mediating.delegated');
    expect(
      work.refused('2026-05-08', officer('mediator', null, 'm2'), 'agree', {
        agreementTerms: '退款',
        performedAtOnce: true,
      }),
    ).toEqual(['NOT_ALLOWED']);
    work.act('2026-05-08', YANTA, 'takeBack');
    expect([work.state, work.matter!.assignee]).toEqual(['mediating.talks', YANTA.id]);
  });

  it('stops for a recusal, which a head other than the one concerned decides', () => {
    const work = suspended();
    expect([work.state, work.clock('mediate')]).toEqual(['mediating.suspended', 'running']);
    const decision = { recusedPerson: 'm1', recusalDecision: '同意回避', mediator: 'm2' };
    expect(work.refused('2026-05-07', YANTA, 'grantRecusal', decision)).toEqual(['NOT_ALLOWED']);
    expect(
      work.refused('2026-05-07', HEAD, 'grantRecusal', { ...decision, recusedPerson: HEAD.id }),
    ).toEqual(['recusal.self']);
    expect(
      work.refused('2026-05-07', HEAD, 'grantRecusal', { ...decision, mediator: 'm1' }),
    ).toEqual([]);
  });

  it('gives it to another mediator, and the one recused is out', () => {
    const work = suspended().act('2026-05-07', HEAD, 'grantRecusal', {
      recusedPerson: 'm1',
      recusalDecision: '同意回避',
      mediator: 'm2',
    });
    expect([work.state, work.matter!.assignee, work.matter!.recused]).toEqual([
      'mediating.talks',
      'm2',
      ['m1'],
    ]);
    expect(work.refused('2026-05-08', YANTA, 'appointMediator', { mediator: 'm1' })).toEqual([
      'ASSIGNEE_CONFLICT',
    ]);
    const refusedOne = suspended().act('2026-05-07', HEAD, 'refuseRecusal', {
      recusalDecision: '理由不成立',
    });
    expect([refusedOne.state, refusedOne.matter!.assignee]).toEqual(['mediating.talks', 'm1']);
    const own = mediating()
      .act('2026-05-06', HEAD, 'appointMediator', { mediator: HEAD.id })
      .act('2026-05-06', COMPLAINANT, 'askRecusal', { recusalReason: '亲属' });
    expect(own.refused('2026-05-07', HEAD, 'refuseRecusal', { recusalDecision: '不成立' })).toEqual(
      ['recusal.self'],
    );
  });

  it('spawns a report of its own of a clue found on the way, without who complained (Art. 27)', () => {
    const work = mediating().act('2026-05-06', YANTA, 'foundClue', { violationClue: '无证经营' });
    expect(work.state).toBe('mediating.talks');
    const [spawn] = work.last.spawns;
    expect(Object.keys(complaint.relations)).toContain(spawn!.relation);
    expect(spawn).toMatchObject({
      definition: 'report',
      relation: 'clueOf',
      input: { fromMediation: true, anonymous: true, handler: '610113', clue: '无证经营' },
    });
    expect(JSON.stringify(spawn)).not.toContain('王一');
    expect(JSON.stringify(spawn)).not.toContain('13800000000');
  });
});
