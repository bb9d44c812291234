import path from 'node:path';
import { SearchService } from '../../base/search/service.ts';
import type { CommonOptions } from '../common.ts';
import { onGround, zcaCommand } from '../common.ts';

/** `zca reindex`: makes the lens anew from the database and writes its snapshot. */
export function reindexCommand() {
  return zcaCommand(
    'reindex',
    '由数据库重建检索索引 make the search index anew from the database',
  ).action(async (options: CommonOptions) => {
    await onGround(options, async (ground, config, output) => {
      const started = performance.now();
      // Beside a running platform the snapshot is the platform's own to write.
      const attached = ground.kind === 'attached';
      const search = new SearchService({
        database: ground.applicationTarget,
        sourceModule: new URL('../../registry/searchSource.ts', import.meta.url),
        sourceSettings: { gazetteer: config.gazetteerFolder },
        snapshotFolder: attached ? null : path.join(config.dataDirectory, 'lens', 'rights'),
        readers: 1,
        onNote: (text) => output.line(text),
        onProgress: (done, total) =>
          output.progress('重建索引', total === 0 ? null : done / total, `${done} / ${total} 件`),
      });
      try {
        await search.ready();
        await search.reindex();
        await search.snapshot();
        const seconds = (performance.now() - started) / 1000;
        const { documents, segments, bytes } = search.size;
        output.line(
          `索引：${documents} 件，${segments} 段，${Math.round(bytes / 2 ** 20)} MiB，${seconds.toFixed(1)} 秒。`,
        );
        output.result({ documents, segments, bytes, seconds });
      } finally {
        await search.close();
      }
    });
  });
}
