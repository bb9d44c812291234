import type { Problem } from '@zca/domain/registry';

type Words = { readonly zh: string; readonly en: string };

/** Titles and statuses of every problem that the API answers with; the code is stable. */
export const PROBLEMS = {
  'request.invalid': { status: 400, zh: '请求不合要求', en: 'The request is not valid' },
  'request.unsupported': { status: 415, zh: '不支持这种内容', en: 'Unsupported content' },
  'request.tooLarge': { status: 413, zh: '内容过大', en: 'The content is too large' },
  'request.tooMany': { status: 429, zh: '请求过于频繁', en: 'Too many requests' },
  'query.syntax': { status: 400, zh: '检索式有误', en: 'The query has a mistake' },
  'actor.unknown': { status: 401, zh: '需要登录', en: 'Sign in first' },
  'actor.forbidden': { status: 403, zh: '没有权限', en: 'Not allowed' },
  'actor.pending': { status: 403, zh: '须先完成账号设置', en: 'Finish setting up the account' },
  'origin.refused': { status: 403, zh: '来源不受信任', en: 'The origin is not trusted' },
  'session.locked': { status: 429, zh: '暂时锁定', en: 'Locked for a while' },
  'token.refused': { status: 401, zh: '访问令牌无效', en: 'The access token is not valid' },
  'grant.refused': { status: 422, zh: '不能授予', en: 'The role cannot be given' },
  'session.refused': { status: 401, zh: '未能登录', en: 'Sign-in was refused' },
  'resource.absent': { status: 404, zh: '没有找到', en: 'Not found' },
  'resource.conflict': { status: 409, zh: '与现状冲突', en: 'In conflict with the present state' },
  'act.refused': { status: 422, zh: '不能这样办理', en: 'The act was refused' },
  'provider.silent': {
    status: 502,
    zh: '外部服务没有应答',
    en: 'An outside service does not answer',
  },
  'service.starting': { status: 503, zh: '正在准备数据', en: 'Data are being prepared' },
  'service.failed': { status: 500, zh: '处理时出错', en: 'Something failed here' },
} as const satisfies Record<string, Words & { readonly status: number }>;

export type ProblemCode = keyof typeof PROBLEMS;

/** A refusal that reaches the caller as `application/problem+json`. Bugs are other errors. */
export class HttpProblem extends Error {
  readonly code: ProblemCode;
  readonly detail: Words;
  readonly extra: Pick<Problem, 'position' | 'fields' | 'reason'>;

  constructor(
    code: ProblemCode,
    detail: Words,
    extra: Pick<Problem, 'position' | 'fields' | 'reason'> = {},
  ) {
    super(detail.en);
    this.code = code;
    this.detail = detail;
    this.extra = extra;
  }

  /** The body that the caller reads. */
  body(requestId: string): Problem {
    const known = PROBLEMS[this.code];
    return {
      type: `urn:zhichangan:problem:${this.code}`,
      title: known.zh,
      status: known.status,
      code: this.code,
      detail: { zh: this.detail.zh, en: this.detail.en },
      ...this.extra,
      requestId,
    };
  }
}

/** 404 for a thing named in the address. */
export function absent(zh: string, en: string): HttpProblem {
  return new HttpProblem('resource.absent', { zh, en });
}

/** A form that ends in its midst is told by an error without any code. */
export function brokenForm(error: unknown): unknown {
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code !== undefined || statusCode !== undefined || error instanceof HttpProblem) return error;
  return new HttpProblem('request.invalid', {
    zh: '上传没有完整到达，请重新选择文件再试。',
    en: 'The upload did not arrive whole; choose the files again.',
  });
}

/** 400 for a form of a file in which none came. */
export function noFile(): HttpProblem {
  return new HttpProblem('request.invalid', {
    zh: '没有收到文件，请选择文件后再试。',
    en: 'No file has arrived. Choose a file and try again.',
  });
}
