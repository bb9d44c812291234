import { parseCalendarDay, type St27Category, toHalfWidth } from '@zca/standards';
import { z } from 'zod';

/** A code of the closed list: its labels and its category in WIPO ST.27. */
interface EventKind {
  readonly zh: string;
  readonly en: string;
  readonly st27: St27Category;
}

/**
 * Every legal event that the platform knows, patents, trademarks and layout designs together.
 * Labels follow the transactions of the Chinese gazette (Guidelines V-8-1.2, 1.3.2). The categories
 * of ST.27 are our proposal: the office has published no mapping.
 */
export const EVENT_KINDS = {
  filing: { zh: '申请', en: 'Filing', st27: 'A' },
  publication: { zh: '公布', en: 'Publication', st27: 'Q' },
  examinationStarted: { zh: '实质审查的生效', en: 'Substantive examination', st27: 'D' },
  rejection: { zh: '驳回', en: 'Rejection', st27: 'B' },
  withdrawal: { zh: '撤回', en: 'Withdrawal', st27: 'B' },
  deemedWithdrawal: { zh: '视为撤回', en: 'Deemed withdrawal', st27: 'B' },
  deemedAbandonment: {
    zh: '视为放弃取得专利权',
    en: 'Deemed abandonment of the right to a patent',
    st27: 'B',
  },
  grant: { zh: '授权', en: 'Grant', st27: 'F' },
  abandonment: { zh: '主动放弃', en: 'Abandonment', st27: 'H' },
  avoidDoubleGrant: {
    zh: '避免重复授权放弃实用新型专利权',
    en: 'Utility model given up for the invention',
    st27: 'H',
  },
  lapse: { zh: '终止', en: 'Lapse', st27: 'H' },
  expiry: { zh: '期限届满', en: 'Expiry', st27: 'H' },
  restoration: { zh: '权利恢复', en: 'Restoration', st27: 'K' },
  invalidation: { zh: '全部无效', en: 'Invalidation', st27: 'N' },
  partialInvalidation: { zh: '部分无效', en: 'Partial invalidation', st27: 'N' },
  transfer: { zh: '转移', en: 'Transfer', st27: 'R' },
  holderChange: {
    zh: '权利人姓名或者名称、地址变更',
    en: 'Change of name or address',
    st27: 'R',
  },
  bibliographicChange: { zh: '著录事项变更', en: 'Change of bibliographic data', st27: 'R' },
  licence: { zh: '许可合同备案生效', en: 'Licence filed', st27: 'S' },
  licenceChange: { zh: '许可合同备案变更', en: 'Licence changed', st27: 'S' },
  licenceEnd: { zh: '许可合同备案注销', en: 'Licence cancelled', st27: 'S' },
  pledge: { zh: '质押登记生效', en: 'Pledge registered', st27: 'S' },
  pledgeChange: { zh: '质押登记变更', en: 'Pledge changed', st27: 'S' },
  pledgeEnd: { zh: '质押登记注销', en: 'Pledge cancelled', st27: 'S' },
  openLicence: { zh: '开放许可声明', en: 'Open licence declared', st27: 'S' },
  openLicenceWithdrawal: { zh: '开放许可声明撤回', en: 'Open licence withdrawn', st27: 'S' },
  compulsoryLicence: { zh: '强制许可', en: 'Compulsory licence', st27: 'S' },
  preservation: { zh: '保全', en: 'Preservation', st27: 'T' },
  preservationEnd: { zh: '保全解除', en: 'Preservation lifted', st27: 'T' },
  suspension: { zh: '程序中止', en: 'Suspension', st27: 'T' },
  suspensionEnd: { zh: '中止程序结束', en: 'Suspension ended', st27: 'T' },
  termAdjustment: { zh: '期限补偿', en: 'Term adjustment', st27: 'G' },
  correction: { zh: '更正', en: 'Correction', st27: 'Y' },
  noticeByGazette: { zh: '文件的公告送达', en: 'Service by gazette', st27: 'W' },
  declassification: { zh: '解密', en: 'Declassification', st27: 'W' },
  trademarkPreliminary: { zh: '商标初步审定公告', en: 'Preliminary publication', st27: 'Q' },
  opposition: { zh: '商标异议', en: 'Opposition', st27: 'E' },
  oppositionEnd: { zh: '商标异议结案', en: 'Opposition decided', st27: 'E' },
  trademarkRegistration: { zh: '商标注册公告', en: 'Registration', st27: 'F' },
  trademarkRenewal: { zh: '商标续展', en: 'Renewal', st27: 'U' },
  trademarkCancellation: { zh: '商标撤销或者注销', en: 'Cancellation', st27: 'H' },
  trademarkInvalidation: { zh: '商标宣告无效', en: 'Invalidation of a mark', st27: 'N' },
  layoutRegistration: {
    zh: '布图设计登记公告',
    en: 'Registration of a layout design',
    st27: 'F',
  },
  layoutRevocation: { zh: '布图设计登记撤销', en: 'Layout design revoked', st27: 'H' },
} as const satisfies Readonly<Record<string, EventKind>>;

/** A code of the closed list of legal events. */
export type EventCode = keyof typeof EVENT_KINDS;

/** All codes, in the order in which a life runs. */
export const EVENT_CODES = Object.keys(EVENT_KINDS) as readonly EventCode[];

/** Schema of an event code. */
export const EventCodeSchema = z
  .enum(EVENT_CODES as readonly [EventCode, ...EventCode[]])
  .meta({ id: 'EventCode' });

