/**
 * What a record says and an ST.96 document cannot hold. `lost`: nothing of the value is in the
 * document; `partial`: a part of it is, or it stands where a reader will not look for it.
 */
export interface St96Loss {
  /** Field of the record, dotted below parties: `applicants.location`. */
  readonly field: string;
  readonly reason: St96LossReason;
  readonly extent: 'lost' | 'partial';
  /** Values concerned. */
  readonly count: number;
}

/** Why something was lost, in both languages. The keys are stable names. */
export const ST96_LOSS_REASONS = {
  'no-element': {
    zh: 'ST.96 V6.0 的该类文件没有对应元素',
    en: 'this kind of ST.96 V6.0 document has no element for it',
  },
  'required-part-missing': {
    zh: '对应元素要求填写记录所没有的内容',
    en: 'its element demands particulars that the record does not have',
  },
  'code-not-listed': {
    zh: '取值不在标准的代码表中',
    en: 'its value is not among the codes of the standard',
  },
  'single-value': {
    zh: '该元素只能出现一次，其余的值未写入',
    en: 'its element may occur once, and further values were left out',
  },
  'only-as-text': {
    zh: '只能以文字形式写入，结构未保留',
    en: 'it is written as text only, without its structure',
  },
  'only-approximated': {
    zh: '只能以标准中最接近的取值表示',
    en: 'it is given by the nearest value of the standard',
  },
  'character-not-allowed': {
    zh: '含有 XML 不允许的字符，已以“�”代替',
    en: 'it holds characters that XML forbids, replaced by “�”',
  },
  'not-a-day': {
    zh: '不是存在的日期，未写入',
    en: 'it is no day of the calendar and was left out',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type St96LossReason = keyof typeof ST96_LOSS_REASONS;

/** Gathers losses, one entry for a field and reason. */
export class LossLedger {
  readonly #losses = new Map<string, St96Loss>();

  add(field: string, reason: St96LossReason, extent: St96Loss['extent'] = 'lost'): void {
    const key = `${field} ${reason} ${extent}`;
    const count = (this.#losses.get(key)?.count ?? 0) + 1;
    this.#losses.set(key, { field, reason, extent, count });
  }

  /** In the order in which they were first met. */
  get losses(): readonly St96Loss[] {
    return [...this.#losses.values()];
  }
}
