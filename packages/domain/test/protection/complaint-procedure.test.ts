import type { JsonObject } from '@zca/procedure';
import { checkDefinition, diagramOf, offersOf, publicView, retentionEnd } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { terminationGrounds } from '../../src/protection/index.ts';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import {
  BEILIN,
  Casework,
  CITY,
  filerOf,
  HEAD,
  officer,
  OPERATOR,
  PLATFORM,
  STATION,
  VISITOR,
  YANTA,
  ZONE,
} from './casework.ts';
import { COMPLAINT, FILES, LAW } from './facts.ts';

const ME = filerOf(complaint);
const { source: _source, receivedOn: _receivedOn, ...PUBLIC } = COMPLAINT;
const FILED = PUBLIC as JsonObject;
const REGISTERED = COMPLAINT as JsonObject;

const filed = (day = '2026-04-16', more: JsonObject = {}) =>
  new Casework(complaint).act(day, VISITOR, 'file', { ...FILED, ...more });
const sent = () => filed().act('2026-04-17', CITY, 'dispatch', { handler: '610113' });
const signed = () => sent().act('2026-04-17', YANTA, 'sign');
const accepted = (on = '2026-04-27') => signed().act(on, YANTA, 'accept');
const mediating = () =>
  accepted()
    .act('2026-04-27', ME, 'complainantAgrees')
    .act('2026-04-28', YANTA, 'respondentAgrees');
const suspended = () =>
  mediating()
    .act('2026-05-06', YANTA, 'appointMediator', { mediator: 'm1' })
    .act('2026-05-06', ME, 'askRecusal', { recusalReason: '与被投诉人是亲属' });

describe('the complaint procedure', () => {
  it('is sound, and every state can be drawn', () => {
    expect(checkDefinition(complaint)).toEqual([]);
    expect(diagramOf(complaint, 'zh').nodes.length).toBeGreaterThan(20);
  });
});

describe('what an office is offered', () => {
  it.each([
    ['by the city: to dispatch', filed, CITY, ['dispatch']],
    ['by the district: to sign', sent, YANTA, ['sign']],
    ['to accept or reject', signed, YANTA, ['accept', 'reject']],
    ['to ask both sides', accepted, YANTA, ['respondentAgrees', 'complainantAgrees']],
    ['to come to an agreement', mediating, YANTA, ['agree']],
  ] as const)('begins with what it has the matter for: %s', (_title, make, actor, first) => {
    const { matter, data } = make();
    const view = { matter: matter!, data, today: '2026-04-28', law: LAW };
    const offered = offersOf(complaint, view, actor).map(({ action }) => action);
    expect(offered.slice(0, first.length)).toEqual(first);
  });
});

