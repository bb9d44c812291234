import type { MessagePort } from 'node:worker_threads';
import { SegmentBuilder } from '@zca/lens';
import { connect } from '../database/index.ts';
import { theAnalyzer } from './analyzer.ts';
import type { FromBuilder, ThreadData, ToBuilder } from './protocol.ts';
import type { SearchSource } from './source.ts';

/** Makes segments of ranges of documents for the writer, one at a time, until the writer ends it. */
export function runBuilder(port: MessagePort, source: SearchSource, data: ThreadData): void {
  const database = connect(data.database, { name: 'zca build', maxConnections: 2 });
  const analyzer = theAnalyzer();
  const send = (message: FromBuilder) => port.postMessage(message);

  async function build({ range }: ToBuilder): Promise<void> {
    const builder = new SegmentBuilder(source.schema, analyzer);
    for await (const page of source.readAll(database.pool, range)) builder.add(page);
    const { buffer, documents } = builder.finish();
    send({ kind: 'built', segment: buffer, documents });
  }

  port.on('message', (message: ToBuilder) => {
    build(message).catch((error: unknown) => {
      send({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) });
    });
  });
}
