import { type ActView, type Authority, defineProcedure, type Refusal } from '@zca/procedure';
import { PERSONAL_DATA_LAW } from './basis.ts';

const CHECKERS: readonly Authority[] = (['operator', 'city', 'securityAdministrator'] as const).map(
  (role) => ({ role, where: 'handler' }),
);
/** The second person: the head, or the security administrator. */
const DECIDERS: readonly Authority[] = [
  { role: 'head', where: 'handler' },
  { role: 'securityAdministrator', where: 'anywhere' },
];
const PERSON = [{ where: 'party:person' }] as const;

/** A number of a matter: 投2026-0613-0411. */
const NUMBER = /^\p{L}\d{4}-\d{4}-\d{4,}$/u;

/** The numbers of matters in a text, one a line; what is no such number is left out. */
export function readMatterNumbers(text: unknown): readonly string[] {
  if (typeof text !== 'string') return [];
  const words = text.normalize('NFKC').split(/[\s,;、，；]+/);
  return [...new Set(words.filter((word) => NUMBER.test(word)))];
}

function checkTargets({ input }: ActView): Refusal | null {
  if (readMatterNumbers(input['targets']).length > 0) return null;
  return {
    code: 'TARGETS_UNREAD',
    words: {
      zh: '没有读到事项编号。请每行填写一个，例如 投2026-0613-0411。',
      en: 'No number of a matter was found. Write one a line, such as 投2026-0613-0411.',
    },
    field: 'targets',
  };
}

function only(kind: string, zh: string, en: string) {
  return ({ data }: { readonly data: { readonly [name: string]: unknown } }): Refusal | null =>
    data['kind'] === kind ? null : { code: 'OTHER_REQUEST', words: { zh, en } };
}

/**
 * What a person asks about their own data: to see what is held of them, to have it put right, or to have
 * it erased. The identity is checked by one, the decision made by another. What is put right is so by an
 * act in the matter itself, which overwrites nothing; erasing empties the values in the same transaction
 * as the act.
 * Source: Personal Information Protection Law art. 45, 46, 47, 50.
 */
