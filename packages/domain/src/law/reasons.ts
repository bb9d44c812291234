/**
 * The rules by which a status or a term is concluded, as sentences for the page that shows it.
 * `{name}` is replaced by a parameter of the reason.
 */
export const REASONS = {
  endedByEvent: {
    zh: '{label}，自 {day} 起生效。',
    en: '{label}, with effect from {day}.',
  },
  restored: {
    zh: '权利已于 {day} 恢复。',
    en: 'The right was restored on {day}.',
  },
  termEnded: {
    zh: '期限自 {from} 起 {years} 年，最后一日为 {lastDay}，终止日为 {endDay}（遇休息日不顺延）。',
    en: 'The term is {years} years from {from}; its last day was {lastDay} and it ended on {endDay} (no roll over days of rest).',
  },
  term: {
    zh: '期限自 {from} 起 {years} 年，另加期限补偿 {adjustment} 日，最后一日为 {lastDay}。',
    en: 'The term is {years} years from {from} plus an adjustment of {adjustment} days; its last day is {lastDay}.',
  },
  registeredTermEnd: {
    zh: '登记簿载明的期限最后一日为 {lastDay}。',
    en: 'The register states the last day of the term: {lastDay}.',
  },
  layoutTerm: {
    zh: '保护期为自 {from} 起 {years} 年，且自创作完成起不超过 {cap} 年，最后一日为 {lastDay}。',
    en: 'Protection lasts {years} years from {from} and at most {cap} years from completion; its last day is {lastDay}.',
  },
  feesPaid: {
    zh: '年费已缴至第 {year} 年度，下一次应于 {due} 前缴纳。',
    en: 'Annuities are paid through year {year}; the next is due by {due}.',
  },
  feesGrace: {
    zh: '第 {year} 年度年费应于 {due} 前缴纳而未缴，滞纳期至 {graceEnd}；此期间专利权仍有效。',
    en: 'The annuity of year {year} was due by {due} and is unpaid; the grace period runs to {graceEnd}, and the patent is in force until then.',
  },
  feesLapsed: {
    zh: '第 {year} 年度年费在滞纳期届满日 {graceEnd} 前未缴足，专利权自应缴期满日 {due} 终止。',
    en: 'The annuity of year {year} was not paid by the end of the grace period on {graceEnd}; the patent lapsed as of the due date {due}.',
  },
  inForceByEvidence: {
    zh: '{day} 有证据表明权利有效（{label}），其后尚无届满的缴费滞纳期。',
    en: 'The right was in force on {day} ({label}), and no grace period of an annuity has ended since.',
  },
  inForceByRegister: {
    zh: '截至 {day} 的登记簿或者公报没有终止记录。',
    en: 'The register or gazette up to {day} shows no end of the right.',
  },
  pendingFiled: {
    zh: '申请日为 {day}，尚无公布记录。',
    en: 'Filed on {day}; no publication is recorded.',
  },
  pendingPublished: { zh: '已于 {day} 公布。', en: 'Published on {day}.' },
  pendingExamination: {
    zh: '实质审查自 {day} 起生效。',
    en: 'Substantive examination since {day}.',
  },
  pendingOpposition: { zh: '{day} 被提出异议。', en: 'Opposed on {day}.' },
  partlyInvalidated: {
    zh: '{day} 部分权利要求被宣告无效，其余继续有效。',
    en: 'Partly invalidated on {day}; the rest stays in force.',
  },
  trademarkInTerm: {
    zh: '有效期自 {from} 起，至 {lastDay} 止。',
    en: 'The term runs from {from} to {lastDay}.',
  },
  trademarkGrace: {
    zh: '有效期已于 {lastDay} 届满，宽展期至 {graceEnd}。',
    en: 'The term ended on {lastDay}; the grace period for renewal runs to {graceEnd}.',
  },
  trademarkNotRenewed: {
    zh: '有效期于 {lastDay} 届满，宽展期于 {graceEnd} 届满，没有续展记录。',
    en: 'The term ended on {lastDay} and the grace period on {graceEnd}; no renewal is recorded.',
  },
  unknownNoDates: {
    zh: '缺少申请日和授权（注册）日，无法判断。请补充。',
    en: 'Neither a filing day nor a day of grant or registration is known. Add them.',
  },
  unknownNoFilingDay: {
    zh: '缺少申请日，无法计算期限和年费。请补充。',
    en: 'Without the filing day neither term nor annuities can be computed. Add it.',
  },
  unknownFees: {
    zh: '不知道 {day} 以后的年费缴纳情况，也没有登记簿记录。请补充缴费年度或者登记簿日期。',
    en: 'Nothing is known of annuities after {day}, nor of the register. Add the paid year or the day of the register.',
  },
  unknownPending: {
    zh: '最后一次记录为 {day}，不知道此后是否结案。请补充登记簿日期。',
    en: 'The last record is of {day}; whether the application has ended since is unknown. Add the day of the register.',
  },
  unknownRenewal: {
    zh: '登记记录只到 {day}，不知道有效期届满后是否续展。请更新。',
    en: 'Records reach {day} only; whether the mark was renewed after its term is unknown. Update them.',
  },
  unknownForeign: {
    zh: '该权利由{office}管理，其效力依当地法律认定，本平台不予计算。请以该局记载的状态为准。',
    en: 'This right is kept by {office}; its validity is a matter of the law there and is not computed here. Rely on the state that the office records.',
  },
  indicationProtected: {
    zh: '自 {day} 起受保护，没有撤销记录；地理标志产品的保护没有固定期限。',
    en: 'Protected since {day}, and no revocation is recorded; the protection of a product has no fixed term.',
  },
  indicationByMark: {
    zh: '以集体商标、证明商标保护，其效力以商标记录为准。',
    en: 'Protected as a collective or certification mark; the record of the mark tells whether it is in force.',
  },
  unknownAgriculturalIndication: {
    zh: '农产品地理标志登记已停止受理，已登记的如何衔接尚待核实，本平台不予判断。',
    en: 'Agricultural products are no longer registered, and what holds for those registered is not verified; nothing is concluded here.',
  },
  unknownParameter: {
    zh: '法规参数“{key}”在 {day} 没有有效值，无法判断。请由管理员补充。',
    en: 'The legal parameter "{key}" has no value in force on {day}. An administrator must add one.',
  },
  unknownLayoutDates: {
    zh: '缺少布图设计的登记申请日、首次商业利用日或者创作完成日，无法计算保护期。请补充。',
    en: 'The filing, first commercial use or completion day of the layout design is missing, so its term cannot be computed. Add it.',
  },
  cautionFeesCurrent: {
    zh: '按缴费年度为最新计算；没有登记簿日期可供核对。',
    en: 'Computed as if the paid year were current; no day of the register confirms it.',
  },
  cautionFeesUnknown: {
    zh: '不知道第 {year} 年度年费是否已缴；滞纳期至 {graceEnd}。',
    en: 'Whether the annuity of year {year} is paid is unknown; its grace period runs to {graceEnd}.',
  },
  cautionLicenceConflict: {
    zh: '独占许可与开放许可同时存在，二者不得并存。请核对。',
    en: 'An exclusive and an open licence are recorded together, which is not allowed. Check them.',
  },
  cautionUnverifiedParameter: {
    zh: '法规参数“{key}”尚待核实。',
    en: 'The legal parameter "{key}" is not verified.',
  },
} as const satisfies Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

/** Stable code of a reason. */
export type ReasonCode = keyof typeof REASONS;

/** The sentence of a reason in a language. */
export function explainReason(
  reason: {
    readonly code: ReasonCode;
    readonly params: Readonly<Record<string, string | number>>;
  },
  locale: 'zh' | 'en',
): string {
  return REASONS[reason.code][locale].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const localised = reason.params[`${name}.${locale}`] ?? reason.params[name];
    return localised === undefined ? whole : String(localised);
  });
}
