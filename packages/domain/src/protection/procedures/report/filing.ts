import type { ActionDefinition, ActView, FormEntry, JsonObject } from '@zca/procedure';
import { refuse } from '../../refusals.ts';
import { REPORT_FIELDS } from '../../report/fields.ts';
import { DESK, INTAKE } from '../authority.ts';
import {
  checkOrder,
  checkRegistration,
  headlineOf,
  isOwnMatter,
  isWithCity,
  registeredAt,
} from '../submission.ts';
import { articleOf121, articlesOf } from '../../order.ts';

const ON_PLATFORM = { field: 'operatorKind', is: ['platformSeller', 'platform'] } as const;
const ADVERTISED = {
  field: 'reportSubject',
  is: ['mediaAdvertisement', 'internetAdvertisement'],
} as const;
const OWN_ADVERTISEMENT = {
  field: 'reportSubject',
  is: ['internetAdvertisement', 'ownInternetAdvertisement'],
} as const;

/** What is reported; what is required is what order 121 art. 28 asks for. */
const CLUE: readonly FormEntry[] = [
  { field: 'respondentName', required: true, part: { zh: '举报谁', en: 'Whom you report' } },
  { field: 'respondentCreditCode' },
  { field: 'operatorKind' },
  { field: 'businessAddress' },
  { field: 'domicile' },
  { field: 'platformName', onlyIf: ON_PLATFORM },
  { field: 'platformDomicile', onlyIf: ON_PLATFORM },
  { field: 'shopUrl' },
  { field: 'reportSubject', part: { zh: '发现了什么', en: 'What you have found' } },
  { field: 'publisherPlace', onlyIf: ADVERTISED },
  { field: 'advertiserPlace', onlyIf: OWN_ADVERTISEMENT },
  { field: 'agencyPlace', onlyIf: { field: 'reportSubject', is: ['internetAdvertisement'] } },
  { field: 'clue', required: true },
  { field: 'actPlace' },
  { field: 'goods' },
  { field: 'amount' },
  { field: 'ipRights' },
  { field: 'evidence' },
];

const PUBLIC_FORM: readonly FormEntry[] = [
  ...CLUE,
  {
    field: 'reporterName',
    required: true,
    part: { zh: '你的身份和联系方式', en: 'Who you are and how to reach you' },
  },
  { field: 'reporterPhone', required: true },
  { field: 'reporterAddress' },
  { field: 'insider' },
  { field: 'wantsReward' },
];

/** What can be added or mended later. */
export const SUPPLEMENT_FORM: readonly FormEntry[] = [
  { field: 'supplementNote', part: { zh: '补充的内容', en: 'What is added' } },
  { field: 'newEvidence' },
  ...CLUE.filter(({ field }) => field !== 'evidence').map(
    ({ required: _required, ...entry }) => entry,
  ),
];

/** Every field of a report, for whoever takes it down or brings it from a ticket. */
const DESK_FORM: readonly FormEntry[] = [
  ...Object.keys(REPORT_FIELDS).map((field) =>
    field === 'clue' ? { field, required: true } : { field },
  ),
  { field: 'handler' },
  { field: 'fromMediation' },
];

const ARRIVED = { title: { zh: '收到新的举报', en: 'A new report' } } as const;
const TOLD = { zh: '已收到举报', en: 'The report has arrived' };

function received(view: ActView, more: JsonObject): JsonObject {
  return {
    receivedOn: view.today,
    verifyFrom: view.today,
    source: 'site',
    handler: null,
    headline: headlineOf(view.data),
    ...more,
  };
}

const BY_ANYBODY: Pick<ActionDefinition, 'from' | 'by' | 'office' | 'basis' | 'notices' | 'told'> =
  {
    basis: articlesOf('clue'),
    from: [],
    by: [{ role: 'public', where: 'anywhere' }],
    office: () => null,
    notices: INTAKE.map((to) => ({ to, ...ARRIVED })),
    told: TOLD,
  };

export const FILING_ACTIONS: Readonly<Record<string, ActionDefinition>> = {
  file: {
    ...BY_ANYBODY,
    title: { zh: '提交举报', en: 'Report' },
    hint: {
      zh: '反映涉嫌违法的线索。举报人的信息仅经办人员可见',
      en: 'Give a clue of a violation. Only those who handle it see who you are',
    },
    form: PUBLIC_FORM,
    check: checkOrder,
    derive: (view) => received(view, { anonymous: false }),
    joins: 'reporter',
  },
  fileAnonymously: {
    ...BY_ANYBODY,
    title: { zh: '匿名举报', en: 'Report without a name' },
    hint: {
      zh: '不留姓名和联系方式，凭查询码查看进度；无法另行告知结果',
      en: 'Without name or contact; only the tracking code shows how it goes on',
    },
    form: CLUE,
    // An account would be written into the journal.
    check: (view) => (view.actor.id === null ? checkOrder(view) : refuse('report.signedIn')),
    derive: (view) => received(view, { anonymous: true }),
  },
  register: {
    title: { zh: '登记举报', en: 'Register a report' },
    hint: {
      zh: '窗口、热线、信函、工单的举报和发现的线索，由工作人员登记',
      en: 'Taken down at the counter, on the telephone, from a letter or a ticket, or found',
    },
    basis: articleOf121('第八条'),
    from: [],
    to: [
      { to: 'received', when: isWithCity },
      { to: 'verifying.checking', when: isOwnMatter },
      { to: 'dispatched' },
    ],
    by: DESK,
    form: DESK_FORM,
    check: (view) => checkOrder(view) ?? checkRegistration(view),
    derive: (view) => {
      const receivedOn = view.input.receivedOn ?? view.today;
      return {
        receivedOn,
        verifyFrom: receivedOn,
        source: view.input.source ?? 'other',
        anonymous: view.input.anonymous ?? !hasReporter(view.input),
        handler: registeredAt(view),
        headline: headlineOf(view.data),
      };
    },
    office: registeredAt,
    notices: [
      ...INTAKE.map((to) => ({ to, ...ARRIVED })),
      { to: { role: 'district', where: 'office' }, ...ARRIVED },
      { to: { role: 'station', where: 'office' }, ...ARRIVED },
    ],
    told: TOLD,
  },
};

function hasReporter({ reporterName, reporterPhone, reporterContact }: JsonObject): boolean {
  return [reporterName, reporterPhone, reporterContact].some((one) => typeof one === 'string');
}
