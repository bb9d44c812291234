import type { Role } from './roles.ts';
import { ADMINISTRATIONS, PARTNERS, STAFF } from './roles.ts';

/** One row of the table of authority. */
export interface Authority {
  readonly zh: string;
  readonly en: string;
  /** Who may: `public` is everybody, `person` everybody who is signed in, whatever his role. */
  readonly roles: readonly (Role | 'public' | 'person')[];
  /**
   * Where a grant must hold. `city`: in the whole city. `anywhere`: the thing has no place, so any
   * grant will do. `place`: in the place of the thing, about which whoever handles it asks `may`.
   */
  readonly reach: 'city' | 'anywhere' | 'place';
}

const everybody = { roles: ['public'], reach: 'anywhere' } as const;
const everyPerson = { roles: ['person'], reach: 'anywhere' } as const;
const inCity = (...roles: Role[]) => ({ roles, reach: 'city' }) as const;
const anywhere = (...roles: Role[]) => ({ roles, reach: 'anywhere' }) as const;

/** Everything that routes and jobs may do, by name; a new action is one line here. */
export const AUTHORITY = {
  'records.read': { zh: '检索与查看权利', en: 'Search and read rights', ...everybody },
  'places.read': { zh: '查看边界和底图', en: 'See boundaries and the base map', ...everybody },
  'parties.read': { zh: '查找与查看主体', en: 'Look up and read parties', ...everybody },
  'parties.resolve': {
    zh: '比对全部主体，自动合并并提出待审核的合并',
    en: 'Compare all parties: merge what is certain, propose the rest',
    ...inCity('city', 'systemAdministrator'),
  },
  'map.read': { zh: '查看知识产权地图', en: 'Look at the map', ...everybody },
  'map.small': {
    zh: '看到地图上的小数目',
    en: 'See small counts on the map',
    ...anywhere(...STAFF),
  },
  'records.export': { zh: '导出权利', en: 'Export rights', ...everybody },
  'records.homes': {
    zh: '看到自然人和个体工商户的坐标',
    en: 'See the coordinates of natural persons and sole traders',
    ...inCity('city', 'systemAdministrator'),
  },
  'openData.read': { zh: '取用开放数据', en: 'Take open data', ...everybody },
  'ledger.read': { zh: '查验账本', en: 'Check the ledger', ...everybody },
  'offices.read': { zh: '查看机构名录', en: 'Read the list of offices', ...everybody },
  'papers.verify': { zh: '核验文书', en: 'Verify documents', ...everybody },
  'session.open': { zh: '登录与退出', en: 'Sign in and out', ...everybody },
  'account.secure': {
    zh: '设置自己的口令和第二因素',
    en: 'Set the own password and second factor',
    ...everyPerson,
  },
  'account.own': {
    zh: '管理自己的会话和访问令牌',
    en: 'Manage the own sessions and access tokens',
    ...everyPerson,
  },
  // What somebody has searched for is shown to that person alone, whatever the role.
  'searches.own': { zh: '自己的检索记录', en: 'Own searches', ...everyPerson },
  'notices.own': { zh: '自己的通知', en: 'Own notices', ...everyPerson },
  'records.import': {
    zh: '导入数据',
    en: 'Import records',
    ...inCity('city', 'systemAdministrator'),
  },
  'quarantine.read': {
    zh: '查看隔离区',
    en: 'Read the quarantine',
    ...inCity('city', 'systemAdministrator', 'auditor'),
  },
  'quarantine.mend': {
    zh: '修正隔离记录',
    en: 'Mend quarantined records',
    ...inCity('city', 'systemAdministrator'),
  },
  'awards.read': {
    zh: '查看专利奖励登记',
    en: 'Read the register of awards',
    ...anywhere(...STAFF),
  },
  'awards.manage': {
    zh: '登记和撤销专利奖励',
    en: 'Enter and withdraw awards',
    ...inCity('city', 'systemAdministrator'),
  },
  'rules.read': {
    zh: '查看归类规则及其版本、人工更正',
    en: 'Read the mappings to industries and themes, and corrections of labels',
    ...anywhere(...STAFF),
  },
  'rules.edit': {
    zh: '上传归类规则的新版本、生成差异报告',
    en: 'Upload versions of mappings and compare them',
    ...inCity('city', 'systemAdministrator'),
  },
  'rules.activate': {
    zh: '启用归类规则的版本',
    en: 'Put a version of a mapping in force',
    ...inCity('city', 'head', 'systemAdministrator'),
  },
  'labels.correct': {
    zh: '更正一件专利的产业或主题标签',
    en: 'Correct the industries and themes of one patent',
    ...inCity('city'),
  },
  'rosters.read': {
    zh: '查看本辖区的零专利企业清单',
    en: 'See firms without patents of the own area',
    roles: ['district', 'city', 'head', 'leader', 'auditor'],
    reach: 'place',
  },
  'rosters.upload': {
    zh: '上传本辖区的企业名单',
    en: 'Upload rosters of firms of the own area',
    roles: ['district', 'city'],
    reach: 'place',
  },
  'mappings.save': {
    zh: '保存列映射',
    en: 'Save column mappings',
    ...inCity('city', 'systemAdministrator'),
  },
  // What may be filed, read and done in a matter is decided by its procedure.
  'procedures.read': { zh: '查看办事程序', en: 'Read procedures', ...everybody },
  'matters.file': { zh: '提交事项', en: 'File matters', ...everybody },
  'matters.track': { zh: '凭查询码跟进事项', en: 'Follow matters by code', ...everybody },
  'matters.read': { zh: '查看事项', en: 'Read matters', ...everyPerson },
  'matters.act': { zh: '办理事项', en: 'Act in matters', ...everyPerson },
  'tickets.import': {
    zh: '接收12315、12345工单',
    en: 'Take tickets of 12315 and 12345',
    ...anywhere('operator', 'station', 'district', 'city'),
  },
  'tickets.export': {
    zh: '导出工单及其状态',
    en: 'Export tickets with their status',
    ...anywhere('operator', 'station', 'district', 'city', 'head'),
  },
  'line.earlier': {
    zh: '按来电查找以前的事项',
    en: 'Find earlier matters of a caller',
    ...anywhere('operator', 'station', 'district', 'city'),
  },
  'protection.metrics': {
    zh: '查看投诉举报指标',
    en: 'See the metrics of complaints and reports',
    ...anywhere('operator', 'station', 'district', 'city', 'head', 'leader', 'auditor'),
  },
  'retention.read': {
    zh: '查看保存期限已届满的事项',
    en: 'See matters whose retention has ended',
    ...inCity('city', 'head', 'systemAdministrator', 'securityAdministrator', 'auditor'),
  },
  'indicators.read': {
    zh: '查看指标定义和已发布的数值',
    en: 'Read definitions of indicators and published values',
    ...everybody,
  },
  'indicators.live': {
    zh: '查看本辖区指标的现值',
    en: 'See present values of indicators of the own area',
    ...anywhere('station', 'district', 'city', 'head', 'centre', 'leader', 'auditor'),
  },
  'indicators.enter': {
    zh: '登记和撤销指标台账',
    en: 'Enter and withdraw entries of registers of indicators',
    roles: ['district', 'city'],
    reach: 'place',
  },
  'indicators.draft': {
    zh: '取证填报指标数值',
    en: 'Report values of indicators with their evidence',
    roles: ['district', 'city'],
    reach: 'place',
  },
  'indicators.targets': {
    zh: '下达区县和开发区的指标目标',
    en: 'Set targets of indicators for districts and zones',
    ...inCity('city', 'head'),
  },
  'appraisal.clues': {
    zh: '查看本辖区的非正常申请线索',
    en: 'See clues of abnormal filings of the own area',
    roles: ['district', 'city', 'head', 'auditor'],
    reach: 'place',
  },
  'appraisal.run': {
    zh: '立即计算非正常申请线索',
    en: 'Compute the clues of abnormal filings now',
    ...inCity('city', 'systemAdministrator'),
  },
  // Who asks for, works and issues an appraisal is decided by its procedure.
  'appraisal.value': {
    zh: '打开专利价值评估工作台',
    en: 'Open the workbench for the value of a patent',
    ...anywhere('holder', 'agency', 'bank', 'court', 'expert', 'centre', 'city', 'head'),
  },
  'law.read': {
    zh: '查看法规参数',
    en: 'Read legal parameters',
    ...anywhere(...STAFF, ...PARTNERS),
  },
  'law.change': {
    zh: '修改法规参数',
    en: 'Change legal parameters',
    ...inCity('systemAdministrator'),
  },
  'persons.read': { zh: '查看人员', en: 'Read persons', ...inCity(...ADMINISTRATIONS) },
  'persons.manage': {
    zh: '建立和邀请人员、停用账号',
    en: 'Create, invite and close accounts',
    ...inCity('systemAdministrator'),
  },
  'organisations.manage': {
    zh: '建立和关闭机构',
    en: 'Create and close organisations',
    ...inCity('systemAdministrator'),
  },
  'grants.manage': {
    zh: '授予和撤销角色、重置第二因素、解除锁定',
    en: 'Give and revoke roles, reset second factors, unlock accounts',
    ...inCity('securityAdministrator'),
  },
  'staff.manage': {
    zh: '邀请和管理本机构人员',
    en: 'Invite and manage the staff of the own organisation',
    roles: ['holder', 'agency', 'bank'],
    reach: 'place',
  },
  'operation.read': {
    zh: '查看运行状况',
    en: 'Read how the platform runs',
    ...inCity('systemAdministrator', 'auditor'),
  },
  'papers.print': {
    zh: '重新打印文书',
    en: 'Print papers again',
    ...inCity('systemAdministrator'),
  },
  'notices.replay': {
    zh: '重新投递通知',
    en: 'Try deliveries of notices again',
    ...inCity('systemAdministrator'),
  },
  'audit.read': {
    zh: '查看审计日志',
    en: 'Read the audit journal',
    ...inCity('auditAdministrator'),
  },
} as const satisfies Readonly<Record<string, Authority>>;

export type Action = keyof typeof AUTHORITY;
export const ACTIONS = Object.keys(AUTHORITY) as [Action, ...Action[]];
