import { once } from 'node:events';
import { dayInShanghai } from '@zca/standards';
import { Command } from 'commander';
import { readTable, openInput, writeCsv } from '@zca/formats';
import {
  quarantineColumns,
  quarantineRows,
  place,
  sentence,
} from '../../registry/import/quarantineExport.ts';
import { QuarantineStore } from '../../registry/import/quarantineStore.ts';
import { retryQuarantine } from '../../registry/import/retry.ts';
import type { CommonOptions } from '../common.ts';
import { HELP, besideOutput, onGround, openOutput, wholeNumber, zcaCommand } from '../common.ts';
import { EXIT } from '../output.ts';

interface RunOption extends CommonOptions {
  readonly run?: string;
}

const RUN = ['--run <N>', '只看这一次导入 only this import'] as const;

/** `zca quarantine list | export | mend | retry`: what could not be taken. */
export function quarantineCommand() {
  // Only the commands below take options: the parent would swallow them.
  const command = new Command('quarantine')
    .description('隔离的记录 records that could not be taken')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    zcaCommand('list', '列出 list what waits, with place, field and rule')
      .option(...RUN)
      .action(list),
  );
  command.addCommand(
    zcaCommand('export', '导出为 CSV write what waits as CSV')
      .argument('<file>', '输出文件，- 为标准输出 output file, - for standard output')
      .option(...RUN)
      .action(exportCsv),
  );
  command.addCommand(
    zcaCommand(
      'mend',
      '按改好的表改正 mend from a table with the columns 编号 (id) and those to change',
    )
      .argument('<file>', '改好的 CSV/XLSX mended table')
      .action(mend),
  );
  command.addCommand(
    zcaCommand('retry', '重试 try what waits again')
      .option(...RUN)
      .action(retry),
  );
  return command;
}

function filterOf(options: RunOption) {
  return { ...runOf(options), statuses: ['open', 'mended'] as const };
}

function runOf(options: RunOption) {
  const importRunId = wholeNumber(options.run, 'run');
  return importRunId === undefined ? {} : { importRunId };
}

async function list(options: RunOption): Promise<void> {
  await onGround(options, async ({ database }, _config, output) => {
    const store = new QuarantineStore(database.db);
    const items = [];
    for await (const row of quarantineRows(store, filterOf(options))) {
      output.line(
        `#${row.id} ${String(row.position['file'] ?? row.file ?? '')} ${place(row)} [${row.rule}] ${sentence(row, 'zh')}`,
      );
      if (output.json) {
        items.push({
          id: row.id,
          importRun: row.importRunId,
          file: String(row.position['file'] ?? row.file ?? ''),
          position: row.position,
          field: row.field,
          rule: row.rule,
          message: { zh: sentence(row, 'zh'), en: sentence(row, 'en') },
          status: row.status,
          raw: row.mended ?? row.raw,
        });
      }
    }
    output.line(`共 ${await store.count(filterOf(options))} 条。`);
    output.result({ items });
  });
}

async function exportCsv(file: string, options: RunOption): Promise<void> {
  const target = await openOutput(file);
  await onGround(besideOutput(file, options), async ({ database }, _config, output) => {
    const store = new QuarantineStore(database.db);
    const { rows } = await writeCsv(
      quarantineRows(store, filterOf(options)),
      quarantineColumns(),
      target,
    );
    if (target === process.stdout) return;
    target.end();
    await once(target, 'finish');
    output.line(`已写出 ${rows} 条。`);
    output.result({ rows });
  });
}

/** Each row names its record by `编号` or `id`; other columns are headers of the original table. */
async function mend(file: string, options: CommonOptions): Promise<void> {
  await onGround(options, async ({ database }, _config, output) => {
    const store = new QuarantineStore(database.db);
    const counts = { mended: 0, unknown: 0 };
    for await (const entry of openInput(file)) {
      for await (const item of readTable(entry)) {
        if (item.kind !== 'row') continue;
        const id = Number(item.cells['编号'] ?? item.cells['id']);
        const found = Number.isSafeInteger(id) ? await store.find(id) : undefined;
        if (found === undefined || found.raw === null || found.mapping === null) {
          counts.unknown += 1;
          continue;
        }
        const { raw, mapping } = found;
        // A cell that was empty is not kept; its header is known to the mapping.
        const changed = Object.entries(item.cells).filter(
          ([header, value]) =>
            value !== null && value !== '' && (header in raw || header in mapping.columns),
        );
        await store.mend(id, {
          ...(found.mended ?? raw),
          ...Object.fromEntries(changed.map(([header, value]) => [header, String(value)])),
        });
        counts.mended += 1;
      }
    }
    output.line(
      `已改正 ${counts.mended} 条，认不出 ${counts.unknown} 条；运行 zca quarantine retry 重试。`,
    );
    output.result(counts);
  });
}

async function retry(options: RunOption): Promise<void> {
  await onGround(options, async ({ database }, _config, output) => {
    const counts = await retryQuarantine(
      { database, clock: () => Date.now(), today: () => dayInShanghai(Date.now()) },
      runOf(options),
    );
    output.line(`重试 ${counts.tried} 条：收录 ${counts.taken}，仍被隔离 ${counts.refused}。`);
    output.result(counts);
    if (counts.refused > 0) process.exitCode = EXIT.findings;
  });
}
