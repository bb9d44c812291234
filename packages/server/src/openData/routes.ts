import { may } from '@zca/domain/identity';
import { OpenDataCatalogue } from '@zca/domain/openData';
import { z } from 'zod';
import { requireAuthority } from '../base/http/authority.ts';
import { absent } from '../base/http/problem.ts';
import type { App } from '../base/http/server.ts';
import { CATALOGUE_PATH, type CatalogueOptions, makeCatalogue, noticeOf } from './catalogue.ts';
import type { Bilingual, OpenSource, Publication } from './dataset.ts';
import { preferredType } from './preferredType.ts';

export interface OpenDataOptions {
  readonly sources: () => readonly OpenSource[];
  readonly publication: () => Publication;
  /** Address under which people reach the platform, where it is configured. */
  readonly publicOrigin: () => string | undefined;
  /** The sentence that demonstration data bear; null when there are none. */
  readonly demonstration: () => Promise<Bilingual | null>;
  /** Today in Shanghai. */
  readonly today: () => string;
}

const TYPES = ['application/ld+json', 'application/json', 'text/html'] as const;

/** The public catalogue of open data, and its files. */
export function openDataRoutes(app: App, options: OpenDataOptions): void {
  app.get(
    CATALOGUE_PATH,
    {
      config: { action: 'openData.read', rateLimit: { max: 60, timeWindow: '1 minute' } },
      schema: {
        summary: '开放数据目录 Catalogue of open data (DCAT 3, JSON-LD)',
        response: { 200: OpenDataCatalogue },
      },
    },
    async (request, reply) => {
      reply.header('vary', 'accept');
      const type = preferredType(request.headers.accept, TYPES);
      if (type === 'text/html') return reply.redirect('/open-data', 303);
      const open = options.sources().filter(({ action }) => may(request.actor, action));
      const catalogue = await makeCatalogue(open, await stateNow());
      return reply.type(`${type}; charset=utf-8`).send(catalogue);
    },
  );

  app.get(
    `${CATALOGUE_PATH}/:file`,
    {
      // As exports are: these are the same files.
      config: { action: 'openData.read', rateLimit: { max: 30, timeWindow: '1 minute' } },
      schema: {
        summary: '开放数据文件 A file of open data',
        params: z.object({ file: z.string().max(100) }),
        querystring: z.object({ lang: z.enum(['zh', 'en']).default('zh') }),
      },
    },
    async (request, reply) => {
      const { source, file } = findFile(options.sources(), request.params.file);
      // A data set may ask for more than the catalogue does.
      requireAuthority(request.actor, source.action);
      const state = await stateNow();
      const isInvented = source.isOfCity && state.demonstration !== null;
      reply.header('link', `<${state.publication.licenceUrl}>; rel="license"`);
      return file.send(reply, {
        name: `zhichangan-${source.id}-${state.today}${isInvented ? '-demo' : ''}`,
        notice: noticeOf(source, state),
        locale: request.query.lang,
      });
    },
  );

  async function stateNow(): Promise<CatalogueOptions> {
    return {
      publication: options.publication(),
      origin: options.publicOrigin() ?? '',
      demonstration: await options.demonstration(),
      today: options.today(),
    };
  }
}

function findFile(sources: readonly OpenSource[], name: string) {
  for (const source of sources) {
    const file = source.files.find(({ ending }) => name === `${source.id}.${ending}`);
    if (file !== undefined) return { source, file };
  }
  throw absent(
    '开放数据中没有这个文件，请从目录中选取。',
    'There is no such file among the open data; choose one from the catalogue.',
  );
}
