import {
  NewNoticePreferences,
  NoticePage,
  NoticePreferences,
  OutsideChannel,
  ParkedDeliveries,
  UnreadNotices,
} from '@zca/domain/notices';
import { z } from 'zod';
import { personOf } from '../http/authority.ts';
import { HttpProblem, absent } from '../http/problem.ts';
import type { App } from '../http/server.ts';
import type { Notices } from './notices.ts';
import type { Audit } from '../ledger/index.ts';

export interface NoticeRouteOptions {
  readonly notices: Notices;
  /** Told of an act for the audit journal. */
  readonly audit: Audit;
  /** Milliseconds since the epoch. */
  readonly clock: () => number;
}

const Id = z.object({ id: z.coerce.number().int().positive() });

/** Notices of the person who is signed in, which nobody else reads, and deliveries that failed. */
export function noticeRoutes(app: App, { notices, audit, clock }: NoticeRouteOptions): void {
  const own = { action: 'notices.own' } as const;
  const now = () => new Date(clock()).toISOString();

  app.get(
    '/api/v1/notices',
    {
      config: own,
      schema: {
        summary: '我的通知 Own notices',
        querystring: z.object({
          cursor: z.coerce.number().int().positive().optional(),
          size: z.coerce.number().int().min(1).max(100).default(20),
        }),
        response: { 200: NoticePage },
      },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      const person = personOf(request).personId;
      const { cursor = null, size } = request.query;
      const [found, unread] = await Promise.all([
        notices.store.list(person, cursor, size + 1),
        notices.store.countUnread(person),
      ]);
      const page = found.slice(0, size);
      return {
        notices: page.map((each) => notices.view(each)),
        cursor: found.length > size ? page.at(-1)!.id : null,
        unread,
      };
    },
  );

  app.get(
    '/api/v1/notices/unread',
    {
      config: own,
      schema: { summary: '未读通知数 How many are unread', response: { 200: UnreadNotices } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return { unread: await notices.store.countUnread(personOf(request).personId) };
    },
  );

  app.post(
    '/api/v1/notices/:id/read',
    {
      config: own,
      schema: { summary: '标为已读 Mark as read', params: Id, response: { 204: z.null() } },
    },
    async (request, reply) => {
      const { personId } = personOf(request);
      if (!(await notices.store.markRead(personId, request.params.id, now()))) throw noNotice();
      return reply.code(204).send(null);
    },
  );

  app.post(
    '/api/v1/notices/read',
    {
      config: own,
      schema: {
        summary: '全部标为已读 Mark all as read',
        body: z.object({ upTo: z.int().positive() }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await notices.store.markAllRead(personOf(request).personId, request.body.upTo, now());
      return reply.code(204).send(null);
    },
  );

  app.get(
    '/api/v1/notices/preferences',
    {
      config: own,
      schema: { summary: '通知设置 Own preferences', response: { 200: NoticePreferences } },
    },
    async (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return notices.preferences(personOf(request).personId);
    },
  );

  app.put(
    '/api/v1/notices/preferences',
    {
      config: own,
      schema: {
        summary: '修改通知设置 Change own preferences',
        body: NewNoticePreferences,
        response: { 200: NoticePreferences },
      },
    },
    async (request) => {
      const { personId } = personOf(request);
      const unknown = request.body.choices.find(({ kind }) => !notices.isKnown(kind));
      if (unknown !== undefined) {
        throw new HttpProblem('request.invalid', {
          zh: `没有名为“${unknown.kind}”的通知类别。请重新打开设置页。`,
          en: `There is no kind of notice named "${unknown.kind}". Open the settings again.`,
        });
      }
      await notices.store.setPreferences(personId, request.body);
      return notices.preferences(personId);
    },
  );

  app.get(
    '/api/v1/notice-deliveries',
    {
      config: { action: 'operation.read' },
      schema: {
        summary: '搁置的通知投递 Deliveries that are parked',
        response: { 200: ParkedDeliveries },
      },
    },
    async (_request, reply) => {
      void reply.header('cache-control', 'no-store');
      const { parked, waiting } = await notices.store.listParked();
      return {
        deliveries: parked.map((each) => ({ ...each, title: notices.titleOf(each.kind) })),
        waiting,
      };
    },
  );

  app.post(
    '/api/v1/notice-deliveries/:id/:channel/replay',
    {
      config: { action: 'notices.replay' },
      schema: {
        summary: '重新投递 Try a parked delivery again',
        params: Id.extend({ channel: OutsideChannel }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { id, channel } = request.params;
      if (!(await notices.store.replay(id, channel, now()))) {
        throw absent(
          '没有这条搁置的投递，可能已重新投递。',
          'There is no such parked delivery; it may have been tried again.',
        );
      }
      await audit(personOf(request).personId, 'notice.replay', `${id}-${channel}`, {});
      notices.wake();
      return reply.code(204).send(null);
    },
  );
}

const noNotice = () => absent('没有这条通知。', 'There is no such notice.');
