import { parentPort, workerData } from 'node:worker_threads';
import type { SearchSourceModule } from './source.ts';
import type { ThreadData } from './protocol.ts';
import { runMerger } from './merger.ts';
import { runReader } from './reader.ts';
import { runWriter } from './writer.ts';

const data = workerData as ThreadData;
if (parentPort === null) throw new Error('thread.ts runs in a worker thread');
const module_ = (await import(data.sourceModule)) as SearchSourceModule;
const source = await module_.createSearchSource();

switch (data.role) {
  case 'writer':
    await runWriter(parentPort, source, data);
    break;
  case 'reader':
    runReader(parentPort, source, data);
    break;
  case 'merger':
    runMerger(parentPort, source);
    break;
}
