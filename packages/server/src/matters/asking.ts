import type { Actor } from '@zca/domain/identity';
import { absent, HttpProblem } from '../base/http/problem.ts';
import { filerOf } from './acting.ts';
import { ActRefused } from './actRequest.ts';
import { noMatter } from './answers.ts';
import type { MattersService } from './service.ts';
import { readTrackingCode, trackingHash } from './trackingCode.ts';

/** The matter that a code opens, and its asker as the party that filed it. */
export async function tracked(
  service: MattersService,
  request: { readonly params: { readonly code: string }; readonly actor: Actor },
) {
  const found = await service.access.load(await trackedId(service, request.params.code));
  if (found === undefined) throw noMatter();
  return { ...found, person: filerOf(found.definition, request.actor) };
}

export async function trackedId(service: MattersService, code: string): Promise<string> {
  const plain = readTrackingCode(code);
  const id = plain === undefined ? undefined : await service.store.findTracked(trackingHash(plain));
  if (id !== undefined) return id;
  throw absent(
    '没有这个查询码。请对照回执逐位核对，字母与数字共 16 位。',
    'There is no such tracking code. Compare it with the receipt: 16 letters and digits.',
  );
}

/** Refusals of the engine become problems: what is not allowed, what is stale, what is to be mended. */
export async function refusalsAsProblems<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ActRefused)) throw error;
    const [first] = error.refusals;
    const detail = {
      zh: error.refusals.map((refusal) => refusal.words.zh).join(''),
      en: error.refusals.map((refusal) => refusal.words.en).join(' '),
    };
    const fields = error.refusals.flatMap((refusal) =>
      refusal.field === undefined ? [] : [{ path: refusal.field, message: refusal.words }],
    );
    throw new HttpProblem(problemOf(first?.code ?? ''), detail, {
      reason: first?.code ?? '',
      ...(fields.length > 0 ? { fields } : {}),
    });
  }
}

function problemOf(code: string): 'actor.forbidden' | 'resource.conflict' | 'act.refused' {
  switch (code) {
    case 'NOT_ALLOWED':
    case 'SAME_PERSON':
    case 'CONFLICT_OF_INTEREST':
      return 'actor.forbidden';
    case 'MATTER_CHANGED':
    case 'ACTION_NOT_NOW':
    case 'KEY_USED':
      return 'resource.conflict';
    default:
      return 'act.refused';
  }
}
