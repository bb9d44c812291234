import { PassThrough } from 'node:stream';
import type { FastifyReply } from 'fastify';
import type pg from 'pg';
import { HttpProblem } from '../../base/http/problem.ts';
import { exportRights, type ExportFormat, type ExportRequest } from './exportRights.ts';

const TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  jsonl: 'application/x-ndjson; charset=utf-8',
  jsonlZip: 'application/zip',
  st96: 'application/zip',
};

/** Endings of the file names that are not the format's own name. */
const ENDINGS: Readonly<Partial<Record<ExportFormat, string>>> = {
  jsonlZip: 'jsonl.zip',
  st96: 'st96.zip',
};

/** Files hold pages of records in memory while they are written, so only so many are sent at once. */
const MOST_AT_ONCE = 4;
/** A client that takes nothing for so long has gone. */
const STALL_MS = 60_000;

/** Sends files of records, so many at once and no more. */
export class ExportSender {
  readonly #pool: pg.Pool;
  #underWay = 0;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
  }

  /**
   * Sends an export as a file of that name, to which the ending of its format is added. Throws as
   * `sendFile` does.
   */
  send(reply: FastifyReply, request: ExportRequest, name: string): FastifyReply {
    const { format } = request;
    return this.sendFile(
      reply,
      { name: `${name}.${ENDINGS[format] ?? format}`, type: TYPES[format] },
      (stream) => exportRights(this.#pool, request, stream),
    );
  }

  /**
   * Sends what is written to a stream as a file; the stream is ended when the writing is.
   *
   * @throws HttpProblem `request.tooMany` while as many files as allowed are under way
   */
  sendFile(
    reply: FastifyReply,
    { name, type }: { readonly name: string; readonly type: string },
    write: (stream: PassThrough) => Promise<unknown>,
  ): FastifyReply {
    reply.type(type).header('content-disposition', `attachment; filename="${name}"`);
    // Harvesters look whether a file is there before they take it.
    if (reply.request.method === 'HEAD') return reply.send();
    if (this.#underWay >= MOST_AT_ONCE) {
      throw new HttpProblem('request.tooMany', {
        zh: '同时进行的导出已达上限，请稍后再试。',
        en: 'As many exports as allowed are under way; try again later.',
      });
    }
    const stream = new PassThrough({ highWaterMark: 1 << 18 });
    this.#underWay += 1;
    reply.raw.setTimeout(STALL_MS, () => stream.destroy(new Error('The client takes nothing.')));
    void write(stream)
      .then(
        () => stream.end(),
        (error: unknown) =>
          stream.destroy(error instanceof Error ? error : new Error(String(error))),
      )
      .finally(() => {
        this.#underWay -= 1;
      });
    return reply.send(stream);
  }
}
