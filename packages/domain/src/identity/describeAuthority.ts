import type { Authority } from './authority.ts';
import { AUTHORITY } from './authority.ts';
import { ROLE_NAMES } from './roleNames.ts';
import type { Role } from './roles.ts';
import { ADMINISTRATIONS, PARTNERS, ROLES, STAFF } from './roles.ts';

/** How a cell of the table is written. */
const MARKS = { city: '●', anywhere: '○', place: '◐' } as const;

/** Roles in groups, so that the table fits a page; each role stands in one of them. */
function groups(): { title: string; roles: Role[] }[] {
  const administrations: readonly Role[] = ADMINISTRATIONS;
  const staff = STAFF.filter((role) => !administrations.includes(role));
  const partners: readonly Role[] = PARTNERS;
  const known: readonly Role[] = [...STAFF, ...partners];
  return [
    { title: '工作人员 · Staff', roles: staff },
    { title: '三员 · Administrators', roles: [...administrations] },
    { title: '协作与外部机关 · Partners', roles: [...partners] },
    { title: '客户 · Clients', roles: ROLES.filter((role) => !known.includes(role)) },
  ];
}

function table(roles: readonly Role[]): string {
  const actions = Object.entries(AUTHORITY) as [string, Authority][];
  const rows = actions.filter(([, { roles: who }]) => roles.some((role) => who.includes(role)));
  const head = roles.map((role) => `${ROLE_NAMES[role].zh}<br>${role}`);
  return [
    `| 事项 · Action | ${head.join(' | ')} |`,
    `| --- | ${roles.map(() => ':-:').join(' | ')} |`,
    ...rows.map(([action, { zh, en, roles: who, reach }]) => {
      const cells = roles.map((role) => (who.includes(role) ? MARKS[reach] : ''));
      return `| \`${action}\` ${zh}<br>${en} | ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}

/** The table role × action × jurisdiction as Markdown, committed as docs/authority.md. */
export function describeAuthority(): string {
  const open = (who: 'public' | 'person') =>
    (Object.entries(AUTHORITY) as [string, Authority][])
      .filter(([, { roles }]) => roles.includes(who))
      .map(([action, { zh, en }]) => `- \`${action}\` ${zh} · ${en}`)
      .join('\n');
  return `# 权限 · Authority

<!-- Generated from packages/domain/src/identity/authority.ts; do not edit. -->

每个接口声明一个事项；谁可以做，由下表决定。● 须在全市范围内担任该角色；○ 事项不分地域，在任何辖区担任即可；◐ 只在所担任的辖区及其下级。任何人都可以做的、任何登录者都可以做的，列在前面。工作程序中谁可以办什么，由各程序的定义决定。

Every route declares an action, and this table decides who may do it. ● the role must be held in the whole city; ○ the thing has no place, so the role may be held anywhere; ◐ in the own jurisdiction and below it. What everybody may do, and what everybody who is signed in may do, comes first. Who may do what in a procedure is decided by its definition.

两个以上管理员角色（系统、安全、审计）不能由同一人担任。 Nobody holds two of the three administrations.

## 任何人 · Everybody

${open('public')}

## 任何登录者 · Everybody who is signed in

${open('person')}

${groups()
  .map(({ title, roles }) => `## ${title}\n\n${table(roles)}`)
  .join('\n\n')}
`;
}
