import type { Sentence } from '../../problem.ts';

/** Parameters of a fault; which of them it has follows from its code. */
export type FaultParams = Readonly<Record<string, string | number>>;

/** Something that a verification found wrong. */
export interface LedgerFault {
  readonly code: FaultCode;
  readonly params: FaultParams;
}

const entry = {
  zh: '{chain} 第 {number} 条（行 {id}）',
  en: 'entry {number} of {chain} (row {id})',
};

/** Every fault as a sentence; a name in braces is a parameter. */
const SENTENCES = {
  'backup-file-damaged': { zh: '{zh}', en: '{en}' },
  'entry-altered': {
    zh: `${entry.zh}被改动：内容与哈希不符。`,
    en: `${entry.en} was altered: its content does not have its hash.`,
  },
  'entry-rewritten': {
    zh: `${entry.zh}被改写：它的哈希与日志第 {index} 位的叶子不符。`,
    en: `${entry.en} was rewritten: its hash is not that of leaf {index} of the log.`,
  },
  'entry-removed': {
    zh: `${entry.zh}被删除：日志第 {index} 位仍有它的叶子。`,
    en: `${entry.en} was removed: leaf {index} of the log still stands for it.`,
  },
  'entry-added': {
    zh: `${entry.zh}是事后加入的：既不在日志里，也不在等待队列里。`,
    en: `${entry.en} was added behind the log: it is neither in it nor waiting for it.`,
  },
  'entry-doubled': { zh: `${entry.zh}出现两次。`, en: `${entry.en} is there twice.` },
  'entry-missing': {
    zh: '{chain} 缺少第 {number} 至 {to} 条。',
    en: '{chain} lacks entries {number} to {to}.',
  },
  'previous-differs': {
    zh: `${entry.zh}与前一条接不上：前一条被替换过。`,
    en: `${entry.en} does not follow from the one before: that one was replaced.`,
  },
  'entries-reordered': {
    zh: `${entry.zh}在日志中排在其前一条之前（第 {index} 位）：顺序被调换。`,
    en: `${entry.en} stands in the log before its predecessor (leaf {index}): the order was changed.`,
  },
  'leaf-altered': {
    zh: '日志第 {index} 位的叶子被改动：它写着 {chain} 第 {number} 条，而行 {id} 是另一条。',
    en: 'Leaf {index} of the log was altered: it names entry {number} of {chain}, and row {id} is another.',
  },
  'leaf-doubled': {
    zh: '日志第 {index} 位的叶子出现两次，或行 {id} 有两个叶子。',
    en: 'Leaf {index} of the log is there twice, or row {id} has two leaves.',
  },
  'leaf-missing': {
    zh: '日志缺少第 {index} 至 {to} 位的叶子。',
    en: 'The log lacks leaves {index} to {to}.',
  },
  'leaves-moved': {
    zh: '日志第 {index} 与 {to} 位的叶子（{chain} 第 {number} 条；{otherChain} 第 {otherNumber} 条）与其上的节点不符：被调换或替换。',
    en: 'Leaves {index} and {to} of the log (entry {number} of {chain}; entry {otherNumber} of {otherChain}) do not have the node above them: they were moved or replaced.',
  },
  'node-altered': {
    zh: '第 {index} 至 {to} 位叶子之上的节点（第 {level} 层）被改动。',
    en: 'The node (level {level}) above leaves {index} to {to} was altered.',
  },
  'node-missing': {
    zh: '第 {index} 至 {to} 位叶子之上的节点（第 {level} 层）缺失。',
    en: 'The node (level {level}) above leaves {index} to {to} is missing.',
  },
  'node-stray': {
    zh: '数据库里有不属于日志的节点（止于第 {index} 位叶子，第 {level} 层）。',
    en: 'There is a node (level {level}, up to leaf {index}) that does not belong to the log.',
  },
  'checkpoint-altered': {
    zh: '大小为 {size} 的检查点被改动：各列与其签名文本不符，或文本无法读取。',
    en: 'The checkpoint of size {size} was altered: its columns differ from its note, or the note cannot be read.',
  },
  'checkpoint-root-differs': {
    zh: '大小为 {size} 的检查点的根与日志不符：第 {from} 至 {to} 位的某些记录在签名之后被改动、删除或调换。',
    en: 'The root of the checkpoint of size {size} is not that of the log: some of leaves {from} to {to} were altered, removed or moved after it was signed.',
  },
  'checkpoint-beyond-log': {
    zh: '大小为 {size} 的检查点超出日志（{leaves} 条）：日志末尾的记录被删除。',
    en: 'The checkpoint of size {size} is beyond the log of {leaves} leaves: leaves at its end were removed.',
  },
  'checkpoint-missing': {
    zh: '日志有 {leaves} 条，而最后的检查点只到 {size}：检查点被删除，或叶子是事后加入的。',
    en: 'The log has {leaves} leaves and its last checkpoint {size}: checkpoints were removed, or leaves added behind.',
  },
  'signature-wrong': {
    zh: '大小为 {size} 的检查点上公钥 {keyId} 的签名不对。',
    en: 'The signature of key {keyId} on the checkpoint of size {size} is wrong.',
  },
  'signature-missing': {
    zh: '大小为 {size} 的检查点没有当时有效公钥的签名。',
    en: 'The checkpoint of size {size} is signed by no key that was in force.',
  },
  'key-unsigned': {
    zh: '大小为 {size} 的检查点引入的公钥 {keyId} 没有得到前任公钥的签名认可。',
    en: 'Key {keyId}, introduced by the checkpoint of size {size}, is not signed for by its predecessor.',
  },
  'key-not-trusted': {
    zh: '账本的公钥中没有您给出的任何一个（现用 {keys}）。',
    en: 'None of the keys of this ledger is one that you gave (those in force: {keys}).',
  },
  'state-differs': {
    zh: '日志状态（大小 {size}）与最后的检查点（{checkpoint}）不符。',
    en: 'The state of the log (size {size}) differs from its last checkpoint ({checkpoint}).',
  },
  'kept-checkpoint-malformed': {
    zh: '您给出的检查点文件无法读取。',
    en: 'The checkpoint that you gave cannot be read.',
  },
  'kept-checkpoint-foreign': {
    zh: '您给出的检查点属于另一个日志“{origin}”。',
    en: 'The checkpoint that you gave belongs to another log, “{origin}”.',
  },
  'log-rewritten': {
    zh: '日志的前 {size} 条不是您保存的检查点所签的内容：日志被改写过。',
    en: 'The first {size} leaves of the log are not those of the checkpoint that you kept: the log was rewritten.',
  },
  'log-shorter': {
    zh: '日志只有 {leaves} 条，少于您保存的检查点的 {size} 条：日志被截短。',
    en: 'The log has {leaves} leaves, fewer than the {size} of the checkpoint that you kept: it was cut.',
  },
  'audit-row-altered': {
    zh: '审计记录第 {id} 行被改动：与账本中的记录不符。',
    en: 'Row {id} of the audit journal was altered: it is not what the ledger has.',
  },
  'audit-row-removed': {
    zh: '审计记录第 {id} 行被删除。',
    en: 'Row {id} of the audit journal was removed.',
  },
  'audit-row-added': {
    zh: '审计记录第 {id} 行是绕过账本加入的。',
    en: 'Row {id} of the audit journal was added past the ledger.',
  },
} as const satisfies Record<string, Sentence>;

export type FaultCode = keyof typeof SENTENCES;

/** A fault as a sentence in both languages. */
export function explainFault({ code, params }: LedgerFault): Sentence {
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  return { zh: fill(SENTENCES[code].zh), en: fill(SENTENCES[code].en) };
}

/** Faults that are kept; of more only the number is told. */
const MOST_KEPT = 1000;

/** The faults of a verification: the first ones, and how many there are. */
export class FaultList {
  readonly kept: LedgerFault[] = [];
  count = 0;

  add(code: FaultCode, params: FaultParams): void {
    this.count += 1;
    if (this.kept.length < MOST_KEPT) this.kept.push({ code, params });
  }
}
