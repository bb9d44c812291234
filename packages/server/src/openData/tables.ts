import { Buffer } from 'node:buffer';
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type ClassRuleSet, INDUSTRIES } from '@zca/domain/registry';
import { type OutputColumn, writeCsv, writeXlsx } from '@zca/formats';
import { xianDivisions } from '@zca/standards';
import type { LawStore } from '../law/index.ts';
import type { Bilingual, DatasetFacts, Notice, OpenFile, OpenSource } from './dataset.ts';

/** A small table, which is made anew for every answer. */
interface Table<Row> {
  readonly columns: readonly (Bilingual & {
    readonly key: string;
    readonly value: (row: Row) => string | number | null;
  })[];
  readonly rows: () => Promise<readonly Row[]>;
}

/** The law and the tables by which rights are sorted. */
export function tableSources(
  law: LawStore,
  industryRules: () => Promise<ClassRuleSet>,
): OpenSource[] {
  return [parameters(law), calendar(law), divisions(), industries(industryRules)];
}

function parameters(law: LawStore): OpenSource {
  type Row = Awaited<ReturnType<LawStore['listParameters']>>[number];
  const table: Table<Row> = {
    columns: [
      { key: 'key', zh: '参数', en: 'Parameter', value: (row) => row.key },
      { key: 'titleZh', zh: '名称', en: 'Title (Chinese)', value: (row) => row.title.zh },
      { key: 'titleEn', zh: '英文名称', en: 'Title (English)', value: (row) => row.title.en },
      {
        key: 'value',
        zh: '值',
        en: 'Value',
        value: ({ value }) => (typeof value === 'object' ? JSON.stringify(value) : value),
      },
      { key: 'unit', zh: '单位', en: 'Unit', value: (row) => row.unit },
      { key: 'source', zh: '依据', en: 'Instrument', value: (row) => row.sourceTitle },
      { key: 'documentNumber', zh: '文号', en: 'Number', value: (row) => row.documentNumber },
      { key: 'article', zh: '条款', en: 'Article', value: (row) => row.article },
      {
        key: 'effectiveFrom',
        zh: '施行日',
        en: 'In force from',
        value: (row) => row.effectiveFrom,
      },
      { key: 'effectiveTo', zh: '失效日', en: 'In force until', value: (row) => row.effectiveTo },
      { key: 'mark', zh: '可信标记', en: 'Mark of confidence', value: (row) => row.mark },
    ],
    rows: () => law.listParameters(),
  };
  return sourceOf(
    {
      id: 'legal-parameters',
      title: { zh: '法规参数', en: 'Parameters of law' },
      about: {
        zh: '期限、年费等法规参数：每行一个值，带条款、施行日和可信标记。',
        en: 'Terms, limits and fees of the law: one dated value a row, with its article and a mark of confidence.',
      },
      keywords: [
        { zh: '知识产权法规', en: 'intellectual property law' },
        { zh: '期限', en: 'time limits' },
      ],
    },
    table,
    async () => {
      const rows = await law.listParameters();
      const days = rows.map((row) => row.effectiveFrom).toSorted();
      const changes = rows.map((row) => row.recordedAt).toSorted();
      return { count: rows.length, ...ends(days), ...modified(changes.at(-1)) };
    },
  );
}

function calendar(law: LawStore): OpenSource {
  const days = async () =>
    (await law.listYears()).flatMap(({ notice, days: own }) =>
      own.map((one) => ({ ...one, notice })),
    );
  const table: Table<Awaited<ReturnType<typeof days>>[number]> = {
    columns: [
      { key: 'day', zh: '日期', en: 'Day', value: (row) => row.day },
      { key: 'kind', zh: '类别', en: 'Kind', value: (row) => row.kind },
      { key: 'notice', zh: '通知', en: 'Notice', value: (row) => row.notice },
    ],
    rows: days,
  };
  return sourceOf(
    {
      id: 'working-calendar',
      title: { zh: '工作日历', en: 'Working calendar' },
      about: {
        zh: '国务院办公厅历年通知规定的放假日（holiday）和调休上班日（workday），计算期限时使用。',
        en: 'Days off (holiday) and weekends worked (workday) by the yearly notices of the State Council, with which limits are computed.',
      },
      keywords: [{ zh: '节假日', en: 'public holidays' }],
    },
    table,
    async () => {
      const all = await days();
      return { count: all.length, ...ends(all.map(({ day }) => day).toSorted()) };
    },
  );
}

function divisions(): OpenSource {
  const rows = xianDivisions();
  const table: Table<(typeof rows)[number]> = {
    columns: [
      { key: 'code', zh: '代码', en: 'Code', value: (row) => row.code },
      { key: 'name', zh: '名称', en: 'Name', value: (row) => row.name },
      { key: 'shortName', zh: '简称', en: 'Short name', value: (row) => row.shortName },
      { key: 'nameEn', zh: '英文名称', en: 'Name (English)', value: (row) => row.en },
    ],
    rows: async () => rows,
  };
  return sourceOf(
    {
      id: 'divisions',
      title: { zh: '区县代码', en: 'Districts and counties' },
      about: {
        zh: '西安市各区县的 GB/T 2260 代码，记录中的行政区划用它表示。',
        en: "GB/T 2260 codes of the districts and counties of Xi'an, by which records name a division.",
      },
      keywords: [{ zh: '行政区划', en: 'administrative divisions' }],
    },
    table,
    async () => ({ count: rows.length }),
  );
}

