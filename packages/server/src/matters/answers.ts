import type { ActingPerson, ProcedureDefinition } from '@zca/procedure';
import type { FastifyReply } from 'fastify';
import { absent, type HttpProblem } from '../base/http/problem.ts';
import type { Papers } from '../base/papers/index.ts';
import type { LoadedMatter } from './matterStore.ts';
import type { MattersService } from './service.ts';

/** Sends the file of a paper, printed now when it has not been. */
export async function sendPaper(reply: FastifyReply, papers: Papers, id: string): Promise<unknown> {
  const file = await papers.file(id);
  if (file === undefined) throw noMatter();
  const name = encodeURIComponent(`${file.number} ${file.title}.${file.extension}`);
  return reply
    .type(file.mediaType)
    .header('content-disposition', `inline; filename*=UTF-8''${name}`)
    .send(papers.read(file));
}

/** Whoever may not read a matter is not told that it is there. */
export function noMatter(): HttpProblem {
  return absent('没有这件事项，或您无权查看。', 'There is no such matter, or you may not see it.');
}

/** Sends the proof of a matter as a file. */
export async function sendProof(
  reply: FastifyReply,
  service: MattersService,
  definition: ProcedureDefinition,
  loaded: LoadedMatter,
  person: ActingPerson,
): Promise<unknown> {
  const proof = await service.access.proof(definition, loaded, person);
  if (proof === undefined) throw noMatter();
  const name = encodeURIComponent(`${loaded.matter.number}.proof.json`);
  return reply
    .type('application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
    .send(JSON.stringify(proof, null, 2));
}
