import { once } from 'node:events';
import { PLATFORM } from '@zca/procedure';
import { Command } from 'commander';
import { recordAudit } from '../../base/ledger/index.ts';
import { createLogger } from '../../base/log/log.ts';
import { StartupProblem } from '../../base/problem.ts';
import { UnreadableTable } from '../../base/tables/index.ts';
import { mattersBesidePlatform } from '../../matters/index.ts';
import { exportedTickets, readTicketRows, Tickets, ticketsAsCsv } from '../../protection/index.ts';
import type { CommonOptions } from '../common.ts';
import { besideOutput, HELP, onGround, openOutput, zcaCommand } from '../common.ts';
import { EXIT } from '../output.ts';

interface ExportOptions extends CommonOptions {
  readonly from?: string;
  readonly to?: string;
  readonly changedOnly?: boolean;
}

/** `zca tickets import | export`: tickets of 12315 and 12345. */
export function ticketsCommand() {
  const command = new Command('tickets')
    .description('12315、12345工单 tickets of 12315 and 12345')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    zcaCommand('import', '登记为投诉、举报 register tickets as complaints and reports')
      .argument('<file>', 'CSV、XLSX 或 JSON')
      .action(importTickets),
  );
  command.addCommand(
    zcaCommand('export', '导出工单和状态，隐去个人信息 tickets with their status, masked')
      .argument('<file>', '输出 CSV，- 为标准输出 output file, - for standard output')
      .option('--from <DAY>', '收到日期起 received from')
      .option('--to <DAY>', '收到日期止 received to')
      .option('--changed-only', '只要状态有变化的 only where the status has changed')
      .action(exportTickets),
  );
  return command;
}

async function importTickets(file: string, options: CommonOptions): Promise<void> {
  await onGround(options, async ({ database }, config, output) => {
    const matters = await mattersBesidePlatform({
      database,
      config,
      logger: createLogger('warn'),
      clock: Date.now,
      demonstration: false,
    });
    const rows = await readTicketRows(file, {
      maxExpandedBytes: config.archiveMaxExpandedBytes,
      maxRatio: config.archiveMaxRatio,
    }).catch((error: unknown) => {
      if (!(error instanceof UnreadableTable)) throw error;
      throw new StartupProblem('tickets-unreadable', error.words);
    });
    const report = await new Tickets(matters).take(rows, PLATFORM, file);
    const { read, taken, changed, same, refused } = report;
    await recordAudit(database.db, {
      actor: 'system',
      action: 'tickets.import',
      target: file,
      detail: { read, taken, changed, same, refused },
    });
    for (const { row, words } of [...report.refusals, ...report.notes]) {
      output.line(`${file} 第 ${row} 行：${words.zh}`);
      output.line(`  ${words.en}`);
    }
    output.line(`读入 ${read} 行：登记 ${taken}，更新 ${changed}，未变 ${same}，隔离 ${refused}。`);
    if (refused > 0) process.exitCode = EXIT.findings;
    output.result({ read, taken, changed, same, refused });
  });
}

async function exportTickets(file: string, options: ExportOptions): Promise<void> {
  await onGround(besideOutput(file, options), async ({ database }, config, output) => {
    const matters = await mattersBesidePlatform({
      database,
      config,
      logger: createLogger('warn'),
      clock: Date.now,
      demonstration: false,
    });
    const { from = '2020-01-01', to = '9999-12-31', changedOnly = false } = options;
    const found = [];
    for await (const one of exportedTickets(matters, PLATFORM, { from, to, changedOnly })) {
      found.push(one);
    }
    await recordAudit(database.db, {
      actor: 'system',
      action: 'tickets.export',
      target: file,
      detail: { rows: found.length, personal: 0, from, to, changedOnly },
    });
    const target = await openOutput(file);
    const written = ticketsAsCsv(found, 'zh', true).pipe(target);
    await once(written, file === '-' ? 'unpipe' : 'finish');
    if (file !== '-') {
      output.line(`已导出 ${found.length} 张工单到 ${file}。`);
      output.result({ tickets: found.length, file });
    }
  });
}
