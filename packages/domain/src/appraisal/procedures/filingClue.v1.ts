import {
  type ActView,
  type Authority,
  defineProcedure,
  holdsForOffice,
  type LegalBasis,
  type Refusal,
  type Words,
} from '@zca/procedure';
import { XIAN } from '@zca/standards';

/** Only the office determines; what a bureau does is to look, to ask and to pass on. */
const PROVISIONS: LegalBasis = {
  title: {
    zh: '规范申请专利行为的规定',
    en: 'Provisions on Regulating Patent Application Behaviour',
  },
  documentNumber: '国家知识产权局令第77号',
  effectiveFrom: '2024-01-20',
  effectiveTo: null,
};

const CHECKERS: readonly Authority[] = (['district', 'city', 'head'] as const).map((role) => ({
  role,
  where: 'handler',
}));
const CITY: readonly Authority[] = (['city', 'head'] as const).map((role) => ({
  role,
  where: 'handler',
}));
const OPEN = ['checking', 'asked', 'atCity'];

const words = (zh: string, en: string): Words => ({ zh, en });
const reasons = { field: 'reasons', required: true } as const;

const CLUE_ID = /^[0-9a-hjkmnp-tv-z]{16}$/;

/** The office that has clues of an area in hand; null is the city. */
function officeOf({ data: { area } }: ActView): string | null {
  return typeof area !== 'string' || area === '' || area === XIAN.code ? null : area;
}

function checkClue(view: ActView): Refusal | null {
  if (!holdsForOffice(view.actor, CHECKERS, officeOf(view))) {
    return {
      code: 'NOT_ALLOWED',
      words: words(
        '这条线索属于其他机关，请由申请人所在地区的机关或市局受理。',
        'This clue belongs to another office; that of the applicant’s area or the city takes it up.',
      ),
      field: 'area',
    };
  }
  const { clue } = view.data;
  if (typeof clue === 'string' && CLUE_ID.test(clue)) return null;
  return {
    code: 'CLUE_ID',
    words: words(
      '线索编号是线索页地址末尾的16位字母和数字，请在线索页上受理。',
      'The id of a clue is the sixteen letters and figures at the end of the address of its page; take it up there.',
    ),
    field: 'clue',
  };
}

/**
 * A clue of abnormal filings in the hands of an officer: checked, the applicant asked to explain, then
 * explained, withdrawn by the applicant, dismissed, or passed on to the office that alone determines, whose
 * answer is written down. A district hands up to the city, which passes on; who took a clue up does not
 * alone pass it on. Source: O:G.1.
 */
