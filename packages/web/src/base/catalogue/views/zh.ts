import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of views that stand beside the list. The type of this value is what English must fill. */
export const zh = {
  numbers: {
    title: '批量查号',
    lead: '粘贴或上传一批号码，逐个查出平台收录的记录，列出未收的、不止一件的和认不出的。',
    text: '号码',
    textHelp:
      '每行一个；也可直接粘贴表格里的几列，只取其中的号码。申请号、专利号、公开（公告）号、国际申请号、商标注册号都可以，写法不限。一次最多 50,000 个。',
    example: '例如\n201710601862.3\nZL 2017 1 0601862.3\nCN 107999999 A\nUS-2007255977-A1',
    lookUp: '查号',
    lookingUp: '正在查号',
    orFile: '或从文件读取',
    fileHelp: 'TXT 按行读；CSV、XLSX、JSONL 取号码最多的一列。',
    chooseFile: '选择文件',
    empty: '还没有号码。先粘贴或选择文件。',
    privacy: '号单只有你自己能看到，保留一天，也可随时删除。',
    resultTitle: (count: number) => `查号结果 ${number(count)} 个`,
    fromFile: (file: string) => `文件 ${file}`,
    fromText: '粘贴的号码',
    column: (column: string) => `取“${column}”列`,
    until: (time: string) => `保留到 ${time}`,
    records: (count: number) => `共 ${number(count)} 件记录`,
    showRecords: (count: number) => `检索这 ${number(count)} 件`,
    save: '下载对照表 CSV',
    remove: '删除号单',
    another: '再查一批',
    filter: '按结果筛选',
    outcomes: {
      entries: '全部',
      found: '查到',
      ambiguous: '不止一件',
      missed: '未收',
      unreadable: '认不出',
      repeated: '重复',
    },
    line: '行',
    written: '原文',
    outcome: '结果',
    record: '记录',
    readAs: (reading: string) => `读作 ${reading}`,
    repeats: (line: string) => `与第 ${line} 行相同`,
    missedNote: '号码合规则，平台未收录',
    nothing: '没有这一类。',
    range: (from: string, to: string, total: string) => `${from}–${to}，共 ${total} 个`,
    previous: '上一页',
    next: '下一页',
  },
};

export type ViewCatalogue = typeof zh;
