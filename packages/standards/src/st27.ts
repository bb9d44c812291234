import { fail, type Parsed, succeed } from './parsed.ts';

/** One letter A..Z of WIPO Standard ST.27: the category of a legal-status event. */
export type St27Category =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'Y'
  | 'Z';

/** Headings in our words. L, M and N were not confirmed against the standard. */
export const ST27_CATEGORIES: Readonly<
  Record<St27Category, { readonly zh: string; readonly en: string }>
> = {
  A: { zh: '提出申请', en: 'Application filing' },
  B: { zh: '申请终结', en: 'Application discontinuation' },
  C: { zh: '申请恢复', en: 'Application revival' },
  D: { zh: '检索与审查', en: 'Search and examination' },
  E: { zh: '授权前复审', en: 'Pre-grant review' },
  F: { zh: '权利授予', en: 'Grant' },
  G: { zh: '期限外保护', en: 'Protection beyond the term' },
  H: { zh: '权利终止', en: 'Cessation of the right' },
  K: { zh: '权利恢复', en: 'Revival of the right' },
  L: { zh: '授权后复审请求', en: 'Post-grant review request' },
  M: { zh: '授权后复审', en: 'Post-grant review' },
  N: { zh: '授权后复审结果', en: 'Outcome of post-grant review' },
  P: { zh: '文件修改', en: 'Document modification' },
  Q: { zh: '文件公布', en: 'Document publication' },
  R: { zh: '权利人信息变更', en: 'Change of party data' },
  S: { zh: '许可与交易', en: 'Licensing and transactions' },
  T: { zh: '程序调整', en: 'Adjustment of procedure' },
  U: { zh: '缴费', en: 'Payment' },
  V: { zh: '诉讼与上诉', en: 'Appeal' },
  W: { zh: '其他', en: 'Other' },
  Y: { zh: '更正与删除', en: 'Correction and deletion' },
  Z: { zh: '分类信息', en: 'Classification information' },
};

/** Stages as ST.96 StageCode describes them; the order is confirmed, the numerals are not. */
export const ST27_STAGES: readonly { readonly zh: string; readonly en: string }[] = [
  { zh: '未知', en: 'Unknown' },
  { zh: '申请', en: 'Filing' },
  { zh: '审查', en: 'Examination' },
  { zh: '授权前异议', en: 'Pre-grant challenge' },
  { zh: '授权', en: 'Grant' },
  { zh: '授权后异议', en: 'Post-grant challenge' },
  { zh: '终止', en: 'Termination' },
];

/** A status event code: state, stages before and after, key, detailed and national event. */
export interface StatusEventCode {
  readonly state: string;
  /** True for A, false for N, null for a letter that the standard may define otherwise. */
  readonly active: boolean | null;
  readonly previousStage: number;
  readonly currentStage: number;
  readonly category: St27Category;
  readonly keyEvent: string;
  readonly detailedEvent: string;
  /** The three characters before the national code (exm, oth), or null in the older form. */
  readonly qualifier: string | null;
  readonly nationalCode: string;
}

const FORM = /^([A-Z])-(\d)-(\d)-([A-Z])(\d{2})-([A-Z]\d{2})(?:-([a-z0-9]{3}))?-([A-Za-z0-9_.]+)$/;

/**
 * Reads a status event code such as A-2-4-F10-F11-exm-PR0701 (or without the reserved three
 * characters, A-2-4-F10-F11-PR0701). The detailed event must belong to the category of the key
 * event. Source: WIPO ST.27.
 */
export function parseStatusEventCode(text: string): Parsed<StatusEventCode> {
  const match = FORM.exec(text.trim());
  if (!match) return fail('st27.form', { text });
  const [, state, previous, current, category, key, detailed, qualifier, national] = match;
  if (!Object.hasOwn(ST27_CATEGORIES, category!))
    return fail('st27.category', { letter: category! });
  if (detailed![0] !== category) {
    return fail('st27.detailedEvent', { key: category! + key!, detailed: detailed! });
  }
  for (const stage of [previous!, current!]) {
    if (Number(stage) >= ST27_STAGES.length) return fail('st27.stage', { stage });
  }
  return succeed({
    state: state!,
    active: state === 'A' ? true : state === 'N' ? false : null,
    previousStage: Number(previous),
    currentStage: Number(current),
    category: category as St27Category,
    keyEvent: category! + key!,
    detailedEvent: detailed!,
    qualifier: qualifier ?? null,
    nationalCode: national!,
  });
}

/** Writes a status event code; the inverse of `parseStatusEventCode`. */
export function formatStatusEventCode(code: StatusEventCode): string {
  const parts = [
    code.state,
    code.previousStage,
    code.currentStage,
    code.keyEvent,
    code.detailedEvent,
  ];
  if (code.qualifier !== null) parts.push(code.qualifier);
  parts.push(code.nationalCode);
  return parts.join('-');
}

/** Gazette transactions of the Chinese office, as far as they have a place in ST.27. */
export type ChineseTransaction =
  | 'publication'
  | 'examination'
  | 'rejection'
  | 'withdrawal'
  | 'grant'
  | 'annuity'
  | 'cessation'
  | 'restoration'
  | 'partyChange'
  | 'licence'
  | 'pledge'
  | 'preservation'
  | 'suspension'
  | 'invalidationRequest'
  | 'invalidationDecision'
  | 'termAdjustment'
  | 'correction';

/**
 * Proposed category of a Chinese gazette transaction. A full invalidation also counts as a
 * cessation (H). The Chinese office has published no mapping of its own that we know of.
 */
export const ST27_OF_CHINESE_TRANSACTION: Readonly<Record<ChineseTransaction, St27Category>> = {
  publication: 'Q',
  examination: 'D',
  rejection: 'B',
  withdrawal: 'B',
  grant: 'F',
  annuity: 'U',
  cessation: 'H',
  restoration: 'K',
  partyChange: 'R',
  licence: 'S',
  pledge: 'S',
  preservation: 'T',
  suspension: 'T',
  invalidationRequest: 'L',
  invalidationDecision: 'N',
  termAdjustment: 'G',
  correction: 'Y',
};
