import { personName } from '../people/people.ts';
import { type Acting, type Course, officer, type PlannedInput, VISITOR } from './course.ts';
import { placeOf, type Scenery } from './places.ts';
import { addressIn, drawDispute } from './scenes.ts';
import { dispatched, type Handler, phoneOf } from './ways.ts';

/** A report from its filing to as far as it has come. */
export function planReport(course: Course, scenery: Scenery, index: number): void {
  const { draws } = course;
  const dispute = drawDispute(draws);
  const place = placeOf(draws, scenery);
  const isAnonymous = draws.chance(0.35);
  const address = addressIn(draws, place.name);
  const clue: PlannedInput = {
    respondentName: dispute.respondent,
    operatorKind: 'shop',
    businessAddress: address,
    clue: `${dispute.clue}，请查处。`,
    actPlace: address,
    goods: dispute.goods,
    ipRights: dispute.ipRights,
  };
  const named: PlannedInput = {
    ...clue,
    reporterName: personName(draws),
    reporterPhone: phoneOf(course),
  };
  if (isAnonymous) course.now(VISITOR, 'fileAnonymously', clue);
  else if (scenery.options.hasOperator && draws.chance(0.4)) {
    course.now(officer('operator', null), 'register', {
      ...named,
      source: 'hotline12315',
      externalNo: `YJ${course.day.replaceAll('-', '')}${String(index).padStart(6, '0')}`,
    });
  } else course.now(VISITOR, 'file', named);
  if (draws.chance(0.05)) {
    course.later(0, 2, officer('city', null), 'tellNoAuthority', {
      competentOffice: '宝鸡市市场监督管理局',
    });
    return;
  }
  if (draws.chance(0.03)) {
    course.later(0, 1, officer('city', null), 'markDuplicate', {
      duplicateOf: '同一举报人在先举报',
    });
    return;
  }
  const handler = dispatched(course, scenery, place.code);
  verified(course, scenery, handler, officer(handler.role, handler.office), isAnonymous);
}

/** A report that was split from a complaint, or a clue found in one, in the hands of its office. */
export function planReportBeside(
  course: Course,
  scenery: Scenery,
  at: { readonly county: string; readonly handler?: Handler; readonly isAnonymous: boolean },
): void {
  const { handler = dispatched(course, scenery, at.county), county, isAnonymous } = at;
  const by = officer(handler.role, handler.office);
  if (at.handler !== undefined) course.later(0, 1, by, 'sign');
  verified(course, scenery, { ...handler, county }, by, isAnonymous);
}

function verified(
  course: Course,
  scenery: Scenery,
  handler: Handler,
  by: Acting,
  isAnonymous: boolean,
): void {
  const { draws } = course;
  course.later(1, 5, by, 'inspect', { inspectionNote: '两名执法人员到场检查，制作现场笔录' });
  if (draws.chance(0.12)) {
    course
      .later(0, 1, by, 'sendToAppraisal', {
        appraiser: '演示市产品质量监督检验院',
        appraisalItems: '样品真伪辨认',
      })
      .later(4, 10, by, 'endAppraisal', { appraisalResult: '经权利人辨认为假冒' });
  }
  if (scenery.options.headsOf.has(handler.county) && draws.chance(0.2)) {
    course
      .later(1, 3, by, 'askExtension', { extensionReason: '当事人拒不到场，需要进一步调查' })
      .later(0, 1, officer('head', handler.county), 'extend', { extensionAnswer: '同意' });
  }
  const isFiled = draws.chance(0.4);
  if (isFiled) {
    course.later(0, 4, by, 'openCase', { decisionReason: '初步证据证明存在违法行为' });
  } else {
    course.later(0, 4, by, 'openNoCase', {
      nonFilingGround: draws.pick(['minorCorrected', 'firstSlight', 'noFault', 'conditionsNotMet']),
      decisionReason: '经核查，当事人已经改正',
    });
  }
  course.later(0, 4, by, isAnonymous ? 'close' : 'tellResult');
}
