import { OFFICE_KINDS, OfficeList, Organisation, OrganisationList } from '@zca/domain/identity';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import { HttpProblem, absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import type { IdentityParts } from './parts.ts';

/** Offices, which everybody may know, and the bodies that work with the bureau. */
export function organisationRoutes(app: App, parts: IdentityParts): void {
  const { identity, organisations } = parts;
  const manage = { action: 'organisations.manage' } as const;
  const Code = z.object({ code: z.string().max(40) });

  app.get(
    '/api/v1/offices',
    {
      config: { action: 'offices.read', revalidate: true },
      schema: { summary: '机构名录 Offices of the city', response: { 200: OfficeList } },
    },
    async () => ({ offices: await organisations.list(OFFICE_KINDS) }),
  );

  app.get(
    '/api/v1/organisations',
    {
      config: { action: 'persons.read' },
      schema: { summary: '全部机构 Every organisation', response: { 200: OrganisationList } },
    },
    async () => ({ organisations: await organisations.list() }),
  );

  app.post(
    '/api/v1/organisations',
    {
      config: manage,
      schema: {
        summary: '建立机构 Create an organisation',
        body: Organisation.omit({ closedAt: true }),
        response: { 201: Organisation },
      },
    },
    async (request, reply) => {
      const organisation = { ...request.body, closedAt: null };
      await refuseWrongPlace(organisation);
      if (!(await organisations.add(organisation))) {
        throw new HttpProblem('resource.conflict', {
          zh: `代码 ${organisation.code} 已有机构使用，请换一个。`,
          en: `The code ${organisation.code} is taken; choose another.`,
        });
      }
      await identity.audit(personOf(request).personId, 'organisation.add', organisation.code, {});
      return reply.code(201).send(organisation);
    },
  );

  for (const [verb, closed, summary] of [
    ['closing', true, '关闭机构 Close an organisation'],
    ['reopening', false, '恢复机构 Open an organisation again'],
  ] as const) {
    app.post(
      `/api/v1/organisations/:code/${verb}`,
      { config: manage, schema: { summary, params: Code, response: { 204: z.null() } } },
      async (request, reply) => {
        const { code } = request.params;
        if (!(await organisations.setClosed(code, closed))) {
          throw absent('没有这个机构。', 'There is no such organisation.');
        }
        await identity.audit(personOf(request).personId, `organisation.${verb}`, code, {});
        return reply.code(204).send(null);
      },
    );
  }

  /** A station stands under its office, a dot below its code; other bodies stand in no tree. */
  async function refuseWrongPlace({ code, kind, superior }: Organisation): Promise<void> {
    const isOffice = (OFFICE_KINDS as readonly string[]).includes(kind);
    const above = superior === null ? undefined : await organisations.find(superior);
    const stationIsBelow =
      above !== undefined && code.startsWith(`${above.code}.`) && above.closedAt === null;
    const right = isOffice
      ? kind === 'station'
        ? stationIsBelow
        : above !== undefined && !code.includes('.')
      : superior === null && /^ORG[0-9A-Z-]+$/.test(code);
    if (right) return;
    const detail = {
      zh: '所的代码须为上级机构代码加点和序号（如 610113.01）；其他局须有上级机构；客户和外部机构的代码以 ORG 开头，没有上级。',
      en: 'The code of a station is that of its office, a dot and a number (610113.01); other offices name the one above; clients and other bodies have a code ORG… and nothing above.',
    };
    throw new HttpProblem('request.invalid', detail, {
      fields: [{ path: 'code', message: detail }],
    });
  }
}
