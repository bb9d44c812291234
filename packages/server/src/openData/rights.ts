import { COLLECTIONS, type Collection, valueLabel } from '@zca/domain/registry';
import type { ExportFormat, RegistryService } from '../registry/index.ts';
import type { Bilingual, OpenFile, OpenSource } from './dataset.ts';

const KEYWORDS: Readonly<Record<Collection, readonly Bilingual[]>> = {
  patent: [
    { zh: '专利', en: 'patents' },
    { zh: '发明', en: 'inventions' },
    { zh: '实用新型', en: 'utility models' },
    { zh: '外观设计', en: 'designs' },
  ],
  trademark: [
    { zh: '商标', en: 'trademarks' },
    { zh: '尼斯分类', en: 'Nice Classification' },
  ],
  geographicalIndication: [
    { zh: '地理标志', en: 'geographical indications' },
    { zh: '地理标志产品', en: 'protected products' },
  ],
};

const IDS: Readonly<Record<Collection, string>> = {
  patent: 'patents',
  trademark: 'trademarks',
  geographicalIndication: 'geographical-indications',
};

/** The city's rights, a data set a collection. */
export function rightSources(registry: RegistryService): OpenSource[] {
  return COLLECTIONS.map((collection) => {
    const label = valueLabel('collection', collection);
    return {
      id: IDS[collection],
      title: { zh: `本市${label.zh}`, en: `${label.en} of the city` },
      about: {
        zh: `数据中心收录的全部${label.zh}：著录项目、当事人、分类、法律事件；不含自然人和个体工商户的坐标。`,
        en: `Every record of the data centre: bibliographic data, parties, classes, legal events, without the coordinates of natural persons and sole traders.`,
      },
      keywords: KEYWORDS[collection],
      action: 'records.export',
      isOfCity: true,
      facts: async () => {
        const [extent, { updatedAt }] = await Promise.all([
          registry.asker.findExtent(collection),
          registry.reader.readFreshness(),
        ]);
        return { ...extent, ...(updatedAt === null ? {} : { modified: updatedAt }) };
      },
      files: filesOf(collection, registry),
    };
  });
}

type FileKind = Pick<OpenFile, 'ending' | 'mediaType' | 'title'> & Partial<OpenFile>;

const FILES: readonly (FileKind & { readonly format: ExportFormat })[] = [
  {
    format: 'csv',
    ending: 'csv',
    mediaType: 'text/csv',
    title: { zh: 'CSV 表格', en: 'Table as CSV' },
    conformsTo: 'https://www.rfc-editor.org/rfc/rfc4180',
  },
  {
    format: 'xlsx',
    ending: 'xlsx',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    title: { zh: 'XLSX 工作簿', en: 'Workbook (XLSX)' },
    conformsTo: 'https://ecma-international.org/publications-and-standards/standards/ecma-376/',
  },
  {
    format: 'jsonlZip',
    ending: 'jsonl.zip',
    mediaType: 'application/x-ndjson',
    packageType: 'application/zip',
    title: { zh: 'JSON Lines 完整记录', en: 'Whole records as JSON Lines' },
    conformsTo: 'https://jsonlines.org/',
  },
  {
    format: 'st96',
    ending: 'st96.zip',
    mediaType: 'application/xml',
    packageType: 'application/zip',
    title: { zh: 'WIPO ST.96 XML，附损失说明', en: 'WIPO ST.96 XML, with a report of losses' },
    conformsTo: 'https://www.wipo.int/standards/en/st96/v6-0/',
  },
];

function filesOf(collection: Collection, registry: RegistryService): OpenFile[] {
  return FILES.map(({ format, ...file }) => ({
    ...file,
    send: (reply, { name, notice, locale }) =>
      registry.exports.send(
        reply,
        { format, keys: null, collection, past: null, locale, homes: false, preface: notice },
        name,
      ),
  }));
}
