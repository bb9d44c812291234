import { createHash, randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import type { Actor, Action } from '@zca/domain/identity';
import { ANONYMOUS, atDoor, mayEnter } from '@zca/domain/identity';
import { LogController, fastify } from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  hasZodFastifySchemaValidationErrors,
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { keepable } from '../database/index.ts';
import type { Logger } from '../log/log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { bearerOf, refusal } from './authority.ts';
import { HttpProblem, PROBLEMS, absent } from './problem.ts';

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
  }
  interface FastifyContextConfig {
    /** What the route does; every route declares one. */
    action?: Action | 'static';
    /** Content that may be kept by the asker and revalidated by its ETag. */
    revalidate?: boolean;
  }
}

/** Settings of the HTTP edge. */
export interface HttpOptions {
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly uploadMaxBytes: number;
  readonly rateLimitPerMinute: number;
  readonly trustProxy: boolean | string[];
  /** Address under which people reach the platform, when it is not the one that the server sees. */
  readonly publicOrigin?: string | undefined;
  readonly version: string;
  /** Finds who is asking from the request's cookie or token; anonymous when nobody is signed in. */
  readonly identify: (request: FastifyRequest) => Promise<Actor>;
}

export type App = FastifyInstance<
  import('node:http').Server,
  import('node:http').IncomingMessage,
  import('node:http').ServerResponse,
  import('fastify').FastifyBaseLogger,
  ZodTypeProvider
>;

/**
 * Makes the HTTP server with everything that all rooms share: validation by the domain's schemas,
 * problems as `application/problem+json`, authority by declared action, protection of writes against
 * foreign origins, texts that the database can keep, rate limits, security headers, entity tags, request ids and metrics.
 */
export async function createApp(options: HttpOptions): Promise<App> {
  const app = fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: options.trustProxy,
    bodyLimit: 1_048_576,
    // Longer than any address that an HTTP parser lets in, so that routes themselves say what is wrong.
    routerOptions: { maxParamLength: 65_536 },
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      void sendProblem(error, request, reply);
    },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest('actor');

  await app.register(cookie);
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: contentPolicy(["'self'"]) },
    // The default address is plain http on the own machine; a proxy that ends TLS sets HSTS.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
  });
  await app.register(multipart, {
    limits: { fileSize: options.uploadMaxBytes, files: 50, fields: 20, fieldSize: 65_536 },
  });
  await app.register(rateLimit, {
    global: true,
    max: options.rateLimitPerMinute === 0 ? Number.MAX_SAFE_INTEGER : options.rateLimitPerMinute,
    timeWindow: '1 minute',
    enableDraftSpec: true,
    allowList: (request: FastifyRequest) => request.routeOptions.config.action === 'static',
    errorResponseBuilder: () =>
      new HttpProblem('request.tooMany', {
        zh: '一分钟内的请求超过上限，请稍后再试。',
        en: 'More requests than allowed in one minute; try again later.',
      }),
  });
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '知长安 ZhiChangAn API',
        description: '城市知识产权平台的接口。The API of a city’s intellectual-property platform.',
        version: options.version,
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url: '/' }],
    },
    transform: withProblems,
    transformObject: jsonSchemaTransformObject,
  });

  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    request.actor = ANONYMOUS;
    if (request.routeOptions.config.action === 'static') return;
    if (!isSafe(request.method) && !isOfProgram(request)) {
      refuseForeignOrigin(request, options.publicOrigin);
    }
    request.actor = await options.identify(request);
    authorise(request);
  });
  app.addHook('preHandler', async (request) => {
    // A body that no schema has read may be nested without end, and nobody reads it either.
    if (request.routeOptions.schema?.body !== undefined) request.body = keepable(request.body);
  });
  app.addHook('onSend', async (request, reply, payload) => entityTag(request, reply, payload));
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    options.metrics.observeRequest(request.method, route, reply.statusCode, reply.elapsedTime);
    // The path's values and the query may hold names of people, so only the route is logged.
    request.log.info(
      {
        method: request.method,
        route,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
      },
      'request',
    );
  });
  app.setNotFoundHandler(() => {
    throw absent('没有这个接口地址。', 'There is no such address in the API.');
  });
  app.setErrorHandler((error: FastifyError, request, reply) => sendProblem(error, request, reply));
  return app as unknown as App;
}

/** What pages may load: nothing from elsewhere, nothing inline but what `styles` allows. */
export function contentPolicy(styles: readonly string[]): Record<string, string[]> {
  return {
    defaultSrc: ["'self'"],
    styleSrc: [...styles],
    imgSrc: ["'self'", 'data:', 'blob:'],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  };
}

