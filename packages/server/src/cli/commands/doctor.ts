import { statfs } from 'node:fs/promises';
import { redactConfig } from '../../base/config/index.ts';
import { checkRoles } from '../../base/database/index.ts';
import type { Config } from '../../base/config/index.ts';
import { readStored } from '../../base/search/snapshotFolder.ts';
import type { Ground } from '../../ground.ts';
import { countRights } from '../../registry/rightReader.ts';
import { VERSION } from '../../version.ts';
import path from 'node:path';
import type { CommonOptions } from '../common.ts';
import { onGround, zcaCommand } from '../common.ts';
import { EXIT } from '../output.ts';

/** One thing that was looked at. */
interface Finding {
  readonly name: string;
  readonly good: boolean;
  readonly zh: string;
  readonly en: string;
}

const LEAST_FREE_BYTES = 2 * 2 ** 30;

/** `zca doctor`: looks at everything that the platform stands on, and says what to do. */
export function doctorCommand() {
  return zcaCommand('doctor', '检查运行环境 look at what the platform stands on').action(
    async (options: CommonOptions) => {
      await onGround(options, async (ground, config, output) => {
        const findings = [
          runtime(),
          await diskSpace(config),
          ...(await database(ground)),
          await records(ground),
          await snapshot(config),
        ];
        for (const finding of findings) {
          output.line(`${finding.good ? '✓' : '✗'} ${finding.name}：${finding.zh}`);
          if (!finding.good) output.line(`  ${finding.en}`);
        }
        output.result({
          version: VERSION,
          good: findings.every((finding) => finding.good),
          findings,
          settings: redactConfig(config),
        });
        if (findings.some((finding) => !finding.good)) process.exitCode = EXIT.findings;
      });
    },
  );
}

function runtime(): Finding {
  const major = Number(process.versions.node.split('.')[0]);
  return {
    name: 'Node.js',
    // 24's optimiser runs the lens's loops up to three times slower.
    good: major >= 22 && major !== 24,
    zh: `${process.versions.node}，${process.platform} ${process.arch}`,
    en: `Node.js ${process.versions.node}: 22 or 26 is needed; run npm ci so that the pinned one is there.`,
  };
}

async function diskSpace(config: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.dataDirectory);
  const free = bavail * bsize;
  const gib = (free / 2 ** 30).toFixed(1);
  return {
    name: '磁盘 disk',
    good: free >= LEAST_FREE_BYTES,
    zh: `数据目录 ${config.dataDirectory} 尚余 ${gib} GiB`,
    en: `Only ${gib} GiB are free under ${config.dataDirectory}; free at least 2 GiB.`,
  };
}

async function database(ground: Ground): Promise<Finding[]> {
  const { rows } = await ground.database.pool.query<{ version: string; fsync: string }>(
    "select current_setting('server_version') as version, current_setting('fsync') as fsync",
  );
  const { version, fsync } = rows[0]!;
  const faults = await checkRoles(ground.applicationTarget, ground.ownerTarget);
  const versions = await ground.database.db.selectFrom('schema_version').select('name').execute();
  const schema =
    versions
      .map((version) => version.name)
      .toSorted()
      .at(-1) ?? '';
  return [
    {
      name: '数据库 database',
      good: fsync === 'on',
      zh: `PostgreSQL ${version}（${ground.kind}），fsync ${fsync}，结构 ${schema}`,
      en: 'fsync is off: a power failure can lose committed records. Switch it on.',
    },
    {
      name: '角色 roles',
      good: faults.length === 0,
      zh:
        faults.length === 0
          ? '属主与应用分开，应用不能改表结构'
          : faults.map((fault) => fault.code).join('、'),
      en: `The roles are not as they should be: ${faults.map((fault) => fault.code).join(', ')}. See docs/operations.md.`,
    },
  ];
}

async function records(ground: Ground): Promise<Finding> {
  const count = await countRights(ground.database.pool);
  return { name: '记录 records', good: true, zh: `${count} 件`, en: `${count} records` };
}

async function snapshot(config: Config): Promise<Finding> {
  const stored = await readStored(path.join(config.dataDirectory, 'lens', 'rights'));
  return {
    name: '检索快照 snapshot',
    good: true,
    zh: stored === undefined ? '没有，下次启动时由数据库重建' : `有，截至 ${stored.day}`,
    en:
      stored === undefined
        ? 'none; the next start makes the index anew'
        : `there, of ${stored.day}`,
  };
}
