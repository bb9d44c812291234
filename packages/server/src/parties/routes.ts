import {
  PartyComparison,
  PartyDetail,
  PartyId,
  PartyList,
  ResolutionState,
} from '@zca/domain/parties';
import { z } from 'zod';
import type { App } from '../base/http/server.ts';
import { askerOf } from '../identity/index.ts';
import type { PartyResolver } from './resolver.ts';
import type { PartyService } from './service.ts';

/** Looking parties up and reading their pages. */
export function partyRoutes(app: App, parties: PartyService, resolver: PartyResolver): void {
  app.get(
    '/api/v1/parties',
    {
      config: { action: 'parties.read' },
      schema: {
        summary: '查找主体 Look up parties by name or credit code',
        querystring: z.object({
          name: z.string().trim().min(1).max(300),
          /** Key of a right that names it: gives only whom the name means there. */
          right: z.string().max(300).optional(),
        }),
        response: { 200: PartyList },
      },
    },
    async ({ query: { name, right } }) =>
      right === undefined ? parties.find(name) : parties.findInRight(name, right),
  );
  app.get(
    '/api/v1/parties/:id',
    {
      config: { action: 'parties.read' },
      schema: {
        summary: '主体 One party with its rights',
        params: z.object({ id: PartyId }),
        response: { 200: PartyDetail },
      },
    },
    async (request) => parties.detail(request.params.id),
  );
  app.get(
    '/api/v1/parties/:id/with/:other',
    {
      config: { action: 'parties.read' },
      schema: {
        summary: '对比两个主体 Two parties side by side',
        params: z.object({ id: PartyId, other: PartyId }),
        response: { 200: PartyComparison },
      },
    },
    async (request) => parties.comparison(request.params.id, request.params.other),
  );
  app.get(
    '/api/v1/parties/resolution',
    {
      config: { action: 'parties.resolve' },
      schema: {
        summary: '比对的进展 How far the comparison of all parties has come',
        response: { 200: ResolutionState },
      },
    },
    async () => resolver.state,
  );
  app.post(
    '/api/v1/parties/resolution',
    {
      config: { action: 'parties.resolve' },
      schema: {
        summary: '开始比对全部主体 Begin to compare all parties',
        response: { 202: ResolutionState },
      },
    },
    async (request, reply) => reply.code(202).send(await resolver.begin(askerOf(request.actor))),
  );
  app.delete(
    '/api/v1/parties/resolution',
    {
      config: { action: 'parties.resolve' },
      schema: {
        summary: '停止比对 Stop the comparison under way',
        response: { 200: ResolutionState },
      },
    },
    async () => resolver.stop(),
  );
}
