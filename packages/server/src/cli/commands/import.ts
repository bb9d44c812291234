import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ImportRun } from '@zca/domain/registry';
import { dayInShanghai } from '@zca/standards';
import { recordAudit } from '../../base/ledger/index.ts';
import { StartupProblem } from '../../base/problem.ts';
import { UnreadableTable } from '../../base/tables/index.ts';
import { Awards } from '../../registry/awards/awards.ts';
import { CLOSING, describeFile, workOnRun } from '../../registry/import/importer.ts';
import { MappingStore } from '../../registry/import/mappingStore.ts';
import { place } from '../../registry/import/quarantineExport.ts';
import { RunStore, runView } from '../../registry/import/runStore.ts';
import { importClassification } from '../../registry/import/classification.ts';
import type { CommonOptions } from '../common.ts';
import { onGround, zcaCommand } from '../common.ts';
import { EXIT } from '../output.ts';
import { readMappings, recogniseTables } from './columnMappings.ts';
import { importBoundariesCommand } from './importBoundaries.ts';

interface ImportOptions extends CommonOptions {
  readonly mapping?: string;
  readonly saveMapping?: string;
  readonly preview?: boolean;
}

/** `zca import FILE…`: records of any known format; `zca import classification FILE`: official titles;
 * `zca import awards FILE`: awards of patents; `zca import boundaries FILE`: boundaries of areas. */
export function importCommand() {
  return zcaCommand(
    'import',
    '导入记录 import records: XML of the offices (CNIPA, EPO, USPTO, WIPO …), CSV, TSV, XLSX, JSON, zip, gz, tar, folders',
  )
    .argument(
      '<files...>',
      '文件或文件夹；以 classification 开头则导入分类表，以 awards 开头则登记专利奖励 files or folders; begin with "classification" to load official titles, with "awards" to enter awards of patents',
    )
    .option(
      '--mapping <FILE>',
      '列的对应关系 JSON（{"表名": {collection, columns}}）column mappings as JSON',
    )
    .option(
      '--save-mapping <NAME>',
      '保存对应关系，同样表头的表以后自动采用 keep the mappings for tables with the same headers',
    )
    .option(
      '--preview',
      '只识别不导入，输出对应关系 JSON only recognise, and write the mappings as JSON',
    )
    .action(async (files: string[], options: ImportOptions) => {
      if (files[0] === 'classification' && files.length > 1)
        await importTitles(files.slice(1), options);
      else if (files[0] === 'awards' && files.length > 1)
        await importAwards(files.slice(1), options);
      else await importRecords(files, options);
    })
    .addCommand(importBoundariesCommand());
}

async function importRecords(files: readonly string[], options: ImportOptions): Promise<void> {
  await requireFiles(files);
  const given = options.mapping === undefined ? {} : await readMappings(options.mapping);
  await onGround(options, async (ground, config, output, signal) => {
    const { database } = ground;
    const described = [];
    for (const file of files) described.push(await describeFile(file));
    const limits = {
      maxExpandedBytes: config.archiveMaxExpandedBytes,
      maxRatio: config.archiveMaxRatio,
    };
    const { tables, mappings } = await recogniseTables(database, described, given, limits, output);
    if (options.preview === true) {
      const recognised = Object.fromEntries(tables.map((table) => [table.name, table.mapping]));
      if (output.json) output.result(recognised);
      else output.line(JSON.stringify(recognised, null, 2));
      return;
    }
    if (options.saveMapping !== undefined) {
      const kept = tables.flatMap(({ name, mapping }) =>
        mapping === null ? [] : [[name, mapping] as const],
      );
      await new MappingStore(database.db).saveAll(options.saveMapping, kept, 'system');
    }
    const runs = new RunStore(database.db);
    const unfinished = await runs.findUnfinished(described);
    // The same files may lie elsewhere now; what was read of them is the same.
    const run =
      unfinished === undefined
        ? await runs.add('system', { files: described, mappings })
        : { ...unfinished, input: { files: described, mappings: unfinished.input.mappings } };
    if (unfinished !== undefined) {
      output.line(
        `接续上次未完成的导入（已读 ${run.counts.read} 条）。Going on with an unfinished import (${run.counts.read} read).`,
      );
    }
    const stop = new AbortController();
    signal.addEventListener('abort', () => stop.abort(CLOSING));
    const counts = await workOnRun(run, {
      database,
      target: ground.applicationTarget,
      limits,
      clock: () => Date.now(),
      today: () => dayInShanghai(Date.now()),
      signal: stop.signal,
      onProgress: ({ counts: c, file, done, files: all }) =>
        output.progress(
          '导入',
          all > 1 ? done / all : null,
          `${file} · ${c.read} 条，${c.quarantined} 条隔离`,
        ),
    });
    output.done();
    if (counts === null) {
      output.line(
        '导入尚未完成，再次运行同一命令即可接续。The import is not finished; run the same command to go on.',
      );
      process.exitCode = EXIT.findings;
      return;
    }
    output.line(
      `读入 ${counts.read} 条：新增 ${counts.new}，更新 ${counts.updated}，未变 ${counts.unchanged}，隔离 ${counts.quarantined}；${counts.seconds.toFixed(1)} 秒。`,
    );
    const { notes } = runView((await runs.find(run.id))!);
    for (const note of notes) output.line(noteLine(note));
    if (counts.quarantined > 0) {
      output.line(`查看隔离的记录：zca quarantine list --run ${run.id}`);
      process.exitCode = EXIT.findings;
    }
    output.result({ run: run.id, ...counts, notes });
  });
}

