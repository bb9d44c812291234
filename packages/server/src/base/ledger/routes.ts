import { isHash } from '@zca/ledger';
import { z } from 'zod';
import { absent, HttpProblem } from '../http/problem.ts';
import type { App } from '../http/server.ts';
import type { Ledger } from './ledger.ts';

const Size = z.coerce.number().int().nonnegative();
const Checkpoint = z
  .object({ size: z.int(), at: z.iso.datetime(), note: z.string() })
  .meta({ id: 'LogCheckpoint' });
const Inclusion = z
  .object({
    index: z.int(),
    size: z.int(),
    path: z.array(z.string()),
    checkpoint: z.string(),
  })
  .meta({ id: 'LogInclusion' });
const Key = z
  .object({
    key: z.string(),
    keyId: z.string(),
    algorithm: z.string(),
    introducedAt: z.iso.datetime(),
    introducedBy: z.string(),
    endedAt: z.iso.datetime().nullable(),
    lost: z.boolean(),
  })
  .meta({ id: 'LogKey' });

/** The public log: checkpoints, proofs and keys, for whoever wants to check the platform. */
export function ledgerRoutes(app: App, ledger: Ledger): void {
  const config = { action: 'ledger.read' } as const;

  app.get(
    '/api/v1/ledger/checkpoint',
    {
      config: { ...config, revalidate: true },
      schema: { summary: '最新检查点（C2SP 签名文本）The latest checkpoint as a signed note' },
    },
    async (_request, reply) => {
      const latest = await ledger.latestCheckpoint();
      if (latest === undefined)
        throw absent('账本还没有检查点。', 'The ledger has no checkpoint yet.');
      return reply.type('text/plain; charset=utf-8').send(latest.note);
    },
  );

  app.get(
    '/api/v1/ledger/checkpoints',
    {
      config,
      schema: {
        summary: '历次检查点，新的在前 Checkpoints, newest first',
        querystring: z.object({
          below: Size.default(Number.MAX_SAFE_INTEGER),
          limit: z.coerce.number().int().min(1).max(1000).default(100),
        }),
        response: { 200: z.object({ checkpoints: z.array(Checkpoint) }) },
      },
    },
    async (request) => {
      const { below, limit } = request.query;
      return { checkpoints: await ledger.checkpoints(below, limit) };
    },
  );

  app.get(
    '/api/v1/ledger/consistency',
    {
      config,
      schema: {
        summary: '日志延续的证明 The proof that the log goes on from a smaller size',
        querystring: z.object({ from: Size, to: Size }),
        response: { 200: z.object({ from: z.int(), to: z.int(), path: z.array(z.string()) }) },
      },
    },
    async (request) => {
      const { from, to } = request.query;
      const size = (await ledger.latestCheckpoint())?.size ?? 0;
      if (from > to || to > size) {
        throw new HttpProblem('request.invalid', {
          zh: `应有 from ≤ to ≤ ${size}（日志现有的条数）。`,
          en: `from ≤ to ≤ ${size} is needed, which is the present size of the log.`,
        });
      }
      return { from, to, path: await ledger.consistency(from, to) };
    },
  );

  app.get(
    '/api/v1/ledger/inclusion/:hash',
    {
      config,
      schema: {
        summary: '一条记录在日志中的证明 The proof that an entry is in the log, by its hash',
        params: z.object({ hash: z.string().max(64) }),
        response: { 200: Inclusion },
      },
    },
    async (request) => {
      const { hash } = request.params;
      const found = isHash(hash) ? await ledger.inclusion(hash) : undefined;
      if (found !== undefined) return found;
      throw absent(
        '日志里没有这个哈希的记录；刚写入的记录在一秒内进入日志。',
        'The log has no entry of this hash; an entry that was just written gets in within a second.',
      );
    },
  );

  app.get(
    '/api/v1/ledger/keys',
    {
      config,
      schema: {
        summary: '检查点的签名公钥 The keys that sign checkpoints',
        response: { 200: z.object({ keys: z.array(Key) }) },
      },
    },
    async () => ({ keys: await ledger.keys() }),
  );
}
