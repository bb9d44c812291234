import { Command } from 'commander';
import {
  type KeyOfLog,
  type KeyOptions,
  keysOfLog,
  replaceLostKeys,
  rotateKeys,
} from '../../base/ledger/index.ts';
import { rotateSealingKey } from '../../base/secrecy/index.ts';
import type { CommonOptions } from '../common.ts';
import { HELP, configOf, onGround, zcaCommand } from '../common.ts';
import { Output } from '../output.ts';

/** `zca keys list | rotate | replace | seal`: the keys that sign the ledger, and those that seal. */
export function keysCommand() {
  const command = new Command('keys')
    .description(
      '账本的签名密钥和个人信息的加密密钥 the keys that sign the ledger and seal personal values',
    )
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
  command.addCommand(
    zcaCommand(
      'seal',
      '生成新的加密密钥，下次启动起使用，旧密钥仍可解密 a new key that seals personal values from the next start on; the old ones still open',
    ).action((options: CommonOptions) => {
      const output = new Output({ json: options.json === true });
      const file = rotateSealingKey(configOf(options).dataDirectory);
      output.line(
        `新加密密钥 New key: ${file}。旧密钥文件须保留并另存。Keep the old files, and a copy of all of them apart from the backups.`,
      );
      output.result({ file });
    }),
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
