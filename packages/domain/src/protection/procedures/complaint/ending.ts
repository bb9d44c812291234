import type { ActionDefinition, ActView, JsonObject, Refusal } from '@zca/procedure';
import {
  otherRoutesSentence,
  terminationBasis,
  type TerminationGround,
} from '../../complaint/grounds.ts';
import { articlesOf, citation } from '../../order.ts';
import { refuse } from '../../refusals.ts';
import { COMPLAINANT, FOR_THE_PERSON, HANDLERS, INTAKE } from '../authority.ts';
import { orderOf } from '../submission.ts';
import { CONDUCTORS } from './mediation.ts';

function termination(view: ActView, ground: TerminationGround, outcome: string): JsonObject {
  // Order 20 has no item for every ground; the article stands for it then.
  const basis =
    terminationBasis(orderOf(view), ground) ?? terminationBasis(orderOf(view), 'otherLaw')!;
  return {
    terminationGround: ground,
    terminationArticle: citation(basis),
    otherRoutes: otherRoutesSentence('mediation').zh,
    outcome,
  };
}

function checkGround(view: ActView): Refusal | null {
  const ground = view.input.terminationGround as TerminationGround;
  if (terminationBasis(orderOf(view), ground) === null) {
    return refuse('ground.unknown', {}, 'terminationGround');
  }
  const due = view.matter.clocks.mediate?.dueDay ?? null;
  const isOver = due !== null && due < view.today;
  return ground === 'limitPassed' && !isOver
    ? refuse('ground.limitRuns', {}, 'terminationGround')
    : null;
}

function isAccepted({ data }: ActView): boolean {
  return typeof data.acceptedOn === 'string';
}

function needsPaper({ data }: { readonly data: JsonObject }): boolean {
  return data.performedAtOnce !== true && data.paperWaived !== true;
}

const BEFORE_ACCEPTANCE = ['received', 'dispatched', 'returned', 'disputed', 'review'];
const ENDS = ['closed', 'rejected', 'withdrawn', 'misrouted', 'duplicate'];

