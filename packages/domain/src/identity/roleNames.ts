interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Every role that a person can hold, with its name. */
export const ROLE_NAMES = {
  holder: { zh: '权利人', en: 'Rights holder' },
  agency: { zh: '代理机构', en: 'Agency' },
  bank: { zh: '银行', en: 'Bank' },
  expert: { zh: '专家', en: 'Expert' },
  commissioner: { zh: '特派员', en: 'Commissioner' },
  mediator: { zh: '调解员', en: 'Mediator' },
  operator: { zh: '话务员', en: 'Hotline operator' },
  station: { zh: '所', en: 'Station officer' },
  district: { zh: '区县局', en: 'District officer' },
  city: { zh: '市局', en: 'City officer' },
  head: { zh: '负责人', en: 'Head' },
  centre: { zh: '保护中心', en: 'Protection centre' },
  court: { zh: '法院', en: 'Court' },
  customs: { zh: '海关', en: 'Customs' },
  police: { zh: '公安', en: 'Police' },
  leader: { zh: '领导', en: 'Leader' },
  auditor: { zh: '审计查看', en: 'Auditor' },
  systemAdministrator: { zh: '系统管理员', en: 'System administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'Security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'Audit administrator' },
} as const satisfies Record<string, Words>;
