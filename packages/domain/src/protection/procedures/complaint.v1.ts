import { defineProcedure } from '@zca/procedure';
import { COMPLAINANT, FOR_THE_PERSON, HANDLERS, HEAD, MEDIATOR, OVERSEERS } from './authority.ts';
import { BASIS } from './basis.ts';
import { CLOCKS } from './complaint/clocks.ts';
import { ENDING_ACTIONS } from './complaint/ending.ts';
import { FIELDS } from './complaint/fields.ts';
import { FILING_ACTIONS } from './complaint/filing.ts';
import { MEDIATION_ACTIONS } from './complaint/mediation.ts';
import { NOTE_ACTIONS } from './complaint/notes.ts';
import { PAPERS } from './complaint/papers.ts';
import { REVIEW_ACTIONS } from './complaint/review.ts';
import { DISPATCH_STATES, dispatchActions, SET_ASIDE_STATES } from './dispatch.ts';

const { dispatch, sign, ...ways } = dispatchActions('review.checking');
const { accept, reject, contact, supplement, amend, addMaterial, ...review } = REVIEW_ACTIONS;
const { respondentAgrees, complainantAgrees, ...mediation } = MEDIATION_ACTIONS;
const { agree, withdraw, answerSource, rate, ...ending } = ENDING_ACTIONS;

/** Whoever may see who complains: those who deal with the complaint, and the complainant. */
const NEAR = [
  ...FOR_THE_PERSON.map(({ role, where }) => ({ role: role!, where })),
  { role: 'city', where: 'handler' },
  ...MEDIATOR,
  COMPLAINANT,
] as const;

/**
 * A complaint (投诉): a consumer asks for the mediation of a dispute with a trader. Source: order 121 of
 * the market regulator, and order 20 for what was received before 2026-04-15.
 */
export const complaint = defineProcedure({
  id: 'complaint',
  version: 1,
  title: { zh: '投诉', en: 'Complaint' },
  mark: '投',
  basis: BASIS,
  lawDay: 'receivedOn',
  parties: { complainant: { title: { zh: '投诉人', en: 'Complainant' } } },
  filer: 'complainant',
  fields: FIELDS,
  subject: 'headline',
  initial: 'received',
  states: {
    ...DISPATCH_STATES,
    review: {
      title: { zh: '审查', en: 'Review' },
      initial: 'checking',
      states: {
        checking: { title: { zh: '审查中', en: 'Under review' } },
        supplement: { title: { zh: '待补正', en: 'Waiting for more material' } },
      },
    },
    accepted: {
      title: { zh: '已受理，征求调解意见', en: 'Accepted' },
      parallel: true,
      whenDone: 'mediating',
      states: {
        complainant: {
          title: { zh: '投诉人意见', en: 'Complainant' },
          initial: 'asked',
          states: {
            asked: { title: { zh: '待投诉人同意调解', en: 'Complainant to agree to mediation' } },
            agrees: { title: { zh: '投诉人同意调解', en: 'Complainant agrees' }, end: true },
          },
        },
        respondent: {
          title: { zh: '被投诉人意见', en: 'Respondent' },
          initial: 'asked',
          states: {
            asked: { title: { zh: '待被投诉人同意调解', en: 'Respondent to agree to mediation' } },
            agrees: { title: { zh: '被投诉人同意调解', en: 'Respondent agrees' }, end: true },
          },
        },
      },
    },
    mediating: {
      title: { zh: '调解', en: 'Mediation' },
      initial: 'talks',
      states: {
        talks: { title: { zh: '调解中', en: 'In mediation' } },
        delegated: { title: { zh: '委托调解中', en: 'Mediation delegated' } },
        appraisal: { title: { zh: '鉴定、检测中', en: 'In appraisal' } },
        suspended: { title: { zh: '中止，待决定回避', en: 'Suspended for a recusal' } },
      },
    },
    agreed: { title: { zh: '已达成协议', en: 'Agreed' } },
    terminated: { title: { zh: '已终止，待告知', en: 'Terminated, to be told' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, end: true },
    rejected: { title: { zh: '不予受理', en: 'Rejected' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
    ...SET_ASIDE_STATES,
  },
  actions: {
    // In the order in which an office is offered them: first what it has a matter for.
    ...FILING_ACTIONS,
    dispatch,
    sign,
    accept,
    reject,
    respondentAgrees,
    complainantAgrees,
    agree,
    contact,
    ...review,
    ...mediation,
    ...ending,
    ...ways,
    supplement,
    amend,
    addMaterial,
    withdraw,
    answerSource,
    rate,
    ...NOTE_ACTIONS,
  },
  clocks: CLOCKS,
  relations: {
    splitFrom: {
      opened: { zh: '一并提出、分立的举报', en: 'Report of the same submission' },
      opener: { zh: '一并提出的投诉', en: 'Complaint of the same submission' },
    },
    clueOf: {
      opened: { zh: '办理中发现的违法线索', en: 'Clue found while handling it' },
      opener: { zh: '发现线索的投诉', en: 'Complaint in which the clue was found' },
    },
  },
  papers: PAPERS,
  readBy: [
    { role: 'city', where: 'handler' },
    { role: 'operator', where: 'origin' },
    { role: 'station', where: 'origin' },
    { role: 'district', where: 'origin' },
    ...HEAD,
    ...HANDLERS,
    ...OVERSEERS,
  ],
  levels: { personal: NEAR, sensitive: [...NEAR, ...HEAD] },
  publication: {
    states: ['closed'],
    fields: ['respondentName', 'goods', 'ipRights', 'requests', 'outcome'],
    onlyIf: ({ data }) => data.consentPublish === true,
  },
  // Our own term for the file of a consumer's complaint; the archive's class is for the bureau to set.
  retention: { years: 10, mark: 'D' },
});
