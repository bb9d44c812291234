import type { EventFact } from './facts.ts';
import type { ReasonCode } from './reasons.ts';

/** The one base status of a right on a day. */
export const STATUSES = {
  pendingUnpublished: { zh: '申请（未公布）', en: 'Pending, unpublished', group: 'pending' },
  published: { zh: '公布', en: 'Published', group: 'pending' },
  inExamination: { zh: '实质审查', en: 'In examination', group: 'pending' },
  inOpposition: { zh: '异议中', en: 'Opposed', group: 'pending' },
  withdrawn: { zh: '撤回', en: 'Withdrawn', group: 'invalid' },
  deemedWithdrawn: { zh: '视为撤回', en: 'Deemed withdrawn', group: 'invalid' },
  rejected: { zh: '驳回', en: 'Rejected', group: 'invalid' },
  inForce: { zh: '有效', en: 'In force', group: 'valid' },
  grace: { zh: '有效（滞纳期、宽展期内）', en: 'In force, in grace period', group: 'valid' },
  partlyInvalidated: { zh: '部分无效后有效', en: 'In force, partly invalidated', group: 'valid' },
  lapsedFee: { zh: '未缴年费终止', en: 'Lapsed for unpaid fees', group: 'invalid' },
  expired: { zh: '期限届满', en: 'Expired', group: 'invalid' },
  abandoned: { zh: '放弃', en: 'Abandoned', group: 'invalid' },
  invalidated: { zh: '全部无效', en: 'Invalidated', group: 'invalid' },
  cancelled: { zh: '撤销或者注销', en: 'Cancelled', group: 'invalid' },
  unknown: { zh: '状态不明', en: 'Unknown', group: 'unknown' },
} as const satisfies Readonly<
  Record<string, { readonly zh: string; readonly en: string; readonly group: StatusGroup }>
>;

/** A base status. */
export type BaseStatus = keyof typeof STATUSES;

/** What a statistic counts. */
export type StatusGroup = 'valid' | 'pending' | 'invalid' | 'unknown';

/** Names of the groups. */
export const STATUS_GROUPS: Readonly<
  Record<StatusGroup, { readonly zh: string; readonly en: string }>
> = {
  valid: { zh: '有效', en: 'In force' },
  pending: { zh: '审中', en: 'Pending' },
  invalid: { zh: '失效', en: 'Not in force' },
  unknown: { zh: '不明', en: 'Unknown' },
};

/** What may lie upon a right beside its status; several may. */
export const OVERLAYS = {
  suspended: { zh: '程序中止', en: 'Suspended' },
  pledged: { zh: '质押', en: 'Pledged' },
  preserved: { zh: '保全', en: 'Preserved' },
  licensed: { zh: '许可', en: 'Licensed' },
  exclusiveLicensed: { zh: '独占许可', en: 'Exclusively licensed' },
  openLicensed: { zh: '开放许可', en: 'Open licence' },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** An overlay. */
export type Overlay = keyof typeof OVERLAYS;

/** Why something was concluded: a rule with what it used. `explainReason` makes it a sentence. */
export interface Reason {
  readonly code: ReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
  /** Keys of the legal parameters used, each with the article of the row in force. */
  readonly parameters: readonly { readonly key: string; readonly article: string }[];
  /** The event that decided, when one did. */
  readonly event: EventFact | null;
}
