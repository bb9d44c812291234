import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  BoundaryLevel,
  type Datum,
  boundaryFaultWords,
  readApproval,
  readDatum,
} from '@zca/domain/places';
import type { Command } from 'commander';
import { StartupProblem } from '../../base/problem.ts';
import { importBoundaries } from '../../places/index.ts';
import { type CommonOptions, onGround, zcaCommand } from '../common.ts';
import { EXIT, type Output } from '../output.ts';

interface BoundaryOptions extends CommonOptions {
  readonly level: string;
  readonly datum: string;
  readonly title?: string;
  readonly titleEn?: string;
  readonly approval?: string;
  readonly schematic?: boolean;
  readonly source?: string;
}

/** `zca import boundaries FILE`: a city's official boundaries as GeoJSON. */
export function importBoundariesCommand(): Command {
  return zcaCommand(
    'boundaries',
    '导入区县、开发区或街道的边界（GeoJSON） import boundaries of districts, zones or streets',
  )
    .argument('<file>', 'GeoJSON 文件 a file of GeoJSON (RFC 7946)')
    .requiredOption('--level <LEVEL>', 'district 区县 | zone 开发区 | street 街道和镇')
    .requiredOption('--datum <DATUM>', 'cgcs2000 | wgs84 | gcj02 | bd09')
    .option('--approval <NUMBER>', '审图号 map approval number')
    .option('--schematic', '没有审图号，作为示意图 has no approval number: a schematic')
    .option('--title <TITLE>', '名称 title')
    .option('--title-en <TITLE>', '英文名称 title in English')
    .option('--source <SOURCE>', '来源 where it comes from')
    .action(async (file: string, _options: unknown, command: Command) => {
      await run(file, command.optsWithGlobals<BoundaryOptions>());
    });
}

async function run(file: string, options: BoundaryOptions): Promise<void> {
  const level = levelOf(options.level);
  const datum = datumOf(options.datum);
  const approval = approvalOf(options);
  const name = path.basename(file);
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new StartupProblem('file-absent', {
      zh: `不能读取文件“${file}”（${error.code ?? ''}），请核对路径。`,
      en: `The file "${file}" cannot be read (${error.code ?? ''}); check the path.`,
    });
  });
  const title = options.title?.trim() || name;
  await onGround(options, async ({ database }, _config, output) => {
    const told = await importBoundaries(
      database,
      {
        name,
        bytes,
        level,
        datum,
        title: { zh: title, en: options.titleEn?.trim() || title },
        approval: approval?.approval ?? null,
        source: options.source?.trim() || name,
      },
      { actor: 'system', at: new Date().toISOString() },
    );
    if (approval?.isUsual === false)
      output.line(
        `请核对审图号“${approval.approval}”：形式少见。Check the approval number: its form is unusual.`,
      );
    tellFaults(output, '未导入 refused', told.refused);
    tellFaults(output, '请核对 look at this', told.remarks);
    output.line(
      told.same
        ? `与现行边界（第${told.set}号）相同，未作改动。The same boundaries are in force as set ${told.set}.`
        : `已导入 ${told.taken} 个区域（第${told.set}号），即日起生效；未导入 ${told.refused.length} 个。`,
    );
    if (told.refused.length > 0) process.exitCode = EXIT.findings;
    output.result(told);
  });
}

function tellFaults(
  output: Output,
  label: string,
  faults: readonly Parameters<typeof boundaryFaultWords>[0][],
): void {
  for (const fault of faults) {
    const { zh, en } = boundaryFaultWords(fault);
    output.line(`${label}: ${zh}\n  ${en}`);
  }
}

function levelOf(text: string): BoundaryLevel {
  const level = BoundaryLevel.safeParse(text.trim().toLowerCase());
  if (level.success) return level.data;
  throw new StartupProblem('bad-level', {
    zh: `--level 应为 district（区县）、zone（开发区）或 street（街道和镇），不是“${text}”。`,
    en: `--level should be district, zone or street, not "${text}".`,
  });
}

function datumOf(text: string): Datum {
  const datum = readDatum(text);
  if (datum !== null) return datum;
  throw new StartupProblem('bad-datum', {
    zh: `--datum 应为 cgcs2000、wgs84、gcj02 或 bd09，不是“${text}”。请向提供数据的单位核实坐标系。`,
    en: `--datum should be cgcs2000, wgs84, gcj02 or bd09, not "${text}". Ask whoever gave you the file.`,
  });
}

function approvalOf({ approval, schematic }: BoundaryOptions): ReturnType<typeof readApproval> {
  if (approval === undefined && schematic === true) return null;
  const read = approval === undefined || schematic === true ? null : readApproval(approval);
  if (read !== null) return read;
  throw new StartupProblem('bad-approval', {
    zh: '请用 --approval 给出审图号（如“陕S（2023）012号”）；没有审图号的，用 --schematic 作为示意图导入，两者只取其一。',
    en: 'Give the map approval number with --approval, such as 陕S（2023）012号, or say --schematic when there is none; one of the two.',
  });
}