export const filingClue = defineProcedure({
  id: 'filingClue',
  version: 1,
  title: { zh: '非正常申请线索核查', en: 'Checking a clue of abnormal filings' },
  mark: '索',
  basis: [PROVISIONS],
  parties: {},
  fields: {
    title: {
      type: 'text',
      title: { zh: '申请人与季度', en: 'Applicant and quarter' },
      maxLength: 400,
      searched: true,
    },
    clue: {
      type: 'text',
      title: { zh: '线索编号', en: 'Id of the clue' },
      hint: { zh: '线索页地址末尾的16位', en: 'The sixteen characters at the end of its address' },
      maxLength: 16,
    },
    area: {
      type: 'text',
      title: { zh: '申请人所在地区代码', en: 'Area of the applicant' },
      maxLength: 16,
    },
    score: { type: 'number', title: { zh: '受理时得分（%）', en: 'Score when taken up (%)' } },
    question: {
      type: 'longText',
      title: { zh: '请申请人说明的事项', en: 'What the applicant is asked' },
      maxLength: 2000,
    },
    reasons: {
      type: 'longText',
      title: { zh: '核查情况与理由', en: 'Findings and reasons' },
      maxLength: 4000,
    },
    sentOn: { type: 'day', title: { zh: '转送日期', en: 'Passed on, on' } },
    reference: {
      type: 'text',
      title: { zh: '文号或回执', en: 'Number or receipt' },
      maxLength: 200,
    },
    determinedOn: { type: 'day', title: { zh: '认定日期', en: 'Determined on' } },
  },
  subject: 'title',
  initial: 'checking',
  states: {
    checking: { title: { zh: '核查中', en: 'Being checked' } },
    asked: { title: { zh: '待申请人说明', en: 'Applicant asked to explain' } },
    atCity: { title: { zh: '已报市局', en: 'With the city' } },
    forwarded: { title: { zh: '已转国家知识产权局', en: 'With the CNIPA' } },
    explained: { title: { zh: '已合理说明', en: 'Explained' }, end: true },
    selfWithdrawn: {
      title: { zh: '申请人主动撤回', en: 'Withdrawn by the applicant' },
      end: true,
    },
    dismissed: { title: { zh: '线索不成立', en: 'Dismissed' }, end: true },
    confirmed: {
      title: { zh: '国家知识产权局已认定', en: 'Determined by the CNIPA' },
      end: true,
    },
    notConfirmed: {
      title: { zh: '国家知识产权局未认定', en: 'Not found by the CNIPA' },
      end: true,
    },
  },
  actions: {
    takeUp: {
      title: { zh: '受理线索', en: 'Take up a clue' },
      hint: { zh: '请在线索页上受理', en: 'Take it up on the page of the clue' },
      basis: '第三条',
      from: [],
      by: CHECKERS,
      form: [
        { field: 'title', required: true },
        { field: 'clue', required: true },
        { field: 'area' },
        { field: 'score' },
      ],
      check: checkClue,
      office: officeOf,
      assign: 'actor',
      emits: ['appraisal.clueTakenUp'],
    },
    ask: {
      title: { zh: '请申请人说明', en: 'Ask the applicant to explain' },
      from: ['checking', 'atCity'],
      to: 'asked',
      by: CHECKERS,
      form: [{ field: 'question', required: true }],
    },
    acceptExplanation: {
      title: { zh: '说明合理，结束', en: 'Accept the explanation' },
      from: OPEN,
      to: 'explained',
      by: CHECKERS,
      form: [reasons],
    },
    noteWithdrawal: {
      title: { zh: '申请人已主动撤回', en: 'The applicant has withdrawn' },
      from: OPEN,
      to: 'selfWithdrawn',
      by: CHECKERS,
      form: [reasons],
    },
    dismiss: {
      title: { zh: '线索不成立', en: 'Dismiss the clue' },
      from: OPEN,
      to: 'dismissed',
      by: CHECKERS,
      form: [reasons],
    },
    handUp: {
      title: { zh: '报市局', en: 'Hand up to the city' },
      from: ['checking', 'asked'],
      to: 'atCity',
      by: [{ role: 'district', where: 'office' }],
      form: [reasons],
      office: () => null,
      notices: CITY.map((to) => ({
        to,
        title: words('区县上报非正常申请线索', 'A district hands up a clue of abnormal filings'),
      })),
    },
    forward: {
      title: { zh: '转国家知识产权局', en: 'Pass on to the CNIPA' },
      hint: {
        zh: '由受理人以外的人决定；转送的是线索，不是认定',
        en: 'Decided by another than who took it up; a clue is passed on, not a finding',
      },
      from: OPEN,
      to: 'forwarded',
      by: CITY,
      notAfterOwn: ['takeUp'],
      form: [reasons, { field: 'sentOn', required: true }, { field: 'reference' }],
    },
    recordConfirmed: {
      title: { zh: '登记：国家知识产权局已认定', en: 'Write down: determined by the CNIPA' },
      from: ['forwarded'],
      to: 'confirmed',
      by: CITY,
      form: [
        { field: 'determinedOn', required: true },
        { field: 'reference', required: true },
        { field: 'reasons' },
      ],
    },
    recordNotConfirmed: {
      title: { zh: '登记：国家知识产权局未认定', en: 'Write down: not found by the CNIPA' },
      from: ['forwarded'],
      to: 'notConfirmed',
      by: CITY,
      form: [
        { field: 'determinedOn', required: true },
        { field: 'reference' },
        { field: 'reasons' },
      ],
    },
  },
  clocks: {
    explain: {
      title: { zh: '申请人说明', en: 'Explanation of the applicant' },
      parameter: 'clue.explain',
      kind: 'service',
      startsOn: ['ask'],
      metBy: ['acceptExplanation', 'noteWithdrawal', 'dismiss', 'forward'],
      voidBy: ['handUp'],
      roll: 'restDay',
      waitsFor: 'office',
    },
  },
  readBy: [
    { role: 'district', where: 'handler' },
    { role: 'district', where: 'origin' },
    { role: 'city', where: 'anywhere' },
    { role: 'head', where: 'anywhere' },
    { role: 'auditor', where: 'anywhere' },
    { role: 'auditAdministrator', where: 'anywhere' },
  ],
  retention: { years: 10, mark: 'D' },
});
