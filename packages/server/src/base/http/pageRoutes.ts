import { createReadStream, existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import { absent } from './problem.ts';
import type { App } from './server.ts';
import { contentPolicy } from './server.ts';

/** Folder of the built pages. */
export const PAGES = fileURLToPath(new URL('../../../../web/dist/', import.meta.url));

/**
 * Serves the built pages. Hashed assets are kept for ever by browsers; every other address outside
 * the API is a page of the application, which draws itself from the address.
 */
export async function pageRoutes(app: App): Promise<void> {
  const index = path.join(PAGES, 'index.html');
  await app.register(fastifyStatic, {
    root: PAGES,
    serve: false,
    wildcard: false,
    // The build lays a compressed twin beside every asset.
    preCompressed: true,
  });
  app.get(
    '/assets/*',
    { config: { action: 'static' }, schema: { hide: true } },
    async (request, reply) => {
      const name = (request.params as { '*': string })['*'];
      return reply.sendFile(path.posix.join('assets', name), { maxAge: '365d', immutable: true });
    },
  );
  app.get(
    '/favicon.svg',
    { config: { action: 'static' }, schema: { hide: true } },
    async (_request, reply) => {
      const icon = path.join(PAGES, 'favicon.svg');
      if (!existsSync(icon)) throw absent('没有图标文件。', 'There is no icon file.');
      return reply.type('image/svg+xml').send(createReadStream(icon));
    },
  );
  app.get(
    '/*',
    { config: { action: 'static' }, schema: { hide: true } },
    async (request, reply) => {
      if (request.url.startsWith('/api/')) {
        throw absent('没有这个接口地址。', 'There is no such address in the API.');
      }
      if (!existsSync(index)) {
        throw absent(
          '页面尚未生成，请运行 npm run build。',
          'The pages are not built; run npm run build.',
        );
      }
      // Ant Design writes its styles at run time; only working pages use it.
      if (/^\/desk(\/|\?|$)/.test(request.url)) {
        const directives = contentPolicy(["'self'", "'unsafe-inline'"]);
        reply.helmet({ contentSecurityPolicy: { useDefaults: false, directives } });
      }
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await readFile(index));
    },
  );
}
