/** Texts by which officers correct labels of a record. The type of this value is what English must fill. */
export const zh = {
  title: '人工更正',
  correct: '更正标签',
  none: '没有人工更正。',
  kinds: { industry: '产业', theme: '主题' },
  verdicts: { add: '归入', remove: '移除' },
  entry: (verdict: string, kind: string, label: string) => `${verdict}${kind}“${label}”`,
  made: (who: string, at: string) => `${who}，${at}`,
  reason: (reason: string) => `理由：${reason}`,
  takenBack: (who: string, at: string, reason: string) => `${who}于 ${at} 撤回：${reason}`,
  takeBack: '撤回',
  takeBackOf: (what: string) => `撤回：${what}`,
  platform: '平台',
  form: {
    lead: '更正立即生效，并计入检索、分面和统计；规则更新后仍然保留，直到撤回。规则原来的结论照样显示。',
    label: '标签',
    choose: '请选择',
    add: '归入（规则未归入）',
    remove: '移除（规则已归入）',
    option: (kind: string, label: string) => `${kind}：${label}`,
    reason: '理由',
    reasonHelp: '理由向所有人公开，请不要写入个人信息。',
    missingLabel: '请选择标签。',
    missingReason: '请写明理由，至少两个字。',
    submit: '更正',
    cancel: '取消',
  },
  back: {
    title: '撤回更正',
    lead: (what: string) => `撤回“${what}”之后，以规则的结论为准。`,
    reason: '撤回的理由',
    submit: '撤回',
    cancel: '取消',
  },
};

export type LabelCatalogue = typeof zh;
