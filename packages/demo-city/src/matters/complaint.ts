import { personName } from '../people/people.ts';
import { type Acting, type Course, FILER, officer, type PlannedInput, VISITOR } from './course.ts';
import { placeOf, type Scenery } from './places.ts';
import { planReportBeside } from './report.ts';
import { addressIn, type Dispute, drawDispute } from './scenes.ts';
import { dispatched, type Handler, phoneOf } from './ways.ts';

/** A complaint from its filing to as far as it has come. */
export function planComplaint(course: Course, scenery: Scenery, index: number): void {
  const { draws } = course;
  const dispute = drawDispute(draws);
  const place = placeOf(draws, scenery);
  const handler = filed(course, scenery, dispute, place, index);
  if (handler === undefined) return;
  const by = officer(handler.role, handler.office);
  course.later(0, 2, by, 'contact', {
    contactNote: '已电话联系投诉人，了解情况',
    identityVerified: true,
  });
  if (draws.chance(0.14)) {
    course.later(0, 1, by, 'askSupplement', { supplementItems: '付款凭证；与经营者沟通的记录' });
    if (draws.chance(0.8)) {
      course.someDays(0, 2, FILER, 'supplement', { supplementNote: '已补充付款截图' });
    } else {
      course.later(2, 2, by, 'endSupplement');
    }
  }
  if (draws.chance(0.03)) {
    course.someDays(0, 1, FILER, 'withdraw', { withdrawalReason: '经营者已主动退款' });
    return;
  }
  if (draws.chance(0.16)) {
    course.later(0, 3, by, 'reject', {
      rejectionGround: draws.pick([
        'notCompetent',
        'alreadyHandled',
        'notConsumer',
        'materials',
        'otherLaw',
      ]),
      rejectionReason: '经审查，投诉事项不符合受理条件',
    });
    rated(course);
    return;
  }
  mediated(course, scenery, handler, by, dispute);
}

/** Filing by the person, on the telephone or at the counter; the office that handles it then. */
function filed(
  course: Course,
  scenery: Scenery,
  dispute: Dispute,
  place: Scenery['counties'][number],
  index: number,
): Handler | undefined {
  const { draws } = course;
  const isBoth = dispute.ipRights.length > 0 && draws.chance(0.12);
  const values: PlannedInput = {
    respondentName: dispute.respondent,
    operatorKind: 'shop',
    businessAddress: addressIn(draws, place.name),
    content: dispute.content,
    requests: dispute.requests,
    goods: dispute.goods,
    purchasedOn: course.day,
    purchasePlace: place.name,
    amount: dispute.amount,
    knewHarmOn: course.day,
    ipRights: dispute.ipRights,
    complainantName: personName(draws),
    complainantPhone: phoneOf(course),
    complainantAddress: addressIn(draws, draws.pick(scenery.counties).name),
    consentPublish: draws.chance(0.7),
    ...(isBoth ? { reportsViolation: true, violationClue: dispute.clue } : {}),
  };
  const way = draws.unit();
  if (way > 0.85) {
    const handler: Handler = { county: place.code, office: place.code, role: 'district' };
    course.now(officer('district', place.code), 'register', { ...values, source: 'window' });
    if (isBoth) {
      const at = { county: place.code, handler, isAnonymous: false };
      course.beside((other) => planReportBeside(other, scenery, at));
    }
    return handler;
  }
  if (way > 0.5 && scenery.options.hasOperator) {
    course.now(officer('operator', null), 'register', {
      ...values,
      source: 'hotline12345',
      externalNo: `YS${course.day.replaceAll('-', '')}${String(index).padStart(6, '0')}`,
    });
  } else {
    course.now(VISITOR, 'file', values);
  }
  if (isBoth) {
    const at = { county: place.code, isAnonymous: false };
    course.beside((other) => planReportBeside(other, scenery, at));
  }
  if (draws.chance(0.03)) {
    course.later(0, 1, officer('city', null), 'misroute', { excludedMatter: 'consultation' });
    return undefined;
  }
  return dispatched(course, scenery, place.code);
}

