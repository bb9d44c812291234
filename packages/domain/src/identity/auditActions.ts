interface Words {
  readonly zh: string;
  readonly en: string;
}

/**
 * What the platform writes into its audit journal, with the name under which people read it. Acts in
 * matters are not here: each stands in the journal of its matter.
 */
export const AUDIT_ACTIONS = {
  'session.open': { zh: '登录', en: 'Signed in' },
  'session.refused': { zh: '登录被拒绝', en: 'Sign-in refused' },
  'session.close': { zh: '退出', en: 'Signed out' },
  'session.end': { zh: '结束一个会话', en: 'Ended a session' },
  'session.endOthers': { zh: '结束其他会话', en: 'Ended the other sessions' },
  'password.set': { zh: '设置密码', en: 'Set a password' },
  'secondFactor.confirm': { zh: '启用第二因素', en: 'Set up a second factor' },
  'secondFactor.remove': { zh: '停用第二因素', en: 'Removed the second factor' },
  'secondFactor.refused': { zh: '第二因素错误', en: 'Wrong second factor' },
  'secondFactor.reset': { zh: '重置他人的第二因素', en: "Reset somebody's second factor" },
  'recoveryCode.use': { zh: '使用恢复码', en: 'Used a recovery code' },
  'provider.link': { zh: '绑定统一身份', en: 'Linked the identity provider' },
  'provider.unlink': { zh: '解除统一身份', en: 'Unlinked the identity provider' },
  'token.make': { zh: '新建访问令牌', en: 'Made a token' },
  'token.revoke': { zh: '撤销访问令牌', en: 'Revoked a token' },
  'person.add': { zh: '新建账号', en: 'Added a person' },
  'person.invite': { zh: '邀请人员', en: 'Invited a person' },
  'person.close': { zh: '关闭账号', en: 'Closed an account' },
  'person.reopen': { zh: '恢复账号', en: 'Reopened an account' },
  'person.unlock': { zh: '解除锁定', en: 'Unlocked an account' },
  'person.revoke': { zh: '收回全部角色', en: 'Revoked every role' },
  'grant.give': { zh: '授予角色', en: 'Gave a role' },
  'grant.revoke': { zh: '收回角色', en: 'Revoked a role' },
  'staff.invite': { zh: '邀请本机构人员', en: 'Invited staff' },
  'staff.reinvite': { zh: '再次邀请本机构人员', en: 'Invited staff again' },
  'staff.revoke': { zh: '移出本机构人员', en: 'Removed staff' },
  'organisation.add': { zh: '新建机构', en: 'Added an organisation' },
  'organisation.closing': { zh: '关闭机构', en: 'Closed an organisation' },
  'organisation.reopening': { zh: '恢复机构', en: 'Reopened an organisation' },
  'audit.read': { zh: '查看审计日志', en: 'Read the audit journal' },
  'ledger.keys': { zh: '存证签名密钥变化', en: 'Keys of the ledger changed' },
  'law.parameter.add': { zh: '登记法律参数', en: 'Entered a legal parameter' },
  'law.calendar.put': { zh: '登记工作日历', en: 'Entered a working calendar' },
  'import.start': { zh: '开始导入', en: 'Began an import' },
  'import.cancel': { zh: '取消导入', en: 'Cancelled an import' },
  'quarantine.mend': { zh: '修正隔离记录', en: 'Mended a quarantined record' },
  'quarantine.retry': { zh: '重试隔离记录', en: 'Retried quarantined records' },
  'awards.import': { zh: '导入专利奖励', en: 'Imported awards' },
  'awards.withdraw': { zh: '撤销专利奖励', en: 'Withdrew an award' },
  'awards.dismiss': { zh: '处理隔离的专利奖励', en: 'Dismissed a refused award' },
  'rosters.export': { zh: '导出零专利企业清单', en: 'Exported a list of firms without patents' },
  'rosters.upload': { zh: '上传企业名单', en: 'Uploaded a roster of firms' },
  'rules.upload': { zh: '登记分类规则版本', en: 'Uploaded a version of class rules' },
  'rules.activate': { zh: '启用分类规则版本', en: 'Put class rules into force' },
  'appraisal.run': { zh: '计算非正常申请线索', en: 'Computed clues of abnormal filings' },
  'parties.resolve': { zh: '比对主体', en: 'Compared parties' },
  'parties.merge': { zh: '平台自动合并主体', en: 'Merged parties by the rules' },
  'indicators.enter': { zh: '登记指标台账', en: 'Entered into a register of indicators' },
  'indicators.targets': { zh: '登记指标目标', en: 'Entered a target' },
  'matter.reveal': { zh: '查看隐去的内容', en: 'Revealed masked values' },
  'personalData.copy': { zh: '提供个人信息副本', en: 'Gave a copy of personal data' },
  'line.earlier': { zh: '按来电查找以前的事项', en: 'Looked up earlier matters of a caller' },
  'tickets.import': { zh: '接收工单', en: 'Took tickets' },
  'tickets.export': { zh: '导出工单', en: 'Exported tickets' },
  'tickets.told': { zh: '回告工单状态', en: 'Told statuses of tickets' },
  'tickets.quarantine.read': { zh: '查看隔离的工单', en: 'Read a quarantined ticket' },
  'tickets.quarantine.dismiss': { zh: '处理隔离的工单', en: 'Dismissed a quarantined ticket' },
  'paper.print': { zh: '重新制作文书', en: 'Printed a paper again' },
  'notice.replay': { zh: '重新发送通知', en: 'Sent a notice again' },
} as const satisfies Record<string, Words>;

/** An act of the audit journal. */
export type AuditAction = keyof typeof AUDIT_ACTIONS;