/** True when a text is a code of the closed list. */
export function isEventCode(text: string): text is EventCode {
  return Object.hasOwn(EVENT_KINDS, text);
}

/** Label of an event code in a language. */
export function eventLabel(code: EventCode, locale: 'zh' | 'en'): string {
  return EVENT_KINDS[code][locale];
}

/** In order: the first pattern that a text meets decides, so narrow ones stand first. */
const PATTERNS: readonly (readonly [pattern: RegExp, code: EventCode])[] = [
  [/解密/, 'declassification'],
  [/公告送达|送达公告/, 'noticeByGazette'],
  [/更正|勘误/, 'correction'],
  [/期限.{0,4}补偿|补偿期限/, 'termAdjustment'],
  [/开放许可.*(撤回|撤销|终止)|(撤回|撤销).*开放许可/, 'openLicenceWithdrawal'],
  [/开放许可/, 'openLicence'],
  [/强制许可/, 'compulsoryLicence'],
  [/许可.*备案.*(注销|终止|解除)|(注销|终止).*许可.*备案/, 'licenceEnd'],
  [/许可.*备案.*变更/, 'licenceChange'],
  [/许可.*备案|许可合同的?生效/, 'licence'],
  [/质押.*(注销|解除|终止)/, 'pledgeEnd'],
  [/质押.*变更/, 'pledgeChange'],
  [/质押/, 'pledge'],
  [/(?<!及其)解除.*保全|保全.*(?<!及其)解除/, 'preservationEnd'],
  [/保全(?!及)/, 'preservation'],
  [/中止.*(结束|恢复|解除)|恢复.*中止/, 'suspensionEnd'],
  [/中止/, 'suspension'],
  [/避免重复授(权|予)/, 'avoidDoubleGrant'],
  [/视为放弃/, 'deemedAbandonment'],
  [/放弃/, 'abandonment'],
  [/恢复/, 'restoration'],
  [/商标.*无效/, 'trademarkInvalidation'],
  [/部分无效|无效.*部分|维持.*部分有效/, 'partialInvalidation'],
  [/全部无效|无效宣告.*全部|宣告.*无效$|无效宣告决定/, 'invalidation'],
  [/视为撤回|视撤/, 'deemedWithdrawal'],
  [/商标.*异议.*(裁定|决定|结案|不成立|成立|完成)/, 'oppositionEnd'],
  [/异议/, 'opposition'],
  [/商标.*(撤销|注销)|撤销.*商标|撤销连续三年/, 'trademarkCancellation'],
  [/布图设计.*撤销/, 'layoutRevocation'],
  [/布图设计.*(登记|公告)/, 'layoutRegistration'],
  [/续展/, 'trademarkRenewal'],
  [/初步审定/, 'trademarkPreliminary'],
  [/商标.*注册公告|注册公告/, 'trademarkRegistration'],
  [/公布后.*驳回|驳回/, 'rejection'],
  [/撤回/, 'withdrawal'],
  [/(有效期|期限|期)届?满/, 'expiry'],
  [/终止/, 'lapse'],
  [/实质审查|自行(进行)?实(质)?审|自行审查/, 'examinationStarted'],
  [/转移|转让/, 'transfer'],
  [/(姓名|名称|地址).*变更/, 'holderChange'],
  [/变更/, 'bibliographicChange'],
  [/授权|授予专利权/, 'grant'],
  [/^(发明专利申请)?(公布|公开)/, 'publication'],
];

/**
 * The event code of a gazette text such as 未缴年费专利权终止 or 专利权质押合同登记的生效. Only the
 * first line counts; the items after it name parties and days. Null for a text that is not
 * recognised, and for a heading that covers two events (专利权的保全及其解除): it is never guessed.
 */
export function classifyEventText(text: string): EventCode | null {
  const line = toHalfWidth(text).trim().split(/\r?\n/, 1)[0]!.replace(/\s/g, '');
  if (line === '') return null;
  return PATTERNS.find(([pattern]) => pattern.test(line))?.[1] ?? null;
}

/** A gazette text read: its code, the day from which it has effect, and its items. */
export interface EventReading {
  readonly code: EventCode | null;
  readonly effectiveDay: string | null;
  /** Items as gazetted, Chinese label to value; repeated labels are numbered: 变更前, 变更前2. */
  readonly items: Readonly<Record<string, string>>;
}

/** Labels whose day is the day of effect, in order of preference. */
const EFFECT_LABELS = [
  '终止日期',
  '终止日',
  '登记生效日',
  '保全登记生效日',
  '生效日',
  '解除日',
  '登记注销日',
  '注销日',
  '备案日期',
  '登记日',
  '放弃生效日',
  '变更日',
];

/**
 * Reads a whole gazette entry: first line, then lines `label:value`. A day that cannot be read stays
 * among the items as written.
 */
export function readEventText(text: string): EventReading {
  const lines = toHalfWidth(text).split(/\r?\n/);
  const items: Record<string, string> = {};
  for (const line of lines.slice(1)) {
    const colon = line.indexOf(':');
    if (colon <= 0) continue;
    const label = line.slice(0, colon).trim();
    let name = label;
    for (let n = 2; Object.hasOwn(items, name); n++) name = `${label}${n}`;
    items[name] = line.slice(colon + 1).trim();
  }
  let effectiveDay: string | null = null;
  for (const label of EFFECT_LABELS) {
    const written = items[label];
    const day = written === undefined ? null : parseCalendarDay(written);
    if (day?.ok) {
      effectiveDay = day.value;
      break;
    }
  }
  return { code: classifyEventText(text), effectiveDay, items };
}
