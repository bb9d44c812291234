import type { Actor, GrantRecord, Organisation, Role } from '@zca/domain/identity';
import { Invitation, NewPerson, StaffList, roleOfStaff } from '@zca/domain/identity';
import { z } from 'zod';
import { personOf, requireAuthority } from '../base/http/authority.ts';
import { absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { addPerson, grantRefused, invite } from './invitations.ts';
import type { IdentityParts } from './parts.ts';

interface Managed {
  readonly organisation: Organisation;
  readonly role: Role;
  /** The grant by which the actor manages. */
  readonly grant: GrantRecord;
}

const Code = z.object({ code: z.string().max(40) });
const Member = Code.extend({ grant: z.coerce.number().int().positive() });

/**
 * The staff of a client organisation, in the hands of its own manager: he hands on the one role that
 * his organisation's kind has, in his own organisation, and what he has handed on ends with his own.
 */
export function staffRoutes(app: App, parts: IdentityParts): void {
  const { identity, organisations } = parts;
  const config = { action: 'staff.manage' } as const;

  app.get(
    '/api/v1/organisations/:code/staff',
    {
      config,
      schema: {
        summary: '本机构人员 Staff of the own organisation',
        params: Code,
        response: { 200: StaffList },
      },
    },
    async (request, reply) => {
      const { organisation, role } = await managedBy(request.actor, request.params.code);
      void reply.header('cache-control', 'no-store');
      return { organisation, role, persons: await identity.listStaff(role, organisation.code) };
    },
  );

  app.post(
    '/api/v1/organisations/:code/staff',
    {
      config,
      schema: {
        summary: '邀请本机构人员 Invite a colleague',
        params: Code,
        body: NewPerson,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const managed = await managedBy(request.actor, request.params.code);
      const actor = personOf(request).personId;
      const id = await addPerson(parts, request.body);
      const { role, organisation, grant } = managed;
      const given = { role, jurisdiction: organisation.code };
      await identity.grants.give(id, given, { grantedBy: actor, delegatedBy: grant.id });
      await identity.audit(actor, 'staff.invite', id, given);
      return reply.code(201).send(await invite(parts, request, id));
    },
  );

  app.post(
    '/api/v1/organisations/:code/staff/:grant/invitation',
    {
      config,
      schema: {
        summary: '重新邀请 Make a new invitation',
        params: Member,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const member = await getMember(request.actor, request.params);
      if (member.hasPassword) {
        throw grantRefused(
          '此人已经启用账号；忘记口令请联系系统管理员。',
          'This person uses the account already; a forgotten password is for the system administrator.',
        );
      }
      await identity.audit(personOf(request).personId, 'staff.reinvite', member.id, {});
      return reply.code(201).send(await invite(parts, request, member.id));
    },
  );

  app.delete(
    '/api/v1/organisations/:code/staff/:grant',
    {
      config,
      schema: {
        summary: '撤销本机构人员的角色 Take the role of a colleague away',
        params: Member,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const member = await getMember(request.actor, request.params);
      await identity.grants.revoke(member.id, member.grantId);
      await identity.audit(personOf(request).personId, 'staff.revoke', member.id, {
        jurisdiction: request.params.code,
      });
      return reply.code(204).send(null);
    },
  );

  /** The organisation that the actor manages. To everybody else it has no staff. */
  async function managedBy(actor: Actor, code: string): Promise<Managed> {
    requireAuthority(actor, 'staff.manage', { jurisdiction: code });
    const organisation = await organisations.find(code);
    const role = organisation === undefined ? undefined : roleOfStaff(organisation.kind);
    const grants = actor.kind === 'person' ? await identity.grants.recordsOf(actor.personId) : [];
    const grant = grants.find(
      (one) => one.manager === true && one.jurisdiction === code && one.role === role,
    );
    if (organisation?.closedAt === null && role !== undefined && grant !== undefined) {
      return { organisation, role, grant };
    }
    throw absent('你不管理这个机构。', 'You manage no such organisation.');
  }

  /** A member whom the manager may deal with: of the own organisation, and no manager. */
  async function getMember(actor: Actor, { code, grant }: z.infer<typeof Member>) {
    const { role } = await managedBy(actor, code);
    const member = (await identity.listStaff(role, code)).find((one) => one.grantId === grant);
    if (member !== undefined && !member.manager) return member;
    throw absent('本机构没有这名人员。', 'There is no such colleague in the organisation.');
  }
}
