import { once } from 'node:events';
import path from 'node:path';
import { RIGHT_FIELD_REGISTRY, understand } from '@zca/domain/registry';
import { describe, explainProblem } from '@zca/query';
import { dayInShanghai } from '@zca/standards';
import { Option } from 'commander';
import { StartupProblem } from '../../base/problem.ts';
import { SearchService } from '../../base/search/service.ts';
import { loadPlacer } from '../../places/index.ts';
import { prefaceOf } from '../../registry/export/exportRoutes.ts';
import type { ExportFormat } from '../../registry/export/exportRights.ts';
import { EXPORT_FORMATS, exportRights } from '../../registry/export/exportRights.ts';
import { ClassSchemes } from '../../registry/classes/classSchemes.ts';
import { findCity } from '../../registry/loadCity.ts';
import { countRights } from '../../registry/rightReader.ts';
import type { CommonOptions } from '../common.ts';
import { besideOutput, onGround, openOutput, zcaCommand } from '../common.ts';

interface ExportOptions extends CommonOptions {
  readonly format: ExportFormat;
  readonly query?: string;
  readonly lang: 'zh' | 'en';
}

/** `zca export`: everything, or what a query finds, in order of key; the same bytes for the same records. */
export function exportCommand() {
  return zcaCommand('export', '导出记录 write records')
    .argument('<file>', '输出文件，- 为标准输出 output file, - for standard output')
    .addOption(
      new Option('--format <FORMAT>', '格式 format').choices([...EXPORT_FORMATS]).default('jsonl'),
    )
    .addOption(
      new Option('--lang <LANG>', '表头语言 language of the header')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .option('--query <TEXT>', '检索式；默认全部 query; everything by default')
    .action(run);
}

async function run(file: string, options: ExportOptions): Promise<void> {
  const target = await openOutput(file);
  await onGround(besideOutput(file, options), async (ground, config, output) => {
    const { pool } = ground.database;
    const today = dayInShanghai(Date.now());
    const started = performance.now();
    const found = options.query === undefined ? null : await findKeys(options.query);
    const count = found === null ? await countRights(pool) : found.keys.length;
    const city = await findCity(ground.database);
    const preface = prefaceOf(options.lang, {
      query: describe(found?.written ?? { op: 'all' }, RIGHT_FIELD_REGISTRY, options.lang),
      count,
      day: today,
      seed: city === undefined ? null : String(city.seed),
    });
    const request = {
      format: options.format,
      keys: found?.keys ?? null,
      past: null,
      locale: options.lang,
      homes: true,
      preface,
    };
    await exportRights(pool, request, target);
    if (target !== process.stdout) {
      target.end();
      if (!target.writableFinished) await once(target, 'finish');
      const seconds = (performance.now() - started) / 1000;
      output.line(`已导出 ${count} 件，${seconds.toFixed(1)} 秒。`);
      output.result({ records: count, seconds });
    }

    async function findKeys(query: string) {
      const classes = new ClassSchemes(pool, Date.now, (name) =>
        loadPlacer(config.gazetteerFolder).placer.streetsNamed(name),
      );
      await classes.trees();
      const understood = understand(query, today, classes);
      if (!understood.ok) {
        const first = understood.problems[0]!;
        throw new StartupProblem('query-mistake', {
          zh: explainProblem(first, 'zh', query, RIGHT_FIELD_REGISTRY),
          en: explainProblem(first, 'en', query, RIGHT_FIELD_REGISTRY),
        });
      }
      const search = new SearchService({
        database: ground.applicationTarget,
        sourceModule: new URL('../../registry/searchSource.ts', import.meta.url),
        sourceSettings: { gazetteer: config.gazetteerFolder },
        snapshotFolder:
          ground.kind === 'attached' ? null : path.join(config.dataDirectory, 'lens', 'rights'),
        readers: 1,
        onProgress: (done, total) =>
          output.progress('索引', total === 0 ? null : done / total, `${done} / ${total} 件`),
      });
      try {
        await search.ready();
        return {
          keys: await search.ids(understood.condition, { op: 'all' }),
          written: understood.written,
        };
      } finally {
        await search.close();
      }
    }
  });
}