/** Agreement, termination, what is told of it, and what comes after (order 121 art. 23 to 25, 42). */
export const ENDING_ACTIONS = {
  agree: {
    title: { zh: '达成调解协议', en: 'Agreement reached' },
    from: ['mediating.talks', 'mediating.delegated'],
    to: 'agreed',
    by: CONDUCTORS,
    form: [
      { field: 'agreementTerms', required: true },
      { field: 'performedAtOnce', required: true },
      { field: 'paperWaived' },
      { field: 'recovered' },
    ],
    derive: () => ({ outcome: 'agreed' }),
    told: { zh: '双方达成调解协议', en: 'The parties have agreed' },
  },
  closeWithPaper: {
    title: { zh: '制作调解书并办结', en: 'Issue the mediation paper and close' },
    from: ['agreed'],
    to: 'closed',
    by: HANDLERS,
    papers: ['mediation'],
    told: {
      zh: '已制作调解书，投诉办结',
      en: 'The mediation paper was issued; the complaint is closed',
    },
  },
  closeAgreed: {
    title: { zh: '办结（不制作调解书）', en: 'Close without a mediation paper' },
    hint: {
      zh: '协议已当场履行，或者双方同意不制作的',
      en: 'Performed at once, or both sides waive the paper',
    },
    from: ['agreed'],
    to: 'closed',
    by: HANDLERS,
    unless: (view) => (needsPaper(view) ? refuse('agreement.paperNeeded') : null),
    told: { zh: '投诉办结', en: 'The complaint is closed' },
  },
  terminate: {
    title: { zh: '终止调解', en: 'Terminate the mediation' },
    basis: articlesOf('termination'),
    from: ['accepted', 'mediating'],
    to: 'terminated',
    by: CONDUCTORS,
    form: [
      { field: 'terminationGround', required: true },
      { field: 'terminationReason', required: true },
    ],
    check: checkGround,
    derive: (view) => {
      const ground = view.input.terminationGround as TerminationGround;
      return termination(view, ground, ground === 'withdrawnOrSettled' ? 'settled' : 'terminated');
    },
    told: { zh: '调解终止', en: 'The mediation was terminated' },
  },
  expire: {
    title: { zh: '期限届满，终止调解', en: 'The time ran out' },
    basis: articlesOf('termination'),
    from: ['accepted', 'mediating'],
    to: 'terminated',
    by: [],
    derive: (view) => termination(view, 'limitPassed', 'terminated'),
    notices: HANDLERS.map((to) => ({
      to,
      title: {
        zh: '调解期限届满，已终止，请告知双方',
        en: 'The mediation has run out; tell both sides',
      },
    })),
    told: {
      zh: '期限内未达成协议，调解终止',
      en: 'No agreement in time; the mediation was terminated',
    },
  },
  withdraw: {
    title: { zh: '撤回投诉', en: 'Withdraw the complaint' },
    from: [...BEFORE_ACCEPTANCE, 'accepted', 'mediating'],
    to: [{ to: 'terminated', when: isAccepted }, { to: 'withdrawn' }],
    by: [...FOR_THE_PERSON, COMPLAINANT],
    form: [{ field: 'withdrawalReason' }],
    derive: (view) =>
      isAccepted(view)
        ? termination(view, 'withdrawnOrSettled', 'settled')
        : { outcome: 'settled' },
    notices: [...INTAKE, ...HANDLERS].map((to) => ({
      to,
      title: { zh: '投诉人撤回投诉', en: 'The complaint was withdrawn' },
    })),
    told: { zh: '投诉已撤回', en: 'The complaint was withdrawn' },
  },
  referToPolice: {
    title: { zh: '移送公安机关', en: 'Refer to the police' },
    hint: {
      zh: '通过投诉骗取赔偿、敲诈勒索，涉嫌犯罪的',
      en: 'Signs of fraud or extortion by complaint',
    },
    from: ['review', 'accepted', 'mediating'],
    to: 'terminated',
    by: HANDLERS,
    form: [
      { field: 'policeReason', required: true },
      { field: 'policeOffice', required: true },
    ],
    derive: (view) => termination(view, 'foundLater', 'police'),
    papers: ['policeReferral'],
    emits: ['protection.policeReferral'],
    told: { zh: '办理终止', en: 'The handling has ended' },
  },
  notifyEnd: {
    title: { zh: '告知双方终止调解', en: 'Tell both sides of the termination' },
    from: ['terminated'],
    to: 'closed',
    by: HANDLERS,
    papers: ['termination', 'terminationToRespondent'],
    told: {
      zh: '终止调解告知书已发出，投诉办结',
      en: 'Both sides were told; the complaint is closed',
    },
  },
  answerSource: {
    title: { zh: '反馈工单来源', en: 'Answer the sender of the ticket' },
    from: [
      'received',
      'dispatched',
      'returned',
      'review',
      'accepted',
      'mediating',
      'agreed',
      'terminated',
      ...ENDS,
    ],
    by: [...HANDLERS, ...INTAKE],
    form: [{ field: 'answer', required: true }],
    emits: ['protection.ticketAnswered'],
  },
  rate: {
    title: { zh: '评价', en: 'Tell how satisfied you are' },
    from: ENDS,
    // Asked by the desk on the telephone; never answered by those who handled the complaint.
    by: [{ role: 'operator', where: 'origin', onBehalf: true }, COMPLAINANT],
    form: [{ field: 'satisfaction', required: true }, { field: 'satisfactionNote' }],
    unless: ({ data }) => (typeof data.satisfaction === 'string' ? refuse('answer.given') : null),
    told: { zh: '已收到您的评价', en: 'Thank you for your answer' },
  },
} as const satisfies Readonly<Record<string, ActionDefinition>>;
