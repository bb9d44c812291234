import { StartupProblem } from '../problem.ts';

export function keyMissing(folder: string, keys: readonly string[]): StartupProblem {
  const names = keys.join(', ');
  return new StartupProblem('ledger-key-missing', {
    zh: `账本的签名密钥 ${names} 不在 ${folder} 中，平台不启动。请从密钥的另存副本恢复密钥文件；如果确实丢失，运行 zca keys replace，它会生成新密钥并把丢失记入账本。`,
    en: `The ledger's signing key ${names} is not in ${folder}, so the platform does not start. Put the key file back from the copy that was kept; if it is lost for good, run zca keys replace, which makes a new key and records the loss in the ledger.`,
  });
}

export function keysNotLost(): StartupProblem {
  return new StartupProblem('ledger-keys-not-lost', {
    zh: '账本的签名密钥都在，没有丢失；要更换密钥请运行 zca keys rotate，新密钥由旧密钥签名认可。',
    en: 'No signing key of the ledger is missing. To change keys run zca keys rotate, so that the old key signs for the new one.',
  });
}

export function noKeysYet(): StartupProblem {
  return new StartupProblem('ledger-no-keys', {
    zh: '账本还没有签名密钥；第一次启动平台时会生成。',
    en: 'The ledger has no signing key yet; the first start of the platform makes one.',
  });
}

export function logDiffers(size: number, found: number): StartupProblem {
  return new StartupProblem('ledger-log-differs', {
    zh: `账本的日志应有 ${size} 条，数据库中与之不符（找到 ${found} 个子树）：日志被改动过。请运行 zca verify 查明，并从备份恢复。`,
    en: `The log of the ledger should have ${size} leaves, and the database does not have their subtrees (${found} found): the log was tampered with. Run zca verify to see where, and restore a backup.`,
  });
}
