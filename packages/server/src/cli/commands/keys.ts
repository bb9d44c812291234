import { Command } from 'commander';
import {
  type KeyOfLog,
  type KeyOptions,
  keysOfLog,
  replaceLostKeys,
  rotateKeys,
} from '../../base/ledger/index.ts';
import type { CommonOptions } from '../common.ts';
import { HELP, onGround, zcaCommand } from '../common.ts';
import type { Output } from '../output.ts';

/** `zca keys list | rotate | replace`: the keys that sign the checkpoints of the ledger. */
export function keysCommand() {
  const command = new Command('keys')
    .description('账本的签名密钥 the signing keys of the ledger')
    .showHelpAfterError(HELP)
    .exitOverride();
  command.addCommand(
    zcaCommand('list', '列出历次公钥 list the public keys').action(
      async (options: CommonOptions) => {
        await onGround(options, async (ground, _config, output) => {
          const keys = await keysOfLog(ground.database.pool);
          for (const key of keys) output.line(describe(key));
          output.result({ keys });
        });
      },
    ),
  );
  command.addCommand(
    zcaCommand(
      'rotate',
      '更换密钥，由旧密钥认可新密钥 new keys, signed for by the old ones',
    ).action((options: CommonOptions) => change(options, rotateKeys)),
  );
  command.addCommand(
    zcaCommand('replace', '密钥丢失后生成新密钥 new keys for those that are lost').action(
      (options: CommonOptions) => change(options, replaceLostKeys),
    ),
  );
  return command;
}

async function change(
  options: CommonOptions,
  work: (options: KeyOptions) => Promise<string[]>,
): Promise<void> {
  await onGround(options, async (ground, config, output) => {
    const keys = await work({
      database: ground.database,
      dataDirectory: config.dataDirectory,
      now: () => new Date().toISOString(),
    });
    tell(output, keys);
    output.result({ keys });
  });
}

function tell(output: Output, keys: readonly string[]): void {
  for (const key of keys) output.line(`新公钥 New key: ${key}`);
  output.line(
    '请公布新公钥，并把数据目录下的 keys 文件夹另存到备份之外的安全处。Publish it, and keep a copy of the folder keys apart from the backups.',
  );
}

function describe(key: KeyOfLog): string {
  const end = key.lost ? '丢失 lost' : '停用 ended';
  const state = key.endedAt === null ? '现用 in force' : `${end} ${key.endedAt}`;
  return `${key.key}（${key.algorithm}，${key.introducedAt}，${state}）`;
}
