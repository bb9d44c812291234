import type { Authority, ProcedureDefinition, Where } from '@zca/procedure';
import { Role, ROLE_NAMES } from '../identity/index.ts';

/** Where a role must be held, as the tables say it. */
const PLACES: Readonly<Record<Exclude<Where, `party:${string}`>, string>> = {
  handler: '承办机关及其上级 in the office in charge or above',
  office: '承办机关 in the office in charge',
  superior: '承办机关的上级 above the office in charge',
  origin: '统一接收机构及其上级 where it came in or above',
  assigned: '承办人 to whom it is given',
  anywhere: '任何辖区 anywhere',
};

function who(definition: ProcedureDefinition, authority: Authority): string {
  if (authority.where.startsWith('party:')) {
    const name = authority.where.slice('party:'.length);
    const title = definition.parties[name]?.title ?? { zh: name, en: name };
    return `${title.zh} ${title.en}`;
  }
  const { role = '' } = authority;
  if (role === 'public') return '任何人 everybody';
  const known = Role.safeParse(role);
  const names = known.success ? ROLE_NAMES[known.data] : { zh: role, en: role };
  return `${names.zh} \`${role}\`（${PLACES[authority.where as keyof typeof PLACES]}）`;
}

/**
 * Who may do what in procedures, as Markdown: the part of docs/authority.md that is made from their
 * definitions. An action that nobody may do is the platform's own, when a clock runs out.
 */
export function describeProcedureAuthority(definitions: readonly ProcedureDefinition[]): string {
  return definitions
    .map((definition) => {
      const rows = Object.entries(definition.actions).map(([id, { title, by }]) => {
        const allowed = by.map((authority) => who(definition, authority));
        const said =
          allowed.length === 0 ? '平台 the platform' : [...new Set(allowed)].join('<br>');
        return `| \`${id}\` ${title.zh}<br>${title.en} | ${said} |`;
      });
      const readers = [...new Set(definition.readBy.map((one) => who(definition, one)))];
      return `## ${definition.title.zh} · ${definition.title.en} (\`${definition.id}@${definition.version}\`)

| 办理 · Action | 谁可以办 · Who may do it |
| --- | --- |
${rows.join('\n')}

另可查看 Others who may read: ${readers.length === 0 ? '—' : readers.join('；')}
`;
    })
    .join('\n');
}
