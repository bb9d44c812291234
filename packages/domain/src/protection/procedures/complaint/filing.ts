import type {
  ActionDefinition,
  ActView,
  FormEntry,
  JsonObject,
  Refusal,
  Spawn,
} from '@zca/procedure';
import { COMPLAINT_FIELDS } from '../../complaint/fields.ts';
import { representativeFaults } from '../../complaint/representatives.ts';
import { splitSubmission } from '../../split.ts';
import { DESK, INTAKE } from '../authority.ts';
import {
  checkOrder,
  checkRegistration,
  headlineOf,
  isOwnMatter,
  isWithCity,
  orderOf,
  registeredAt,
} from '../submission.ts';
import { articleOf121, articlesOf } from '../../order.ts';

const OF_SEVERAL = { field: 'isJoint', is: [true] } as const;
const JOINT: readonly FormEntry[] = [
  { field: 'isJoint', part: { zh: '共同投诉和代理', en: 'Others who complain, and agents' } },
  { field: 'jointComplainants', onlyIf: OF_SEVERAL },
  { field: 'representatives', onlyIf: OF_SEVERAL },
  { field: 'representativesChosenBy', onlyIf: OF_SEVERAL },
];

const OF_AGENT = { field: 'hasAgent', is: [true] } as const;
const AGENT: readonly FormEntry[] = [
  { field: 'hasAgent' },
  { field: 'agentName', onlyIf: OF_AGENT },
  { field: 'agentIdNumber', onlyIf: OF_AGENT },
  { field: 'powerOfAttorney', onlyIf: OF_AGENT },
  { field: 'agentScope', onlyIf: OF_AGENT },
  { field: 'agentUntil', onlyIf: OF_AGENT },
  { field: 'signedByPrincipal', onlyIf: OF_AGENT },
];

const ON_PLATFORM = { field: 'operatorKind', is: ['platformSeller', 'platform'] } as const;
const RESPONDENT: readonly FormEntry[] = [
  { field: 'respondentCreditCode' },
  { field: 'respondentPhone' },
  { field: 'operatorKind' },
  { field: 'businessAddress' },
  { field: 'domicile' },
  { field: 'shownAddress', onlyIf: ON_PLATFORM },
  { field: 'platformName', onlyIf: ON_PLATFORM },
  { field: 'platformDomicile', onlyIf: ON_PLATFORM },
  { field: 'shopUrl' },
];

const DISPUTE: readonly FormEntry[] = [
  {
    field: 'content',
    required: true,
    part: { zh: '发生了什么，要求什么', en: 'What happened, and what you ask for' },
  },
  { field: 'requests', required: true },
  { field: 'goods' },
  { field: 'purchasedOn' },
  { field: 'purchasePlace' },
  { field: 'amount' },
  { field: 'loss' },
  { field: 'knewHarmOn' },
  { field: 'ipRights' },
  { field: 'evidence' },
];

const CLUE: readonly FormEntry[] = [
  { field: 'reportsViolation' },
  { field: 'violationClue', required: true, onlyIf: { field: 'reportsViolation', is: [true] } },
];

/** What a complainant fills in; what is required is what order 121 art. 10 asks for. */
export const PUBLIC_FORM: readonly FormEntry[] = [
  {
    field: 'respondentName',
    required: true,
    part: { zh: '和谁有争议', en: 'With whom the dispute is' },
  },
  ...RESPONDENT,
  ...DISPUTE,
  ...CLUE,
  {
    field: 'complainantName',
    required: true,
    part: { zh: '你的身份和联系方式', en: 'Who you are and how to reach you' },
  },
  { field: 'complainantPhone', required: true },
  { field: 'complainantAddress', required: true },
  { field: 'complainantIdType' },
  {
    field: 'complainantIdNumber',
    onlyIf: { field: 'complainantIdType', is: ['idCard', 'passport', 'permit', 'creditCode'] },
  },
  ...JOINT,
  ...AGENT,
  { field: 'consentDelegate', part: { zh: '你是否同意', en: 'What you agree to' } },
  { field: 'consentPublish' },
];

/** Every field of a complaint, for whoever takes it down or brings it from a ticket. */
const DESK_FORM: readonly FormEntry[] = [
  ...Object.keys(COMPLAINT_FIELDS).map((field) =>
    field === 'content' ? { field, required: true } : { field },
  ),
  { field: 'handler' },
  ...CLUE,
];

/** At most two representatives, chosen in writing among the complainants (art. 12). */
export function checkRepresentatives(view: ActView): Refusal | null {
  return representativeFaults(view.data, orderOf(view))[0] ?? null;
}

