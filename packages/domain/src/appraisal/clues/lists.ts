/*
 * Names without schemas, so that pages load no more than they show.
 */

/** Kinds of the provisions' article 3 that records can point to. N4 and N8 need an expert's eye. */
export const CLUE_CODES = ['N1', 'N2', 'N3', 'N5', 'N6', 'N7'] as const;

/** Kinds that no rule evaluates; the pages show them as not evaluated. */
export const UNEVALUATED = ['N4', 'N8'] as const;

export const CLUE_BANDS = ['watch', 'review', 'priority'] as const;

/** `new`: nobody has taken it up; `inHand`: a matter is open; `done`: the latest matter has ended. */
export const CLUE_STANDINGS = ['new', 'inHand', 'done'] as const;

/** The kinds of article 3 in short, those without a rule included. */
export const CLUE_NAMES: Readonly<
  Record<
    (typeof CLUE_CODES)[number] | (typeof UNEVALUATED)[number],
    { readonly zh: string; readonly en: string }
  >
> = {
  N1: { zh: '内容明显相同或简单组合', en: 'Same content or simple combination' },
  N2: { zh: '抄袭、简单替换或拼凑', en: 'Copying, substitution, piecing together' },
  N3: { zh: '随机生成', en: 'Generated at random' },
  N4: { zh: '明显不符合技术改进常理', en: 'Contrary to technical improvement' },
  N5: { zh: '无实际研发而大量申请', en: 'Many filings without research' },
  N6: { zh: '恶意分散、先后或异地提交', en: 'Maliciously split filing' },
  N7: { zh: '出于不正当目的转让', en: 'Transfers for improper purposes' },
  N8: { zh: '其他', en: 'Other' },
};
