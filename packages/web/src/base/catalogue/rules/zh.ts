import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the page of the mappings to industries and themes in Chinese. */
export const zh = {
  title: '归类规则',
  lead: '专利按 IPC 分类号和关键词归入硬科技产业、战略性新兴产业和规划主题。规则是有版本的表格：导出、修改、上传为新版本，查看差异报告，再由另一人启用。启用后，记录卡片、分面和指标随之改变。',
  kind: '规则表',
  parameters: '认定口径是法规参数（HV1.matchMode 等），在“法规参数”页查看和修改。',
  versions: '版本',
  version: '版本',
  rows: '规则数',
  uploaded: '上传',
  note: '说明',
  state: '状态',
  inForce: '现行',
  notInForce: '未启用',
  shipped: '随平台提供',
  mine: '您上传',
  other: '他人上传',
  open: '查看',
  openOf: (version: string) => `查看版本 ${version}`,
  xlsx: '导出 XLSX',
  csv: '导出 CSV',
  exportOf: (format: string, version: string) => `${format}（${version}）`,
  upload: {
    title: '上传新版本',
    lead: '在导出的表上修改，保留全部列。有一行不合要求，整张表都不收，并逐行说明原因。',
    name: '版本名称',
    nameHelp: '例如 XA9-2026/1，不能与已有版本重名。',
    note: '修改说明',
    file: '修改后的表格',
    send: '上传',
    sending: '正在上传。',
    taken: (version: string, count: number) =>
      `已收为版本 ${version}，共 ${number(count)} 条规则。`,
    refused: (count: number) => `没有收下：${number(count)} 处不合要求，改好后重新上传。`,
  },
  detail: (version: string) => `版本 ${version}`,
  drift: {
    title: '差异报告',
    lead: '用这个版本和现行版本分别归类全部专利，比较结果。',
    start: '生成差异报告',
    again: '重新生成',
    running: (done: number, total: number) =>
      `正在比较：${number(done)} / ${number(total)} 件专利。`,
    failed: '比较没有完成，请重新生成。',
    none: '启用这个版本不改变任何记录的类别。',
    summary: (changed: number, patents: number, from: string, to: string) =>
      `由 ${from} 改为 ${to}：${number(patents)} 件专利中，${number(changed)} 件的类别改变。`,
    primary: (count: number) => `${number(count)} 件的主产业改变。`,
    highValue: (gained: number, lost: number) =>
      `高价值发明专利增加 ${number(gained)} 件，减少 ${number(lost)} 件。`,
    labels: '各类别的专利数',
    label: '类别',
    before: '现在',
    after: '启用后',
    gained: '归入',
    lost: '移出',
    moves: '由哪些类别改为哪些类别',
    from: '现在',
    to: '启用后',
    count: '专利数',
    examples: '例',
    noLabel: '不归类',
    others: (kinds: number, patents: number) =>
      `另有 ${number(kinds)} 种变化，共 ${number(patents)} 件，未列出。`,
  },
  activate: {
    title: '启用',
    own: '这个版本是您上传的，请由另一位有权限的人核对差异报告后启用。',
    first: '请先生成并查看差异报告。',
    needs: '启用须有“启用归类规则”的权限。',
    do: (version: string) => `启用版本 ${version}`,
    ask: '确定启用吗？记录的类别和有关指标将随之改变。',
    yes: '确定启用',
    cancel: '不启用',
    done: (version: string, count: number) =>
      `已启用 ${version}，${number(count)} 条记录正在重新归类。`,
  },
  table: {
    title: '与现行版本不同的规则',
    all: '全部规则',
    showAll: (count: number) => `显示全部 ${number(count)} 条`,
    showChanged: '只显示不同的',
    same: '与现行版本没有不同。',
    id: '规则编号',
    label: '类别',
    symbols: '分类号',
    strength: '强度',
    words: '关键词',
    except: '除外',
    reason: '理由',
    change: '变化',
    changes: { new: '新增', changed: '修改', same: '不变', removed: '删去' },
    sharedWith: (labels: string) => `共有：${labels}`,
  },
  history: {
    title: '启用记录',
    none: '还没有启用过其他版本，现行的是随平台提供的版本。',
    line: (version: string, at: string, changed: number) =>
      `${at} 启用 ${version}，${number(changed)} 件专利的类别改变`,
  },
};

export type RuleCatalogue = typeof zh;