function checkFiling(view: ActView): Refusal | null {
  return checkOrder(view) ?? checkRepresentatives(view);
}

/** The linked report of a submission of both kinds (order 121 art. 9). */
function reportWithin(view: ActView): readonly Spawn[] {
  const { data } = view;
  const split = splitSubmission(
    {
      asksForSolution: true,
      reportsViolation: data.reportsViolation === true,
      asRightHolder: false,
      infringesPatent: false,
      excluded: [],
    },
    orderOf(view),
  );
  if (!split.ok || !split.split.linked) return [];
  return [reportOf(view, 'splitFrom', namedReporter(data))];
}

function namedReporter(data: JsonObject): JsonObject {
  const named = {
    reporterName: data.complainantName,
    reporterPhone: data.complainantPhone,
    reporterContact: data.complainantContact,
    reporterAddress: data.complainantAddress,
  };
  const known = Object.entries(named).filter(([, value]) => value !== undefined && value !== null);
  return { anonymous: known.length === 0, ...Object.fromEntries(known) };
}

const RESPONDENT_OF_BOTH = [
  'goods',
  'amount',
  'ipRights',
  'respondentName',
  'respondentCreditCode',
  'respondentPhone',
  'operatorKind',
  'businessAddress',
  'domicile',
  'shownAddress',
  'shownAddressReachable',
  'shopUrl',
  'platformName',
  'platformDomicile',
] as const;

/** A report on the respondent of a complaint, with what the two have in common. */
export function reportOf(view: ActView, relation: string, more: JsonObject): Spawn {
  const { data } = view;
  const shared = [
    ...RESPONDENT_OF_BOTH,
    ...(relation === 'splitFrom'
      ? ['source', 'externalNo', 'receivedOn', 'evidence', 'handler']
      : []),
  ];
  const known = shared.filter((field) => data[field] !== undefined && data[field] !== null);
  const place = data.purchasePlace;
  return {
    definition: 'report',
    action: 'register',
    relation,
    input: {
      ...Object.fromEntries(known.map((field) => [field, data[field]!])),
      ...(typeof place === 'string' ? { actPlace: place } : {}),
      clue: data.violationClue ?? '',
      ...more,
    },
  };
}

const ARRIVED = {
  title: { zh: '收到新的投诉', en: 'A new complaint' },
} as const;
const TOLD = { zh: '已收到投诉', en: 'The complaint has arrived' };

export const FILING_ACTIONS: Readonly<Record<string, ActionDefinition>> = {
  file: {
    title: { zh: '提交投诉', en: 'File a complaint' },
    hint: {
      zh: '为生活消费需要购买商品或者接受服务，与经营者发生争议，请求调解的',
      en: 'A dispute with a trader over goods or services for daily life, to be mediated',
    },
    basis: articlesOf('materials'),
    from: [],
    by: [{ role: 'public', where: 'anywhere' }],
    form: PUBLIC_FORM,
    check: checkFiling,
    derive: (view) => ({
      receivedOn: view.today,
      source: 'site',
      handler: null,
      headline: headlineOf(view.data),
    }),
    office: () => null,
    joins: 'complainant',
    notices: INTAKE.map((to) => ({ to, ...ARRIVED })),
    spawns: reportWithin,
    told: TOLD,
  },
  register: {
    title: { zh: '登记投诉', en: 'Register a complaint' },
    hint: {
      zh: '窗口、热线、信函和工单的投诉，由工作人员代为登记',
      en: 'Taken down at the counter, on the telephone, from a letter or a ticket',
    },
    basis: articleOf121('第八条'),
    from: [],
    to: [
      { to: 'received', when: isWithCity },
      { to: 'review.checking', when: isOwnMatter },
      { to: 'dispatched' },
    ],
    by: DESK,
    form: DESK_FORM,
    check: (view) => checkFiling(view) ?? checkRegistration(view),
    derive: (view) => ({
      receivedOn: view.input.receivedOn ?? view.today,
      source: view.input.source ?? 'other',
      handler: registeredAt(view),
      headline: headlineOf(view.data),
    }),
    office: registeredAt,
    notices: [
      ...INTAKE.map((to) => ({ to, ...ARRIVED })),
      { to: { role: 'district', where: 'office' }, ...ARRIVED },
      { to: { role: 'station', where: 'office' }, ...ARRIVED },
    ],
    spawns: reportWithin,
    told: TOLD,
  },
};
