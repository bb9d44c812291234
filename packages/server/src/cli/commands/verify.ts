import { readFileSync } from 'node:fs';
import { parseKey } from '@zca/ledger';
import {
  backupSource,
  databaseSource,
  explainFault,
  type LedgerSource,
  type VerificationOptions,
  verifyLedger,
} from '../../base/ledger/verify/index.ts';
import { StartupProblem } from '../../base/problem.ts';
import { openGround } from '../../ground.ts';
import type { CommonOptions } from '../common.ts';
import { configOf, zcaCommand } from '../common.ts';
import { EXIT, Output } from '../output.ts';

interface VerifyOptions extends CommonOptions {
  readonly backup?: string;
  readonly keys?: string;
  readonly checkpoint?: string;
}

/** `zca verify`: the whole ledger, of a database or of a backup, recomputed and compared. */
export function verifyCommand() {
  return zcaCommand('verify', '查验账本 verify the ledger of the data folder or of a backup')
    .option('--backup <DIR>', '查验备份文件夹，不需要数据库 a backup, without any database')
    .option('--keys <FILE>', '您信任的公钥，每行一个 keys that you trust, one a line')
    .option('--checkpoint <FILE>', '您保存的检查点 a checkpoint that you kept')
    .action(async (options: VerifyOptions) => {
      const output = new Output({ json: options.json === true });
      const kept = readKept(options);
      const { source, close } = await openSource(options, output);
      const started = performance.now();
      try {
        const report = await verifyLedger(source, kept);
        const seconds = (performance.now() - started) / 1000;
        for (const fault of report.faults) {
          const sentence = explainFault(fault);
          output.line(`✗ ${sentence.zh}`);
          output.line(`  ${sentence.en}`);
        }
        const more = report.faultCount - report.faults.length;
        if (more > 0) output.line(`……还有 ${more} 处。And ${more} more.`);
        const speed = Math.round(report.entries / Math.max(seconds, 0.001));
        output.line(
          `${report.entries} 条记录、${report.chains} 条链、日志 ${report.leaves} 条、${report.checkpoints} 个检查点、${report.auditRows} 条审计记录；等待进入日志 ${report.waiting} 条。${seconds.toFixed(1)} 秒，每秒 ${speed} 条。`,
        );
        for (const key of report.keys) output.line(`公钥 key ${key}`);
        output.line(
          report.faultCount === 0
            ? '✓ 账本完好：没有改动、删除或调换。The ledger is sound.'
            : `✗ 发现 ${report.faultCount} 处不符。${report.faultCount} faults.`,
        );
        output.result({ ...report, seconds });
        if (report.faultCount > 0) process.exitCode = EXIT.findings;
      } finally {
        output.done();
        await source.close();
        await close();
      }
    });
}

async function openSource(
  options: VerifyOptions,
  output: Output,
): Promise<{ source: LedgerSource; close: () => Promise<void> }> {
  if (options.backup !== undefined) {
    return { source: await backupSource(options.backup), close: async () => undefined };
  }
  const ground = await openGround(configOf(options), {
    log: (sentence) => output.line(sentence),
    mayAttach: true,
    // To look is not to change.
    migrate: false,
  });
  try {
    return { source: await databaseSource(ground.ownerTarget), close: () => ground.close() };
  } catch (error) {
    await ground.close();
    throw error;
  }
}

function readKept({ keys, checkpoint }: VerifyOptions): VerificationOptions {
  return {
    ...(keys === undefined ? {} : { keys: readKeys(keys) }),
    ...(checkpoint === undefined ? {} : { checkpoint: readText(checkpoint) }),
  };
}

function readKeys(file: string): string[] {
  const lines = readText(file)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const wrong = lines.findIndex((line) => parseKey(line) === undefined);
  if (wrong === -1 && lines.length > 0) return lines;
  throw new StartupProblem('keys-file', {
    zh: `公钥文件“${file}”第 ${wrong + 1} 行不是公钥；应为“名称+编号+Base64”，每行一个。`,
    en: `Line ${wrong + 1} of the file of keys "${file}" is no key; each line should be name+id+base64.`,
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new StartupProblem('file-not-readable', {
      zh: `不能读取文件“${file}”（${code}），请核对路径和权限。`,
      en: `The file "${file}" cannot be read (${code}); check path and permissions.`,
    });
  }
}