function mediated(
  course: Course,
  scenery: Scenery,
  handler: Handler,
  by: Acting,
  dispute: Dispute,
): void {
  const { draws } = course;
  course.later(0, 3, by, 'accept');
  course.someDays(0, 1, FILER, 'complainantAgrees');
  if (draws.chance(0.12)) {
    terminated(
      course.later(1, 4, by, 'terminate', {
        terminationGround: 'absentOrRefused',
        terminationReason: '被投诉人明确拒绝调解',
      }),
      by,
    );
    return;
  }
  course.later(0, 3, by, 'respondentAgrees', { respondentStatement: '愿意在核实后协商解决' });
  if (dispute.ipRights.length > 0 && draws.chance(0.08)) {
    const at = { county: handler.county, handler, isAnonymous: true };
    course
      .later(0, 2, by, 'foundClue', { violationClue: dispute.clue })
      .beside((other) => planReportBeside(other, scenery, at));
  }
  const [mediator] = scenery.options.mediators;
  if (mediator !== undefined && draws.chance(0.25)) {
    course.later(0, 2, by, 'delegate', {
      delegateTo: '演示市消费者协会',
      bothConsent: true,
      mediator,
    });
  } else if (scenery.options.headsOf.has(handler.county) && draws.chance(0.15)) {
    course
      .someDays(0, 2, FILER, 'askRecusal', { recusalReason: '经办人与被投诉人有利害关系' })
      .later(0, 2, officer('head', handler.county), 'refuseRecusal', {
        recusalDecision: '经核实不存在应当回避的情形',
      });
  }
  if (draws.chance(0.1)) {
    course
      .later(1, 4, by, 'sendToAppraisal', {
        appraiser: '演示市产品质量监督检验院',
        appraisalItems: `${dispute.goods}的质量和来源`,
        appraisalCost: '由经营者先行垫付',
      })
      .later(5, 15, by, 'endAppraisal', { appraisalResult: '送检样品与标注不符' });
  }
  ended(course, by, dispute);
}

function ended(course: Course, by: Acting, dispute: Dispute): void {
  const { draws } = course;
  const way = draws.unit();
  if (way < 0.58) {
    const isAtOnce = draws.chance(0.5);
    course
      .later(2, 14, by, 'agree', {
        agreementTerms: `经营者退还货款${(dispute.amount / 100).toFixed(2)}元`,
        performedAtOnce: isAtOnce,
        recovered: dispute.amount,
      })
      .later(0, 2, by, isAtOnce ? 'closeAgreed' : 'closeWithPaper');
    rated(course);
  } else if (way < 0.9) {
    course.later(4, 20, by, 'terminate', {
      terminationGround: draws.pick([
        'noAgreement',
        'noAgreement',
        'withdrawnOrSettled',
        'appraisalCost',
      ]),
      terminationReason: '经组织调解，双方未能达成一致',
    });
    terminated(course, by);
  } else if (way < 0.93) {
    course.later(1, 6, by, 'referToPolice', {
      policeReason: '伪造付款凭证索要赔偿',
      policeOffice: '演示市公安局',
    });
    terminated(course, by);
  } else {
    // Still talking; what is old enough has run out.
    course
      .later(3, 20, by, 'hearRespondent', { respondentStatement: '正在核对进货来源' })
      .someDays(78, 82, by, 'terminate', {
        terminationGround: 'limitPassed',
        terminationReason: '期限内未能达成调解协议',
      });
    terminated(course, by);
  }
}

function terminated(course: Course, by: Acting): void {
  course.later(0, 5, by, 'notifyEnd');
  rated(course);
}

function rated(course: Course): void {
  if (!course.draws.chance(0.4)) return;
  course.someDays(0, 6, FILER, 'rate', {
    satisfaction: course.draws.pick([
      'verySatisfied',
      'satisfied',
      'satisfied',
      'fair',
      'dissatisfied',
    ]),
  });
}