/** What was taken and should be looked at, with where it was first met. */
function noteLine({ count, message, ...note }: ImportRun['notes'][number]): string {
  const where = `${String(note.position['file'] ?? '')} ${place(note)}`.trim();
  const times = count > 1 ? ` ×${count}` : '';
  return `请核对 look at this: ${where}${times}\n  ${message.zh}\n  ${message.en}`;
}

async function importTitles(files: readonly string[], options: CommonOptions): Promise<void> {
  await requireFiles(files);
  await onGround(options, async ({ database }, _config, output) => {
    const counts = { read: 0, taken: 0, refused: 0 };
    for (const file of files) {
      const one = await importClassification(database, file, (read) =>
        output.progress('分类表', null, `${read} 条`),
      );
      counts.read += one.read;
      counts.taken += one.taken;
      counts.refused += one.refused;
    }
    output.line(
      `分类表：读入 ${counts.read} 条，收录 ${counts.taken}，不能识别 ${counts.refused}。`,
    );
    output.result(counts);
  });
}

async function importAwards(files: readonly string[], options: CommonOptions): Promise<void> {
  await requireFiles(files);
  await onGround(options, async ({ database }, config, output) => {
    const awards = new Awards({
      pool: database.pool,
      clock: () => Date.now(),
      today: () => dayInShanghai(Date.now()),
    });
    const total = { read: 0, taken: 0, same: 0, refused: 0 };
    for (const file of files) {
      const report = await awards
        .take(file, path.basename(file), 'system', {
          maxExpandedBytes: config.archiveMaxExpandedBytes,
          maxRatio: config.archiveMaxRatio,
        })
        .catch((error: unknown) => {
          if (!(error instanceof UnreadableTable)) throw error;
          throw new StartupProblem('awards-unreadable', error.words);
        });
      const { read, taken, same, refused } = report;
      await recordAudit(database.db, {
        actor: 'system',
        action: 'awards.import',
        target: path.basename(file),
        detail: { read, taken, same, refused },
      });
      if (report.unread.length > 0) output.line(`${file} 未用的列：${report.unread.join('、')}`);
      for (const { line, words } of report.remarks) {
        output.line(`${file} 第 ${line} 行：${words.zh}`);
        output.line(`  ${words.en}`);
      }
      for (const name of ['read', 'taken', 'same', 'refused'] as const) total[name] += report[name];
    }
    output.line(
      `读入 ${total.read} 行：登记 ${total.taken}，已有 ${total.same}，未能登记 ${total.refused}。`,
    );
    if (total.refused > 0) process.exitCode = EXIT.findings;
    output.result(total);
  });
}

/** Says which file is absent before anything is started. */
async function requireFiles(files: readonly string[]): Promise<void> {
  for (const file of files) {
    const found = await stat(file).catch(() => null);
    if (found !== null) continue;
    throw new StartupProblem('file-absent', {
      zh: `没有文件“${file}”，请核对路径。`,
      en: `There is no file "${file}"; check the path.`,
    });
  }
}
