import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the page that verifies proofs. The type of this value is what English must fill. */
export const zh = {
  title: '凭证核验',
  lead: '事项的凭证文件记着每一步办理。核验只在您的浏览器里进行，不上传、不取数，断网也能做。',
  choose: '选择凭证文件',
  drop: '或把文件拖到这里（.json）',
  computing: '正在核验…',
  unreadable: (name: string) => `“${name}”打不开。换一个文件再试。`,
  tooLarge: (name: string) => `“${name}”超过 100 MB，不是凭证文件。`,
  keys: '我信任的公钥',
  keysHelp: '从平台之外得到的公钥，每行一个；填了才能确认签名者是谁。可留空。',
  keysWrong: (line: number) => `第 ${number(line)} 行不是公钥，核验时没有采用。`,
  verdicts: {
    verified: '核验通过',
    unconfirmed: '内容相符，尚待确认',
    refuted: '核验不通过',
  },
  verdictNotes: {
    verified: '每一步都没有改动，并在您信任的公钥签名的日志里。',
    unconfirmed: '没有发现改动，但签名者或日志尚未全部确认，见下面的说明。',
    refuted: '这份凭证与当时的记录不符，不能采信。',
  },
  recomputed: '在您的浏览器里重算，没有向服务器取数。',
  checks: '核验项目',
  levels: { good: '相符', note: '说明', fault: '不符' },
  acts: '办理过程',
  actsNote: (count: number) => `共 ${number(count)} 条记录，按先后排列`,
  act: (n: number) => `第 ${number(n)} 条记录`,
  states: { 'in-log': '已入日志', pending: '尚未入日志', faulty: '不符' },
  withheld: '这一步的内容没有向您公开，它的哈希仍保证链条完整。',
  undisclosed: '未公开，只留承诺',
  between: '；',
  hash: '哈希',
  all: (count: number) => `显示全部 ${number(count)} 条`,
  chain: '链',
  size: '日志条数',
  at: '检查点时间',
  compare: '与平台现在的日志比对',
  compareLead: '这一步会联网：取平台公布的公钥和最新检查点，看日志有没有被改写。',
  compareButton: '联网比对',
  unreachable: '连不上平台，未能比对；上面的核验结果不受影响。',
  keysOfPlatform: (names: string) => `平台公布的现用公钥：${names}`,
  another: '核验另一份凭证',
};

export type ProofCatalogue = typeof zh;
