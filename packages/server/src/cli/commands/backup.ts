import path from 'node:path';
import { backup, restore } from '../../base/backup/index.ts';
import type { Config } from '../../base/config/index.ts';
import { applicationRoleOf, openGround } from '../../ground.ts';
import type { CommonOptions } from '../common.ts';
import { configOf, onGround, zcaCommand } from '../common.ts';
import { Output } from '../output.ts';

/** Folder of the content-addressed files of a data folder. */
function filesOf(config: Config): string {
  return path.join(config.dataDirectory, 'files');
}

/** `zca backup DIR`: one consistent backup, while the platform goes on working. */
export function backupCommand() {
  return zcaCommand('backup', '备份 write one consistent backup')
    .argument('<dir>', '新的或空的文件夹 a new or empty folder')
    .action(async (to: string, options: CommonOptions) => {
      await onGround(options, async (ground, config, output) => {
        const started = performance.now();
        const manifest = await backup({
          owner: ground.ownerTarget,
          filesDirectory: filesOf(config),
          to,
          log: (what) => output.progress('备份', null, what),
        });
        const seconds = (performance.now() - started) / 1000;
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        output.line(
          `已备份 ${manifest.tables.length} 张表、${rows} 行，结构 ${manifest.schemaVersion}，${seconds.toFixed(1)} 秒。`,
        );
        output.result({
          to,
          tables: manifest.tables.length,
          rows,
          schemaVersion: manifest.schemaVersion,
          seconds,
        });
      });
    });
}

/** `zca restore DIR`: into an empty data folder or database. */
export function restoreCommand() {
  return zcaCommand('restore', '恢复到空的数据目录 restore into an empty data folder')
    .argument('<dir>', '备份文件夹 folder of the backup')
    .action(async (from: string, options: CommonOptions) => {
      const config = configOf(options);
      const output = new Output({ json: options.json === true });
      const started = performance.now();
      const ground = await openGround(config, {
        log: (sentence) => output.line(sentence),
        mayAttach: false,
        migrate: false,
      });
      try {
        const manifest = await restore({
          from,
          into: {
            owner: ground.ownerTarget,
            applicationRole: applicationRoleOf(config, ground),
            filesDirectory: filesOf(config),
          },
          log: (what) => output.progress('恢复', null, what),
        });
        const seconds = (performance.now() - started) / 1000;
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        output.done();
        output.line(
          `已恢复 ${manifest.tables.length} 张表、${rows} 行，${seconds.toFixed(1)} 秒。`,
        );
        output.result({
          from,
          tables: manifest.tables.length,
          rows,
          schemaVersion: manifest.schemaVersion,
          seconds,
        });
      } finally {
        output.done();
        await ground.close();
      }
    });
}
