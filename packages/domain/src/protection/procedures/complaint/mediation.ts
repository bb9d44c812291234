import type { ActionDefinition, ActView, Refusal } from '@zca/procedure';
import { refuse } from '../../refusals.ts';
import { COMPLAINANT, FOR_THE_PERSON, HANDLERS, HEAD, MEDIATOR } from '../authority.ts';
import { articlesOf } from '../../order.ts';

/** Whoever conducts the mediation: the office, or the mediator to whom it is given. */
export const CONDUCTORS = [...HANDLERS, ...MEDIATOR];

/** Back to where the mediation goes on: with the body it was delegated to, or with the office. */
const BACK = [
  { to: 'mediating.delegated', when: ({ data }: ActView) => data.delegated === true },
  { to: 'mediating.talks' },
];

function checkOwnRecusal(view: ActView): Refusal | null {
  return view.actor.id !== null && view.input.recusedPerson === view.actor.id
    ? refuse('recusal.self', {}, 'recusedPerson')
    : null;
}

/** Whoever mediates does not decide whether to go on mediating. */
function checkOwnMediation({ actor, matter }: ActView): Refusal | null {
  return actor.id !== null && matter.assignee === actor.id ? refuse('recusal.self') : null;
}

const TO_CONDUCTORS = [{ role: 'district', where: 'assigned' } as const];

/** Consent, mediation, its delegation, appraisal and recusal (order 121 art. 18 and after). */
export const MEDIATION_ACTIONS = {
  complainantAgrees: {
    title: { zh: '投诉人同意调解', en: 'The complainant agrees to mediation' },
    hint: {
      zh: '双方都同意才能调解，调解不收费',
      en: 'There is mediation only if both sides agree; it costs nothing',
    },
    basis: articlesOf('mediation'),
    from: ['accepted.complainant.asked'],
    to: 'accepted.complainant.agrees',
    by: [...FOR_THE_PERSON, COMPLAINANT],
    form: [{ field: 'consentDelegate' }],
    told: { zh: '投诉人同意调解', en: 'The complainant agrees to mediation' },
  },
  respondentAgrees: {
    title: { zh: '被投诉人同意调解', en: 'The respondent agrees to mediation' },
    basis: articlesOf('mediation'),
    from: ['accepted.respondent.asked'],
    to: 'accepted.respondent.agrees',
    by: HANDLERS,
    form: [{ field: 'respondentStatement' }],
    told: { zh: '被投诉人同意调解', en: 'The respondent agrees to mediation' },
  },
  appointMediator: {
    title: { zh: '指派调解员', en: 'Appoint the mediator' },
    from: ['accepted', 'mediating'],
    by: [...HANDLERS, ...HEAD],
    form: [{ field: 'mediator', required: true }],
    assign: { field: 'mediator' },
    notices: [
      {
        to: { role: 'mediator', where: 'assigned' },
        title: { zh: '有投诉指派您调解', en: 'A complaint was given to you to mediate' },
      },
    ],
  },
  hearRespondent: {
    title: { zh: '记录被投诉人意见', en: 'Take down the respondent’s statement' },
    from: ['review', 'accepted', 'mediating'],
    by: CONDUCTORS,
    form: [{ field: 'respondentStatement', required: true }],
  },
  delegate: {
    title: { zh: '委托调解', en: 'Delegate the mediation' },
    hint: {
      zh: '委托消费者协会等组织调解；受委托的组织不得再委托',
      en: 'To a consumer association or the like, which may not delegate it again',
    },
    from: ['mediating.talks'],
    to: 'mediating.delegated',
    by: HANDLERS,
    form: [
      { field: 'delegateTo', required: true },
      { field: 'bothConsent', required: true },
      { field: 'mediator' },
    ],
    check: ({ input }) =>
      input.bothConsent === true ? null : refuse('delegation.noConsent', {}, 'bothConsent'),
    derive: () => ({ delegated: true, consentDelegate: true }),
    assign: { field: 'mediator' },
    told: { zh: '已委托调解组织调解', en: 'The mediation was delegated' },
  },
  takeBack: {
    title: { zh: '收回委托', en: 'Take the mediation back' },
    from: ['mediating.delegated'],
    to: 'mediating.talks',
    by: HANDLERS,
    derive: () => ({ delegated: false }),
    assign: 'actor',
    told: { zh: '改由承办单位调解', en: 'The office mediates itself' },
  },
  sendToAppraisal: {
    title: { zh: '送鉴定、检测', en: 'Send to appraisal' },
    hint: {
      zh: '鉴定、检测期间不计入调解期限',
      en: 'The time of the appraisal does not count',
    },
    from: ['mediating.talks', 'mediating.delegated'],
    to: 'mediating.appraisal',
    by: CONDUCTORS,
    form: [
      { field: 'appraiser', required: true },
      { field: 'appraisalItems', required: true },
      { field: 'appraisalCost', required: true },
    ],
    told: {
      zh: '已送鉴定、检测，期间不计入调解期限',
      en: 'Sent to appraisal; that time does not count',
    },
  },
  endAppraisal: {
    title: { zh: '鉴定、检测完成', en: 'The appraisal is done' },
    from: ['mediating.appraisal'],
    to: BACK,
    by: CONDUCTORS,
    form: [{ field: 'appraisalResult', required: true }],
    told: { zh: '鉴定、检测已完成', en: 'The appraisal is done' },
  },
  // Order 121 stops the mediation for a recusal, but not the sixty days.
  askRecusal: {
    title: { zh: '申请回避', en: 'Ask for a recusal' },
    from: ['mediating.talks', 'mediating.delegated'],
    to: 'mediating.suspended',
    by: [...FOR_THE_PERSON, COMPLAINANT, ...MEDIATOR],
    form: [{ field: 'recusalReason', required: true }],
    notices: HEAD.map((to) => ({
      to,
      title: { zh: '有回避申请待决定', en: 'A recusal is to be decided' },
    })),
    told: { zh: '已申请回避，调解中止', en: 'A recusal was asked for; the mediation is suspended' },
  },
  grantRecusal: {
    title: { zh: '决定回避', en: 'Grant the recusal' },
    from: ['mediating.suspended'],
    to: BACK,
    by: HEAD,
    form: [
      { field: 'recusedPerson', required: true },
      { field: 'recusalDecision', required: true },
      { field: 'mediator' },
    ],
    check: checkOwnRecusal,
    recuses: { field: 'recusedPerson' },
    assign: { field: 'mediator' },
    notAfterOwn: ['askRecusal'],
    told: { zh: '已决定回避，调解继续', en: 'The recusal was granted; the mediation goes on' },
  },
  refuseRecusal: {
    title: { zh: '驳回回避申请', en: 'Refuse the recusal' },
    from: ['mediating.suspended'],
    to: BACK,
    by: HEAD,
    form: [{ field: 'recusalDecision', required: true }],
    check: checkOwnMediation,
    notAfterOwn: ['askRecusal'],
    notices: TO_CONDUCTORS.map((to) => ({
      to,
      title: { zh: '回避申请已驳回，请继续调解', en: 'The recusal was refused; go on' },
    })),
    told: { zh: '回避申请已驳回，调解继续', en: 'The recusal was refused; the mediation goes on' },
  },
} as const satisfies Readonly<Record<string, ActionDefinition>>;
