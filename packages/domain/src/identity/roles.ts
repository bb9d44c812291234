import { z } from 'zod';

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

export type Role = keyof typeof ROLE_NAMES;
export const ROLES = Object.keys(ROLE_NAMES) as [Role, ...Role[]];
export const Role = z.enum(ROLES).meta({ id: 'Role' });

/** The three administrations (三员) that one person never joins (GB/T 22239-2019, 8.1.5). */
export const ADMINISTRATIONS = [
  'systemAdministrator',
  'securityAdministrator',
  'auditAdministrator',
] as const satisfies readonly Role[];

/** Roles of those who work in the bureau, its offices and its centre. */
export const STAFF = [
  'operator',
  'station',
  'district',
  'city',
  'head',
  'centre',
  'leader',
  'auditor',
  ...ADMINISTRATIONS,
] as const satisfies readonly Role[];

/** Roles of the bureau's helpers and of the guests from other authorities. */
export const PARTNERS = [
  'expert',
  'commissioner',
  'mediator',
  'court',
  'customs',
  'police',
] as const satisfies readonly Role[];

export function isAdministration(role: Role): boolean {
  return (ADMINISTRATIONS as readonly Role[]).includes(role);
}

export function isStaff(role: Role): boolean {
  return (STAFF as readonly Role[]).includes(role);
}

/**
 * The administration that a person holds and that keeps him from being given the role; undefined
 * when nothing does. The same administration once more is no conflict.
 */
export function findAdministrationConflict(held: readonly Role[], wanted: Role): Role | undefined {
  if (!isAdministration(wanted)) return undefined;
  return held.find((role) => isAdministration(role) && role !== wanted);
}
