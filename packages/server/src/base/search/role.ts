import type { MessagePort } from 'node:worker_threads';
import type { ThreadData } from './protocol.ts';
import type { SearchSourceModule } from './source.ts';

/** Does a role over a port, which is closed when the role has ended. */
export async function runRole(port: MessagePort, data: ThreadData): Promise<void> {
  const module_ = (await import(data.sourceModule)) as SearchSourceModule;
  const source = await module_.createSearchSource(data.sourceSettings);
  switch (data.role) {
    case 'writer':
      await (await import('./writer.ts')).runWriter(port, source, data);
      break;
    case 'reader':
      (await import('./reader.ts')).runReader(port, source, data);
      break;
    case 'builder':
      (await import('./builder.ts')).runBuilder(port, source, data);
      break;
    case 'merger':
      (await import('./merger.ts')).runMerger(port, source);
      break;
  }
}
