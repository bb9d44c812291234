import type { Grant, GrantFault, Role } from '@zca/domain/identity';
import {
  CITY_BUREAU,
  GrantRecord,
  NewGrant,
  ROLE_NAMES,
  findAdministrationConflict,
  findGrantFault,
} from '@zca/domain/identity';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import { HttpProblem, absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { grantRefused } from './invitations.ts';
import type { IdentityParts } from './parts.ts';

const FAULTS: Readonly<Record<GrantFault, { zh: string; en: string }>> = {
  placeAbsent: {
    zh: '没有这个机构，请从机构名录中选取。',
    en: 'There is no such organisation; choose one of the list.',
  },
  placeClosed: {
    zh: '这个机构已经关闭，不能再授予角色。',
    en: 'This organisation is closed; no role is given in it.',
  },
  placeUnfit: {
    zh: '这个角色不能在这类机构中担任。',
    en: 'This role is not held in such an organisation.',
  },
  placeNeeded: {
    zh: '这个角色须指明机构。',
    en: 'This role needs an organisation.',
  },
  notManaged: {
    zh: '只有代理机构、银行、企业和高校的本机构角色可以带管理权。',
    en: 'Only the own role of an agency, bank, firm or university can manage staff.',
  },
};

/** Giving roles and taking them away. */
export function grantRoutes(app: App, parts: IdentityParts): void {
  const { identity, organisations, sessions } = parts;
  const Id = z.object({ id: z.uuid() });

  app.post(
    '/api/v1/persons/:id/grants',
    {
      config: { action: 'grants.manage' },
      schema: {
        summary: '授予角色 Give a role',
        params: Id,
        body: NewGrant,
        response: { 201: GrantRecord },
      },
    },
    async (request, reply) => {
      const actor = personOf(request).personId;
      const { id } = request.params;
      if (id === actor) {
        throw grantRefused('不能给自己授予角色。', 'Nobody gives a role to himself.');
      }
      return reply.code(201).send(await give(id, request.body, actor));
    },
  );

  app.post(
    '/api/v1/persons/:id/first-security-administrator',
    {
      config: { action: 'persons.manage' },
      schema: {
        summary: '任命首位安全管理员 Name the first security administrator',
        params: Id,
        response: { 201: GrantRecord },
      },
    },
    async (request, reply) => {
      const role = 'securityAdministrator';
      if ((await identity.findPersonWithRole(role)) !== undefined) {
        throw new HttpProblem('resource.conflict', {
          zh: '已有安全管理员；角色由安全管理员授予。',
          en: 'There is a security administrator, who gives the roles.',
        });
      }
      const grant = { role, jurisdiction: null, manager: false } as const;
      const given = await give(request.params.id, grant, personOf(request).personId);
      return reply.code(201).send(given);
    },
  );

  app.delete(
    '/api/v1/persons/:id/grants/:grant',
    {
      config: { action: 'grants.manage' },
      schema: {
        summary: '撤销角色 Take a role away',
        params: z.object({ id: z.uuid(), grant: z.coerce.number().int().positive() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, grant } = request.params;
      const revoked = await identity.grants.revoke(id, grant);
      if (revoked === 0) {
        throw absent('没有这项角色，可能已经撤销。', 'There is no such role; it may be gone.');
      }
      await identity.audit(personOf(request).personId, 'grant.revoke', id, { grant, revoked });
      return reply.code(204).send(null);
    },
  );

  async function give(personId: string, wanted: Grant, actor: string): Promise<GrantRecord> {
    const person = await identity.findPerson(personId);
    if (person === undefined || person.demonstration) {
      throw absent('没有这个人员。', 'There is no such person.');
    }
    // The bureau's jurisdiction is the whole city, which is written as none.
    const jurisdiction = wanted.jurisdiction === CITY_BUREAU ? null : wanted.jurisdiction;
    const grant = { ...wanted, jurisdiction };
    const place = jurisdiction === null ? undefined : await organisations.find(jurisdiction);
    const fault = findGrantFault(grant, place);
    if (fault !== undefined) throw grantRefused(FAULTS[fault].zh, FAULTS[fault].en);
    const id = await identity.grants.give(personId, grant, actor);
    if (id === undefined) throw await administrationsApart(personId, grant.role);
    await identity.audit(actor, 'grant.give', personId, {
      role: grant.role,
      jurisdiction,
      manager: grant.manager ?? false,
    });
    const given = (await identity.grants.recordsOf(personId)).find((one) => one.id === id);
    return given ?? { ...grant, id, grantedAt: sessions.instant(), delegatedBy: null };
  }

  async function administrationsApart(personId: string, wanted: Role): Promise<HttpProblem> {
    const held = (await identity.grants.of(personId)).map(({ role }) => role);
    const conflict = findAdministrationConflict(held, wanted) ?? wanted;
    return grantRefused(
      `此人已是${ROLE_NAMES[conflict].zh}；系统管理员、安全管理员、审计管理员须由三个人担任。`,
      `This person is ${ROLE_NAMES[conflict].en.toLowerCase()} already; the system, security and audit administrator are three people.`,
    );
  }
}