export const personalData = defineProcedure({
  id: 'personalData',
  version: 1,
  title: {
    zh: '个人信息查阅、更正与删除',
    en: 'Access to, correction and erasure of personal data',
  },
  mark: '信',
  basis: [PERSONAL_DATA_LAW],
  parties: { person: { title: { zh: '个人', en: 'Person' } } },
  filer: 'person',
  fields: {
    kind: {
      type: 'choice',
      title: { zh: '请求', en: 'Request' },
      options: [
        { value: 'access', title: { zh: '查阅、复制', en: 'Access' } },
        { value: 'correction', title: { zh: '更正、补充', en: 'Correction' } },
        { value: 'erasure', title: { zh: '删除', en: 'Erasure' } },
      ],
    },
    name: {
      type: 'text',
      format: 'name',
      title: { zh: '姓名', en: 'Name' },
      level: 'personal',
      searched: true,
    },
    phone: {
      type: 'text',
      format: 'phone',
      title: { zh: '电话', en: 'Telephone' },
      level: 'personal',
    },
    numbers: {
      type: 'longText',
      title: { zh: '有关事项的编号', en: 'Numbers of the matters' },
      hint: { zh: '见回执，每行一个；不记得可以不填', en: 'See the receipt; one a line' },
      maxLength: 1000,
      searched: true,
    },
    reason: {
      type: 'longText',
      title: { zh: '说明', en: 'Remarks' },
      level: 'sensitive',
      maxLength: 2000,
    },
    identityBy: {
      type: 'choice',
      title: { zh: '身份核验方式', en: 'How the identity was checked' },
      options: [
        { value: 'document', title: { zh: '当面查验证件', en: 'Document shown' } },
        { value: 'trackingCode', title: { zh: '有关事项的查询码', en: 'Tracking code' } },
        { value: 'callBack', title: { zh: '回拨留存的电话', en: 'Call to the number on file' } },
      ],
    },
    targets: {
      type: 'longText',
      title: { zh: '核实属于本人的事项编号', en: 'Matters found to be the person’s' },
      hint: { zh: '每行一个', en: 'One a line' },
      maxLength: 4000,
      searched: true,
    },
    erasureGround: {
      type: 'choice',
      title: { zh: '删除的依据', en: 'Ground for erasing' },
      options: [
        {
          value: 'purpose',
          title: { zh: '处理目的已实现、无法实现或者不再必要', en: 'Purpose reached or gone' },
        },
        { value: 'retention', title: { zh: '保存期限已届满', en: 'Retention has ended' } },
        { value: 'consent', title: { zh: '个人撤回同意', en: 'Consent withdrawn' } },
        { value: 'unlawful', title: { zh: '违法或者违约处理', en: 'Unlawful processing' } },
        { value: 'other', title: { zh: '法律、行政法规规定的其他情形', en: 'Other by law' } },
      ],
    },
    withTexts: {
      type: 'yesNo',
      title: { zh: '一并删除敏感内容和材料', en: 'Sensitive texts and files too' },
      hint: { zh: '内容、线索和证据里也可能有个人信息', en: 'They may hold personal data too' },
    },
    decision: {
      type: 'longText',
      title: { zh: '答复', en: 'Answer' },
      level: 'sensitive',
      maxLength: 2000,
    },
  },
  subject: 'kind',
  initial: 'received',
  states: {
    received: { title: { zh: '待核验身份', en: 'Identity to be checked' } },
    checked: { title: { zh: '待决定', en: 'To be decided' } },
    available: { title: { zh: '可取用', en: 'Can be fetched' } },
    closed: { title: { zh: '已办结', en: 'Closed' }, end: true },
    corrected: { title: { zh: '已更正', en: 'Corrected' }, end: true },
    erased: { title: { zh: '已删除', en: 'Erased' }, end: true },
    declined: { title: { zh: '不予办理', en: 'Declined' }, end: true },
    withdrawn: { title: { zh: '已撤回', en: 'Withdrawn' }, end: true },
  },
  actions: {
    ask: {
      title: { zh: '提出请求', en: 'Make a request' },
      from: [],
      by: [
        { role: 'operator', where: 'anywhere', onBehalf: true },
        { role: 'public', where: 'anywhere' },
      ],
      form: [
        { field: 'kind', required: true },
        { field: 'name', required: true },
        { field: 'phone', required: true },
        { field: 'numbers' },
        { field: 'reason' },
      ],
      joins: 'person',
      notices: [
        {
          to: CHECKERS[2]!,
          title: { zh: '个人信息请求待核验', en: 'A request about personal data' },
        },
      ],
      told: { zh: '已收到请求，将核验身份', en: 'Received; your identity will be checked' },
    },
    check: {
      title: { zh: '核验身份', en: 'Check the identity' },
      from: ['received'],
      to: 'checked',
      by: CHECKERS,
      form: [
        { field: 'identityBy', required: true },
        { field: 'targets', required: true },
      ],
      check: checkTargets,
      notices: [{ to: DECIDERS[0]!, title: { zh: '个人信息请求待决定', en: 'To be decided' } }],
      told: { zh: '身份已核验', en: 'Your identity has been checked' },
    },
    grant: {
      title: { zh: '准予查阅', en: 'Grant access' },
      basis: '第四十五条',
      from: ['checked'],
      to: 'available',
      by: DECIDERS,
      notAfterOwn: ['check', 'ask'],
      unless: only('access', '请求的不是查阅、复制。', 'Access was not asked for.'),
      form: [{ field: 'decision' }],
      notices: [
        { to: PERSON[0], title: { zh: '个人信息可以取用', en: 'Your data can be fetched' } },
      ],
      told: { zh: '可以在本页取用个人信息', en: 'Your data can be fetched on this page' },
    },
    correct: {
      title: { zh: '已更正', en: 'Corrected' },
      hint: {
        zh: '先在有关事项里补录核实过的内容，再在答复里写明更正了什么；原记录不覆盖',
        en: 'First add what was verified in the matter itself, then say here what was put right; nothing is overwritten',
      },
      basis: '第四十六条',
      from: ['checked'],
      to: 'corrected',
      by: DECIDERS,
      notAfterOwn: ['check', 'ask'],
      unless: only('correction', '请求的不是更正、补充。', 'Correction was not asked for.'),
      form: [{ field: 'decision', required: true }],
      notices: [{ to: PERSON[0], title: { zh: '个人信息已更正', en: 'Your data is corrected' } }],
      told: { zh: '个人信息已更正', en: 'The personal data has been corrected' },
    },
    erase: {
      title: { zh: '准予删除', en: 'Erase' },
      hint: {
        zh: '立即清除所列事项中的个人信息，不能恢复；办理记录和凭证不变。法定保存期限未届满的不得删除（第四十七条第二款），请不予办理并说明理由',
        en: 'Empties the values at once and for ever; the record of acts and its proofs stay. What the law still requires to be kept is not erased (art. 47(2)): decline with the reason',
      },
      basis: '第四十七条',
      from: ['checked'],
      to: 'erased',
      by: DECIDERS,
      notAfterOwn: ['check', 'ask'],
      unless: only('erasure', '请求的不是删除。', 'Erasure was not asked for.'),
      form: [
        { field: 'erasureGround', required: true },
        { field: 'withTexts', required: true },
        { field: 'decision' },
      ],
      emits: ['personalData.erase'],
      notices: [{ to: PERSON[0], title: { zh: '个人信息已删除', en: 'Your data is erased' } }],
      told: { zh: '个人信息已删除', en: 'The personal data is erased' },
    },
    decline: {
      title: { zh: '不予办理', en: 'Decline' },
      hint: { zh: '须说明理由', en: 'Reasons have to be given' },
      basis: '第五十条',
      from: ['received', 'checked'],
      to: 'declined',
      by: DECIDERS,
      notAfterOwn: ['ask'],
      form: [{ field: 'decision', required: true }],
      papers: ['answer'],
      notices: [{ to: PERSON[0], title: { zh: '请求未予办理', en: 'The request is declined' } }],
      told: { zh: '不予办理，理由见答复文书', en: 'Declined; see the answer for the reasons' },
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      from: ['received', 'checked'],
      to: 'withdrawn',
      by: PERSON,
    },
    close: {
      title: { zh: '办结', en: 'Close' },
      from: ['available'],
      to: 'closed',
      by: PERSON,
    },
  },
  clocks: {
    answer: {
      title: { zh: '答复', en: 'Answer' },
      // The law says 及时; the thirty days are those of a recommended standard.
      parameter: 'deadline.PI.ANSWER',
      kind: 'service',
      startsOn: ['ask'],
      metBy: ['grant', 'correct', 'erase', 'decline'],
      voidBy: ['withdraw'],
      roll: 'none',
      waitsFor: 'office',
    },
    available: {
      title: { zh: '取用', en: 'Fetch' },
      parameter: 'service.PI.AVAILABLE',
      kind: 'service',
      startsOn: ['grant'],
      metBy: ['close'],
      roll: 'none',
      waitsFor: 'party:person',
      onExpiry: 'close',
    },
  },
  papers: {
    answer: {
      title: { zh: '个人信息请求答复书', en: 'Answer to a request about personal data' },
      series: '信复',
      addressee: 'name',
      body: [
        '您提出的个人信息请求（{kind}，编号 {number}）经审查不予办理，理由如下：',
        '{decision}',
        '对本答复不服的，可以依法申请行政复议或者提起行政诉讼。',
      ],
      for: ['person'],
    },
  },
  readBy: [
    { role: 'auditor', where: 'anywhere' },
    { role: 'auditAdministrator', where: 'anywhere' },
    { where: 'party:person' },
  ],
  levels: {
    personal: [...CHECKERS, ...DECIDERS],
    sensitive: [...CHECKERS, ...DECIDERS, ...PERSON],
  },
  retention: { years: 3, mark: 'D' },
});
