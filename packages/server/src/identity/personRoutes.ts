import type { Actor, PersonRecord } from '@zca/domain/identity';
import { Invitation, NewPerson, PersonList, maskEmail, maskPhone, may } from '@zca/domain/identity';
import { z } from 'zod';
import { personOf } from '../base/http/authority.ts';
import { absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { addPerson, grantRefused, invite } from './invitations.ts';
import type { IdentityParts } from './parts.ts';
import type { PersonRow } from './store.ts';

const Id = z.object({ id: z.uuid() });

/** Persons and their accounts: who there is, inviting, closing, unlocking. */
export function personRoutes(app: App, parts: IdentityParts): void {
  const { identity, sessions, sessionStore, credentials, tokens } = parts;
  const manage = { action: 'persons.manage' } as const;
  const security = { action: 'grants.manage' } as const;
  const nothing = { 204: z.null() };

  app.get(
    '/api/v1/persons',
    {
      config: { action: 'persons.read' },
      schema: { summary: '人员 Persons and their roles', response: { 200: PersonList } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const persons = await identity.listPersons(sessions.instant());
      const security = await identity.findPersonWithRole('securityAdministrator');
      return {
        persons: persons.map((person) => seenBy(request.actor, person)),
        lacksSecurityAdministrator: security === undefined,
      };
    },
  );

  app.post(
    '/api/v1/persons',
    {
      config: manage,
      schema: {
        summary: '建立人员并生成邀请链接 Create a person with an invitation',
        body: NewPerson,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const id = await addPerson(parts, request.body);
      await identity.audit(personOf(request).personId, 'person.add', id, {});
      return reply.code(201).send(await invite(parts, request, id));
    },
  );

  app.post(
    '/api/v1/persons/:id/invitation',
    {
      config: manage,
      schema: {
        summary: '重新生成邀请链接 Make a new invitation',
        params: Id,
        response: { 201: Invitation },
      },
    },
    async (request, reply) => {
      const { id } = await getPerson(request.params.id);
      await refuseRivalAdministration(id);
      await identity.audit(personOf(request).personId, 'person.invite', id, {});
      return reply.code(201).send(await invite(parts, request, id));
    },
  );

  app.post(
    '/api/v1/persons/:id/closing',
    {
      config: manage,
      schema: { summary: '停用账号 Close an account', params: Id, response: nothing },
    },
    async (request, reply) => {
      const { id } = await getPerson(request.params.id);
      const actor = personOf(request).personId;
      if (id === actor) {
        throw grantRefused('不能停用自己的账号。', 'Nobody closes the own account.');
      }
      const now = sessions.instant();
      await identity.setClosed(id, now);
      await sessionStore.closeAll(id);
      await sessionStore.voidLinks(id, now);
      await tokens.revokeAll(id, now);
      await identity.audit(actor, 'person.close', id, {});
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/persons/:id/reopening',
    {
      config: manage,
      schema: { summary: '恢复账号 Open an account again', params: Id, response: nothing },
    },
    async (request, reply) => {
      const { id } = await getPerson(request.params.id);
      await identity.setClosed(id, null);
      await identity.audit(personOf(request).personId, 'person.reopen', id, {});
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/persons/:id/unlock',
    {
      config: security,
      schema: { summary: '解除锁定 Unlock an account', params: Id, response: nothing },
    },
    async (request, reply) => {
      const { id } = await getPerson(request.params.id);
      await credentials.unlock(id);
      await identity.audit(personOf(request).personId, 'person.unlock', id, {});
      return reply.code(204).send(null);
    },
  );

  app.delete(
    '/api/v1/persons/:id/second-factor',
    {
      config: security,
      schema: { summary: '重置第二因素 Reset a second factor', params: Id, response: nothing },
    },
    async (request, reply) => {
      const { id } = await getPerson(request.params.id);
      if (!(await credentials.resetFactor(id))) {
        throw absent('此人没有启用动态口令。', 'This person has no second factor.');
      }
      await sessionStore.closeAll(id);
      await identity.audit(personOf(request).personId, 'secondFactor.reset', id, {});
      return reply.code(204).send(null);
    },
  );

  async function getPerson(id: string): Promise<PersonRow> {
    const person = await identity.findPerson(id);
    // Accounts of the demonstration are not the bureau's own to change.
    if (person !== undefined && !person.demonstration) return person;
    throw absent('没有这个人员。', 'There is no such person.');
  }

  /** A link would let the system administrator in as one of the two who watch him. */
  async function refuseRivalAdministration(id: string): Promise<void> {
    const person = await getPerson(id);
    const rivals = ['securityAdministrator', 'auditAdministrator'];
    const grants = await identity.grants.of(id);
    if (!person.hasPassword || !grants.some(({ role }) => rivals.includes(role))) return;
    throw grantRefused(
      '此人是安全管理员或审计管理员，且已设置口令；其登录链接只能在服务器上用 zca person link 生成。',
      'This person is security or audit administrator and has a password; a link is made only on the server, with zca person link.',
    );
  }
}

/** A person as an actor may see him: who does not invite sees addresses masked. */
function seenBy(actor: Actor, person: PersonRecord): PersonRecord {
  if (may(actor, 'persons.manage')) return person;
  const { email, phone } = person;
  return {
    ...person,
    email: email === null ? null : maskEmail(email),
    phone: phone === null ? null : maskPhone(phone),
  };
}