describe('P:A.5: from receipt to the office that handles it', () => {
  it('is filed by anybody, dispatched by the city, signed for by the district', () => {
    const work = filed();
    expect([work.state, work.matter!.office]).toEqual(['received', null]);
    expect(work.due('cityDispatch')).toBe('2026-04-17');
    work.act('2026-04-17', CITY, 'dispatch', { handler: '610113' });
    expect([work.state, work.matter!.office]).toEqual(['dispatched', '610113']);
    expect([work.clock('cityDispatch'), work.due('countyDispatch')]).toEqual(['met', '2026-04-20']);
    work.act('2026-04-20', YANTA, 'sign');
    expect([work.state, work.matter!.assignee]).toEqual(['review.checking', YANTA.id]);
    expect([work.clock('countyDispatch'), work.due('firstContact')]).toEqual(['met', '2026-04-22']);
    work.act('2026-04-21', YANTA, 'contact', { contactNote: '已电话联系投诉人' });
    expect(work.clock('firstContact')).toBe('met');
  });

  it('goes on to a station, and back step by step, never to a peer (P:A.9-7)', () => {
    const work = sent().act('2026-04-17', YANTA, 'toStation', { handler: '610113.01' });
    expect(work.matter!.office).toBe('610113.01');
    work.act('2026-04-20', STATION, 'sign');
    expect(work.refused('2026-04-20', BEILIN, 'sign')).toEqual(['NOT_ALLOWED']);
    work.act('2026-04-20', STATION, 'returnToIntake', { returnReason: '不在辖区' });
    expect([work.state, work.matter!.office]).toEqual(['returned', '610113']);
    work.act('2026-04-20', YANTA, 'returnToIntake', { returnReason: '经营地在碑林' });
    expect([work.state, work.matter!.office]).toEqual(['returned', null]);
    // The intake unit has a working day again.
    expect(work.due('cityDispatch')).toBe('2026-04-21');
    work.act('2026-04-21', CITY, 'dispatch', { handler: '610103' });
    expect(work.matter!.office).toBe('610103');
  });

  it('P:A.9-7: 高新 may not pass a matter on to 碑林', () => {
    const work = filed()
      .act('2026-04-17', CITY, 'dispatch', { handler: 'XA-GX' })
      .act('2026-04-17', ZONE, 'sign');
    const [refusal] = work.try('2026-04-18', ZONE, 'toStation', { handler: '610103' });
    expect(refusal).toMatchObject({ code: 'MUST_RETURN_TO_INTAKE', field: 'handler' });
    expect(refusal!.words.zh).toContain('第四十一条');
  });

  it('is registered with the office of whoever takes it down, or one below', () => {
    const atDistrict = new Casework(complaint).act('2026-04-16', YANTA, 'register', REGISTERED);
    expect([atDistrict.state, atDistrict.matter!.office]).toEqual(['review.checking', '610113']);
    expect(atDistrict.clock('cityDispatch')).toBeUndefined();
    const byOperator = new Casework(complaint).act('2026-04-16', OPERATOR, 'register', REGISTERED);
    expect([byOperator.state, byOperator.matter!.parties]).toEqual(['received', {}]);
    const below = new Casework(complaint).act('2026-04-16', OPERATOR, 'register', {
      ...REGISTERED,
      handler: '610113',
    });
    expect([below.state, below.due('countyDispatch')]).toEqual(['dispatched', undefined]);
    const peer = new Casework(complaint);
    expect(
      peer.refused('2026-04-16', YANTA, 'register', { ...REGISTERED, handler: '610103' }),
    ).toEqual(['registration.office']);
    // A ticket comes from the platform, with the day on which the hotline received it.
    const ticket = new Casework(complaint).act('2026-04-20', PLATFORM, 'register', {
      ...REGISTERED,
      source: 'hotline12345',
      externalNo: 'XA1',
      ticketDueOn: '2026-04-24',
    });
    expect([ticket.state, ticket.due('ticket'), ticket.due('accept')]).toEqual([
      'received',
      '2026-04-24',
      '2026-04-27',
    ]);
    ticket.act('2026-04-21', CITY, 'answerSource', { answer: '已分送' });
    expect(ticket.clock('ticket')).toBe('met');
  });

  it('comes to the common superior when two offices dispute it (TS.JURIS_DISPUTE)', () => {
    const work = signed().act('2026-04-20', YANTA, 'disputeCompetence', {
      disputeReason: '经营地不明',
    });
    expect([work.state, work.due('dispute')]).toEqual(['disputed', '2026-04-29']);
    expect(work.refused('2026-04-21', CITY, 'keepCompetence')).toEqual(['NOT_ALLOWED']);
    work.act('2026-04-21', CITY, 'designate', { handler: '610103' });
    expect([work.state, work.matter!.office, work.clock('dispute')]).toEqual([
      'dispatched',
      '610103',
      'met',
    ]);
    const kept = signed()
      .act('2026-04-20', YANTA, 'disputeCompetence', { disputeReason: '经营地不明' })
      .act('2026-04-21', YANTA, 'keepCompetence');
    expect(kept.state).toBe('review.checking');
  });

  it('is told the proper way when it is no complaint (Art. 44), and set aside as a duplicate', () => {
    const misrouted = filed().act('2026-04-17', CITY, 'misroute', { excludedMatter: 'disclosure' });
    expect([misrouted.state, misrouted.matter!.endedAt === null]).toEqual(['misrouted', false]);
    expect(misrouted.data.routeTold).toContain('信息公开');
    expect(misrouted.last.papers).toEqual(['otherWay']);
    const twice = signed().act('2026-04-20', YANTA, 'markDuplicate', {
      duplicateOf: '投2026-0415-0009',
    });
    expect([twice.state, twice.clock('accept')]).toEqual(['duplicate', 'void']);
  });

  it('splits off a linked report of a submission of both kinds, and of one kind none (Art. 9)', () => {
    expect(filed().last.spawns).toEqual([]);
    const work = filed('2026-04-16', { reportsViolation: true, violationClue: '标注虚假产地' });
    expect(Object.keys(complaint.relations)).toContain('splitFrom');
    expect(work.last.spawns).toMatchObject([
      {
        definition: 'report',
        action: 'register',
        relation: 'splitFrom',
        input: {
          clue: '标注虚假产地',
          receivedOn: '2026-04-16',
          reporterName: '王一',
          anonymous: false,
          respondentName: '西安渭曲食品有限公司',
        },
      },
    ]);
  });
});