/** Every operation may answer with a problem. */
const withProblems: typeof jsonSchemaTransform = (data) => {
  const transformed = jsonSchemaTransform(data);
  const schema = transformed.schema as { hide?: boolean; response?: Record<string, unknown> };
  if (schema.hide !== true) {
    schema.response = {
      ...schema.response,
      default: {
        description: '问题 Problem (RFC 9457)',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    };
  }
  return transformed;
};

function isSafe(method: string): boolean {
  return method === 'GET' || method === 'HEAD' || method === 'OPTIONS';
}

/** A request that proves itself by a token alone: browsers add neither by themselves. */
function isOfProgram(request: FastifyRequest): boolean {
  return bearerOf(request) !== undefined && request.headers.cookie === undefined;
}

/** A write must come from our own pages: a header that forms cannot send, and our own origin. */
function refuseForeignOrigin(request: FastifyRequest, publicOrigin: string | undefined): void {
  const { origin } = request.headers;
  const foreign =
    origin !== undefined && origin !== publicOrigin && hostOf(origin) !== request.host;
  if (request.headers['x-zca-csrf'] !== undefined && !foreign) return;
  throw new HttpProblem('origin.refused', {
    zh: '写入请求须由本平台页面发出，并带有 x-zca-csrf 请求头。',
    en: 'A write must come from this platform’s own pages and carry the header x-zca-csrf.',
  });
}

/** Host and port of an origin; undefined for `null`, which sandboxed pages send. */
function hostOf(origin: string): string | undefined {
  return URL.parse(origin)?.host;
}

function authorise(request: FastifyRequest): void {
  const action = request.routeOptions.config.action;
  if (request.is404) return;
  if (action === undefined) throw new Error(`route without an action: ${request.routeOptions.url}`);
  if (action === 'static') return;
  if (!mayEnter(request.actor, action)) throw refusal(request.actor);
  request.actor = atDoor(request.actor, action);
}

/** Time that an answer took; it differs between answers that say the same. */
const TOOK = /"tookMs":[\d.]+/;

/** Weak, since two answers of one tag may differ in the time they took. */
function entityTag(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if (request.routeOptions.config.revalidate !== true || reply.statusCode !== 200) return payload;
  if (typeof payload !== 'string') return payload;
  const hash = createHash('sha256').update(payload.replace(TOOK, '')).digest('base64url');
  const tag = `W/"${hash.slice(0, 27)}"`;
  reply.header('etag', tag).header('cache-control', 'no-cache');
  const known = request.headers['if-none-match']?.split(',').map((each) => each.trim()) ?? [];
  if (!known.includes(tag) && !known.includes('*')) return payload;
  reply.code(304).removeHeader('content-length');
  return '';
}

function sendProblem(
  error: FastifyError | HttpProblem,
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const problem = asProblem(error);
  if (problem === null)
    request.log.error({ err: { message: error.message, stack: error.stack } }, 'failed');
  const shown =
    problem ??
    new HttpProblem('service.failed', {
      zh: `服务内部出错，数据未受影响。请把编号 ${request.id.slice(0, 8)} 告诉管理员。`,
      en: `Something failed inside; no data were harmed. Tell the administrator the code ${request.id.slice(0, 8)}.`,
    });
  return reply
    .code(PROBLEMS[shown.code].status)
    .type('application/problem+json')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(shown.body(request.id));
}

/** SQLSTATEs of texts that PostgreSQL does not keep: NUL and halves of surrogate pairs. */
const UNSTORABLE = new Set(['22021', '22P05']);

function asProblem(error: FastifyError | HttpProblem): HttpProblem | null {
  if (error instanceof HttpProblem) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields = error.validation.map((issue) => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'body',
      message: { zh: `不合要求：${issue.message ?? ''}`, en: issue.message ?? 'invalid' },
    }));
    const names = [...new Set(fields.map((field) => field.path))].join('、');
    return new HttpProblem(
      'request.invalid',
      { zh: `这些项不合要求：${names}。`, en: `These parts are not valid: ${names}.` },
      { fields },
    );
  }
  if (UNSTORABLE.has(error.code)) {
    return new HttpProblem('request.invalid', {
      zh: '请求中有不能保存的字符（例如空字符）。请去掉后再试。',
      en: 'The request holds a character that cannot be kept, such as NUL. Remove it and try again.',
    });
  }
  if (error.statusCode === 413) {
    return new HttpProblem('request.tooLarge', {
      zh: '内容超过允许的大小。请拆分文件，或请管理员提高上限。',
      en: 'The content is larger than allowed. Split the file, or ask the administrator to raise the limit.',
    });
  }
  if (error.statusCode === 415) {
    return new HttpProblem('request.unsupported', {
      zh: '不支持这种内容类型。',
      en: 'This content type is not supported.',
    });
  }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new HttpProblem('request.invalid', {
      zh: '请求无法读懂。',
      en: 'The request could not be read.',
    });
  }
  return null;
}
