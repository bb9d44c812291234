import { ActReceipt, NewAct, NewMatter, ReceivedFile, TrackedMatter } from '@zca/domain/matters';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { brokenForm, HttpProblem } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { askerOf } from '../identity/index.ts';
import { actingPerson, filerOf } from './acting.ts';
import { noMatter, sendPaper, sendProof } from './answers.ts';
import { refusalsAsProblems, tracked, trackedId } from './asking.ts';
import { MAX_FILE_BYTES, receiveFile } from './attachments.ts';
import type { MattersService } from './service.ts';
import type { Audit } from '../base/ledger/index.ts';

/** Visitors behind one address share its limit; people who are signed in have one each. */
const FILING_LIMIT = {
  timeWindow: '1 minute',
  max: (request: FastifyRequest) => (request.actor.kind === 'person' ? 1200 : 60),
  keyGenerator: (request: FastifyRequest) =>
    request.actor.kind === 'person' ? request.actor.personId : request.ip,
};

const Id = z.object({ id: z.uuid() });
const Code = z.object({ code: z.string().max(40) });
const Revealed = z.object({ values: z.record(z.string(), z.json()) }).meta({ id: 'Revealed' });

/** Filing matters, acting in them, and following one's own by its code. */
export function actRoutes(app: App, service: MattersService, audit: Audit): void {
  app.post(
    '/api/v1/matters/files',
    {
      config: { action: 'matters.file', rateLimit: FILING_LIMIT },
      schema: { summary: '上传材料 Send a file for a form', response: { 201: ReceivedFile } },
    },
    async (request, reply) => {
      let received: ReceivedFile | undefined;
      try {
        const part = await request.file({ limits: { fileSize: MAX_FILE_BYTES } });
        if (part !== undefined) {
          received = await receiveFile(service.files, part.filename, part.file, service.stripImage);
        }
      } catch (error) {
        throw brokenForm(error);
      }
      if (received === undefined) {
        throw new HttpProblem('request.invalid', {
          zh: '没有收到文件。请重新选择文件再试。',
          en: 'No file has arrived. Choose the file again.',
        });
      }
      return reply.code(201).send(received);
    },
  );

  app.post(
    '/api/v1/matters',
    {
      config: { action: 'matters.file', rateLimit: FILING_LIMIT },
      schema: { summary: '提交事项 File a matter', body: NewMatter, response: { 201: ActReceipt } },
    },
    async (request, reply) => {
      const { procedure, action, input, key } = request.body;
      const receipt = await refusalsAsProblems(() =>
        service.acts.file({
          procedure,
          action,
          input,
          actor: actingPerson(request.actor),
          asker: askerOf(request.actor),
          key,
        }),
      );
      return reply.code(201).send(receipt);
    },
  );

  app.post(
    '/api/v1/matters/:id/acts',
    {
      config: { action: 'matters.act' },
      schema: {
        summary: '办理 Act in a matter',
        params: Id,
        body: NewAct,
        response: { 201: ActReceipt },
      },
    },
    async (request, reply) => {
      const { action, input, revision, key } = request.body;
      const person = actingPerson(request.actor);
      const receipt = await refusalsAsProblems(() =>
        service.acts.act({
          matterId: request.params.id,
          action,
          input,
          seenRevision: revision,
          isForReaders: true,
          actor: person,
          asker: askerOf(request.actor),
          key,
        }),
      );
      if (receipt === undefined) throw noMatter();
      return reply.code(201).send(receipt);
    },
  );

  app.post(
    '/api/v1/matters/:id/reveal',
    {
      config: { action: 'matters.act' },
      schema: {
        summary: '查看个人信息（留痕） Show personal values, which is written down',
        params: Id,
        body: z.object({ fields: z.array(z.string().max(64)).min(1).max(50) }),
        response: { 200: Revealed },
      },
    },
    async (request) => {
      const { id } = request.params;
      const { fields } = request.body;
      const values = await service.access.reveal(id, fields, actingPerson(request.actor));
      if (values === undefined) throw noMatter();
      await audit(askerOf(request.actor), 'matter.reveal', id, { fields: Object.keys(values) });
      return { values: values as Record<string, never> };
    },
  );

  app.get(
    '/api/v1/tracking/:code',
    {
      config: { action: 'matters.track', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        summary: '凭查询码查看进度 Follow one’s own matter by its code',
        params: Code,
        response: { 200: TrackedMatter },
      },
    },
    async (request) => {
      const id = await trackedId(service, request.params.code);
      const detail = await service.pages.tracked(id, request.actor);
      if (detail === undefined) throw noMatter();
      return detail;
    },
  );

  app.post(
    '/api/v1/tracking/:code/acts',
    {
      config: { action: 'matters.track', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        summary: '凭查询码办理 Act in one’s own matter by its code',
        params: Code,
        body: NewAct,
        response: { 201: ActReceipt },
      },
    },
    async (request, reply) => {
      const id = await trackedId(service, request.params.code);
      const { action, input, revision, key } = request.body;
      const receipt = await refusalsAsProblems(() =>
        service.acts.act({
          matterId: id,
          action,
          input,
          seenRevision: revision,
          actor: (definition) => filerOf(definition, request.actor),
          asker: `tracking:${id}`,
          key,
        }),
      );
      if (receipt === undefined) throw noMatter();
      return reply.code(201).send(receipt);
    },
  );

  app.get(
    '/api/v1/tracking/:code/papers/:paper',
    {
      config: { action: 'matters.track', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        summary: '凭查询码取文书 A paper of one’s own matter',
        params: Code.extend({ paper: z.uuid() }),
      },
    },
    async (request, reply) => {
      const { definition, loaded, person } = await tracked(service, request);
      const { paper } = request.params;
      if (!(await service.access.mayHavePaper(definition, loaded, paper, person))) throw noMatter();
      return sendPaper(reply, service.papers, paper);
    },
  );

  app.get(
    '/api/v1/tracking/:code/proof',
    {
      config: { action: 'matters.track', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: { summary: '凭查询码取凭证 The proof of one’s own matter', params: Code },
    },
    async (request, reply) => {
      const { definition, loaded, person } = await tracked(service, request);
      return sendProof(reply, service, definition, loaded, person);
    },
  );
}
