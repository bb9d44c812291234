import { parentPort, workerData } from 'node:worker_threads';
import type { SearchSourceModule } from './source.ts';
import type { ThreadData } from './protocol.ts';

const data = workerData as ThreadData;
if (parentPort === null) throw new Error('thread.ts runs in a worker thread');
const module_ = (await import(data.sourceModule)) as SearchSourceModule;
const source = await module_.createSearchSource(data.sourceSettings);

switch (data.role) {
  case 'writer':
    await (await import('./writer.ts')).runWriter(parentPort, source, data);
    break;
  case 'reader':
    (await import('./reader.ts')).runReader(parentPort, source, data);
    break;
  case 'builder':
    (await import('./builder.ts')).runBuilder(parentPort, source, data);
    break;
  case 'merger':
    (await import('./merger.ts')).runMerger(parentPort, source);
    break;
}