describe('P:A.5: review', () => {
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
    work.act('2026-04-21', ME, 'supplement', {
      supplementNote: '见附件',
      newEvidence: FILES as never,
    });
    expect([work.state, work.data.evidence]).toEqual(['review.checking', FILES]);
    work.act('2026-04-22', ME, 'addMaterial', { newEvidence: FILES as never });
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

describe('P:A.5: mediation', () => {
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
      .act('2026-05-06', ME, 'askRecusal', { recusalReason: '亲属' });
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

describe('P:A.5: ends', () => {
  const agreed = (more: JsonObject) =>
    mediating().act('2026-05-20', YANTA, 'agree', {
      agreementTerms: '经营者退款 128.50 元',
      performedAtOnce: false,
      ...more,
    });

  it('an agreement needs its paper', () => {
    const work = agreed({});
    expect([work.state, work.clock('mediate')]).toEqual(['agreed', 'met']);
    expect(work.refused('2026-05-21', YANTA, 'closeAgreed')).toEqual(['agreement.paperNeeded']);
    work.act('2026-05-21', YANTA, 'closeWithPaper');
    expect([work.state, work.last.papers, work.data.outcome]).toEqual([
      'closed',
      ['mediation'],
      'agreed',
    ]);
  });

  it.each([{ performedAtOnce: true }, { paperWaived: true }])(
    'unless it was performed at once or both waive it: %o',
    (more) => {
      const work = agreed(more).act('2026-05-21', YANTA, 'closeAgreed');
      expect([work.state, work.last.papers]).toEqual(['closed', []]);
    },
  );

  it.each(terminationGrounds(121).filter(({ value }) => value !== 'limitPassed'))(
    'is terminated by ground $number, $value',
    ({ value, number }) => {
      const work = mediating().act('2026-05-20', YANTA, 'terminate', {
        terminationGround: value,
        terminationReason: '理由',
      });
      expect(work.data.terminationArticle).toContain(
        `第二十三条第一款第${'一二三四五六七八'[number - 1]}项`,
      );
      expect(work.data.outcome).toBe(value === 'withdrawnOrSettled' ? 'settled' : 'terminated');
    },
  );

  it('is not terminated by the limit before it has run out', () => {
    const late = { terminationGround: 'limitPassed', terminationReason: '届满' };
    const work = mediating();
    expect(work.refused('2026-06-26', YANTA, 'terminate', late)).toEqual(['ground.limitRuns']);
    expect(work.refused('2026-06-27', YANTA, 'terminate', late)).toEqual([]);
  });

  it('is terminated while consent is asked for, when a side refuses', () => {
    const work = accepted().act('2026-05-06', YANTA, 'terminate', {
      terminationGround: 'absentOrRefused',
      terminationReason: '被投诉人明确拒绝',
    });
    expect(work.state).toBe('terminated');
  });

  it('is withdrawn by the complainant: at once before acceptance, by termination after it', () => {
    const before = signed().act('2026-04-20', ME, 'withdraw', { withdrawalReason: '已和解' });
    expect([before.state, before.clock('tellOfEnd')]).toEqual(['withdrawn', undefined]);
    const after = mediating().act('2026-05-06', ME, 'withdraw');
    expect([after.state, after.data.terminationGround, after.due('tellOfEnd')]).toEqual([
      'terminated',
      'withdrawnOrSettled',
      '2026-05-14',
    ]);
  });

  it('is referred to the police for signs of fraud (Art. 42), from review and later', () => {
    const input = { policeReason: '伪造小票', policeOffice: '西安市公安局雁塔分局' };
    for (const work of [signed(), accepted(), mediating()]) {
      work.act('2026-05-06', YANTA, 'referToPolice', input);
      expect([work.state, work.data.outcome, work.last.papers, work.last.events]).toEqual([
        'terminated',
        'police',
        ['policeReferral'],
        ['protection.policeReferral'],
      ]);
      expect(work.due('tellOfEnd')).toBe('2026-05-14');
    }
  });

  it('is answered after the end, once', () => {
    const work = agreed({ performedAtOnce: true }).act('2026-05-21', YANTA, 'closeAgreed');
    expect(work.refused('2026-05-22', YANTA, 'rate', { satisfaction: 'satisfied' })).toEqual([
      'NOT_ALLOWED',
    ]);
    work.act('2026-05-22', ME, 'rate', { satisfaction: 'satisfied' });
    expect([work.state, work.data.satisfaction]).toEqual(['closed', 'satisfied']);
    expect(work.refused('2026-05-22', ME, 'rate', { satisfaction: 'fair' })).toEqual([
      'answer.given',
    ]);
    work.act('2026-05-23', YANTA, 'answerSource', { answer: '已调解成功' });
    expect(work.matter!.endedAt).toContain('2026-05-21');
  });

  it('is published without who complained, and only with consent', () => {
    const shown = (consentPublish: boolean) => {
      const work = filed('2026-04-16', { consentPublish })
        .act('2026-04-17', CITY, 'dispatch', { handler: '610113' })
        .act('2026-04-17', YANTA, 'sign')
        .act('2026-04-17', YANTA, 'accept')
        .act('2026-04-20', YANTA, 'terminate', {
          terminationGround: 'noAgreement',
          terminationReason: '分歧',
        })
        .act('2026-04-21', YANTA, 'notifyEnd');
      const view = { matter: work.matter!, data: work.data, today: '2026-04-22', law: LAW };
      expect(retentionEnd(complaint, work.matter!)).toBe('2036-04-21');
      return publicView(complaint, view);
    };
    expect(shown(false)).toBeNull();
    const published = shown(true)!;
    expect(published.values.map(({ field }) => field)).toEqual([
      'respondentName',
      'goods',
      'ipRights',
      'requests',
      'outcome',
    ]);
    expect(JSON.stringify(published)).not.toContain('王一');
  });
});