/** The version of the mapping that is in force. */
function industries(inForce: () => Promise<ClassRuleSet>): OpenSource {
  const read = async () => {
    const { version, rows } = await inForce();
    return INDUSTRIES.flatMap(({ value, label: name }) =>
      rows.filter(({ label }) => label === value).map((rule) => ({ ...rule, name, version })),
    );
  };
  const table: Table<Awaited<ReturnType<typeof read>>[number]> = {
    columns: [
      { key: 'industry', zh: '产业', en: 'Industry', value: (row) => row.label },
      { key: 'nameZh', zh: '产业名称', en: 'Name (Chinese)', value: (row) => row.name.zh },
      { key: 'nameEn', zh: '英文名称', en: 'Name (English)', value: (row) => row.name.en },
      { key: 'symbols', zh: 'IPC 分类号', en: 'IPC symbols', value: (row) => row.symbols },
      { key: 'strength', zh: '强度', en: 'Strength', value: (row) => row.strength },
      { key: 'words', zh: '须有的词', en: 'Words required', value: (row) => row.words ?? null },
      { key: 'except', zh: '除外', en: 'Symbols left out', value: (row) => row.except ?? null },
      { key: 'sharedWith', zh: '共有', en: 'Shared with', value: (row) => row.sharedWith ?? null },
      { key: 'reason', zh: '理由', en: 'Reason', value: (row) => row.reason },
      { key: 'ruleset', zh: '版本', en: 'Version', value: (row) => row.version },
    ],
    rows: read,
  };
  return sourceOf(
    {
      id: 'industry-rules',
      title: { zh: '硬科技产业与 IPC 对照', en: 'Hard-tech industries by IPC' },
      about: {
        zh: '九个硬科技产业按 IPC 归类的规则表，每行一条规则。',
        en: 'The rules by which rights are sorted into nine hard-tech industries after the IPC.',
      },
      keywords: [
        { zh: '硬科技', en: 'hard technology' },
        { zh: '国际专利分类', en: 'International Patent Classification' },
      ],
    },
    table,
    async () => ({ count: (await read()).length }),
  );
}

const ends = (days: readonly string[]): Pick<DatasetFacts, 'first' | 'last'> =>
  days.length === 0 ? {} : { first: days[0]!, last: days.at(-1)! };
const modified = (at: string | undefined): Pick<DatasetFacts, 'modified'> =>
  at === undefined ? {} : { modified: at };

function sourceOf<Row>(
  head: Pick<OpenSource, 'id' | 'title' | 'about' | 'keywords'>,
  table: Table<Row>,
  facts: () => Promise<DatasetFacts>,
): OpenSource {
  return { ...head, action: 'openData.read', isOfCity: false, facts, files: filesOf(table) };
}

function filesOf<Row>(table: Table<Row>): OpenFile[] {
  const columns = (locale: 'zh' | 'en'): OutputColumn<Row>[] =>
    table.columns.map((column) => ({
      header: column[locale],
      value: column.value,
    }));
  const written = async (write: (output: PassThrough) => Promise<unknown>): Promise<Buffer> => {
    const output = new PassThrough();
    const [bytes] = await Promise.all([buffer(output), write(output).then(() => output.end())]);
    return bytes;
  };
  const csv = async (preface: Notice, locale: 'zh' | 'en') => {
    const rows = await table.rows();
    return written((output) => writeCsv(rows, columns(locale), output, { preface }));
  };
  const xlsx = async (preface: Notice, locale: 'zh' | 'en') => {
    const rows = await table.rows();
    return written((output) => writeXlsx(rows, columns(locale), output, { preface }));
  };
  const json = async (notice: Notice) => {
    const rows = (await table.rows()).map((row) =>
      Object.fromEntries(table.columns.map(({ key, value }) => [key, value(row)])),
    );
    return Buffer.from(`${JSON.stringify({ notice, rows }, null, 2)}\n`);
  };
  return [
    fileOf('csv', 'text/csv', { zh: 'CSV 表格', en: 'Table as CSV' }, csv),
    fileOf(
      'xlsx',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      { zh: 'XLSX 工作簿', en: 'Workbook (XLSX)' },
      xlsx,
    ),
    fileOf('json', 'application/json', { zh: 'JSON', en: 'JSON' }, json),
  ];
}

function fileOf(
  ending: string,
  mediaType: string,
  title: Bilingual,
  make: (notice: Notice, locale: 'zh' | 'en') => Promise<Buffer>,
): OpenFile {
  return {
    ending,
    mediaType,
    title,
    size: async (notice) => (await make(notice, 'zh')).length,
    send: async (reply, { name, notice, locale }) =>
      reply
        .type(mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType)
        .header('content-disposition', `attachment; filename="${name}.${ending}"`)
        .send(await make(notice, locale)),
  };
}
