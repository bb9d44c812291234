import {
  parseApplicationNumber,
  parseIpc,
  parseLocarno,
  parsePublicationNumber,
} from '@zca/standards';
import { type Cell, cellText, isBlankCell, splitValues } from './cells.ts';
import { COLUMN_TARGETS } from './columnTargets.ts';
import { headerForms, headerKey } from './header.ts';
import { splitTitleAndAbstract } from './joinedCell.ts';
import { withoutFileName } from './numberReading.ts';
import { COLLECTIONS, type Collection } from './model.ts';

/** What the headers of a table mean, as far as they were recognised. */
export interface RecognisedColumns {
  readonly collection: Collection;
  /** Target of every header; '' for one that is known to carry nothing taken, or is not known. */
  readonly columns: Readonly<Record<string, string>>;
  /** Headers that are not known at all. */
  readonly unrecognised: readonly string[];
  /** 0 when no column can identify a record; otherwise the share of headers that are known. */
  readonly confidence: number;
}

/** Targets of which one suffices to know which record a row is. */
const IDENTIFYING: Readonly<Record<Collection, readonly string[]>> = {
  patent: [
    'applicationNumber',
    'patentNumber',
    'publicationNumber',
    'applicationPublicationNumber',
    'grantNumber',
    'key',
  ],
  trademark: ['number', 'madrid', 'key'],
  geographicalIndication: ['number', 'title', 'key'],
};

/** Columns that exports carry and a record does not keep: computed, or of the database alone. */
const NOT_TAKEN = new Set(
  [
    '显示号码|专利号（授权）|display number|patent number (granted)|序号|编号|行号|id|#|no|row no|法律状态|当前法律状态|法律状态/事件|专利有效性|有效性|专利状态|文献状态|案件状态|当前状态|商标状态|状态',
    '简单法律状态|链接|网址|附图|摘要附图|图片|商标图样|商标图片|说明书|全文|pdf|被引用次数|被引证次数|被引用专利|被引证文献|引证次数|引用次数',
    '同族数量|同族个数|简单同族数量|简单同族个数|申请年|公开年|公开（公告）年|申请年份|公开年份|授权年|申请月|公开月|IPC小类|IPC大组|IPC大类|IPC部|主IPC分类号-小类',
    'IPC主分类号小类|第一发明人|第一申请（专利权）人|申请人数量|发明人数量|失效日|预估到期日|专利寿命|专利价值|合享价值度|文献唯一标识|appSnHidden|pnSnHidden|提取时间|检索时间|数据来源',
    'modificationDate|legalInstrument.uri|singleDocument|publications|amendmentsInProgressFlag|removedFlag|summarySheets|thirdCountryFlag|sustainabilityReports|cnClassification|productCategories',
    'def_originalorder|def_register|def_searchname|def_searchnameandcategory|def_searchtextall|def_searchcategory|date of decision',
    'url|full text|cited count|simple family size|extended family size|family size|sequence count|us classifications|pubmed id(s)|doi(s)|non-patent citations|publication year|legal status',
    'biblio.application_reference.kind|biblio.application_reference.jurisdiction|biblio.publication_reference.date|biblio.publication_reference.jurisdiction|biblio.publication_reference.doc_number|biblio.publication_reference.kind',
    'lang|doc_key|docdb_id|priority document|wo in family|granted patent|sample_count|sample_ratio|lens id|lens_id|result link|representative figure link|fp image|label_id|label_source|n_labels|earliest priority year|状态组|权利负担|届满日|产业|技术领域',
  ]
    .join('|')
    .split('|')
    .map(headerKey),
);

const BY_KEY: Readonly<Record<Collection, ReadonlyMap<string, string>>> = {
  patent: targetsByKey('patent'),
  trademark: targetsByKey('trademark'),
  geographicalIndication: targetsByKey('geographicalIndication'),
};

function targetsByKey(collection: Collection): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  for (const target of COLUMN_TARGETS) {
    if (target.collection !== collection) continue;
    for (const header of target.headers) {
      const key = headerKey(header);
      if (!map.has(key)) map.set(key, target.field);
    }
  }
  return map;
}

/** Words that occur in the headers of one collection only. */
const TELLING: Readonly<Record<Collection, RegExp>> = {
  patent:
    /专利|发明|公开|公布号|授权|权利要求|ipc|cpc|洛迦诺|设计|patent|invent|publication|claim|优先权/i,
  trademark: /商标|类似群|尼斯|初审|初步审定|专用|国际分类$|nice|trademark|word ?mark|商品/i,
  geographicalIndication:
    /地理标志(?:产品|名称|类型|类别|编号)|保护范围|产地范围|地域(?:保护)?范围|产地区划|用标|专用标志|登记证书|批准公告|geographical indication|indication|giIdentifier|^protectedNames$|^ea_(?:name|filenumber)$|^protection type$/i,
};

/**
 * What the columns of a table mean. Headers are compared by `headerKey` with the known writings;
 * the samples (a few rows) correct a number column whose values are of another kind, and give
 * meaning to unknown headers whose values are unmistakable. Both may be empty.
 */
export function recogniseColumns(
  headers: readonly string[],
  samples: readonly Readonly<Record<string, Cell>>[] = [],
): RecognisedColumns {
  const scored = COLLECTIONS.map((collection) => {
    const columns = byHeader(collection, headers);
    const known = headers.filter((header) => columns[header] !== undefined);
    const telling = headers.filter((header) => TELLING[collection].test(header)).length;
    const identified = known.some((h) => IDENTIFYING[collection].includes(columns[h]!));
    // A name identifies an indication, but every table has names.
    if (collection === 'geographicalIndication' && telling === 0)
      return { collection, columns, score: 0 };
    return { collection, columns, score: known.length + 2 * telling + (identified ? 2 : 0) };
  });
  // The first of equals: patents.
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  const values = (header: string): string[] =>
    samples.flatMap((row) => {
      const cell = row[header];
      return cell === undefined || isBlankCell(cell) ? [] : [cellText(cell)];
    });
  const columns: Record<string, string> = {};
  const unrecognised: string[] = [];
  for (const header of headers) {
    const target = best.columns[header];
    if (target !== undefined) {
      columns[header] = best.collection === 'patent' ? corrected(target, values(header)) : target;
    }
  }
  for (const header of headers) {
    if (columns[header] !== undefined) continue;
    const taken = new Set(Object.values(columns));
    const guess = best.collection === 'patent' ? guessed(values(header)) : undefined;
    if (guess !== undefined && !taken.has(guess)) columns[header] = guess;
    else {
      columns[header] = '';
      const isKnown = targetOfHeader(best.collection, header) === '';
      const isNameless = /^#\d+$/.test(header);
      if (!isKnown && !isNameless) unrecognised.push(header);
    }
  }
  const identified = Object.values(columns).some((field) =>
    IDENTIFYING[best.collection].includes(field),
  );
  const share = headers.length === 0 ? 0 : 1 - unrecognised.length / headers.length;
  return {
    collection: best.collection,
    columns,
    unrecognised,
    confidence: identified ? share : 0,
  };
}

function byHeader(collection: Collection, headers: readonly string[]): Record<string, string> {
  const columns: Record<string, string> = {};
  for (const header of headers) {
    const target = targetOfHeader(collection, header);
    if (target !== undefined && target !== '') columns[header] = target;
  }
  return columns;
}

/**
 * The target that a header alone tells: '' for one that is known to carry nothing taken, undefined
 * for one that is not known. Rows of JSON may have members that the first rows had not.
 */
export function targetOfHeader(collection: Collection, header: string): string | undefined {
  const known = KNOWN_HEADERS[collection].get(header);
  if (known !== undefined) return known === null ? undefined : known;
  let found: string | undefined;
  for (const form of headerForms(header)) {
    const key = headerKey(form);
    found = BY_KEY[collection].get(key) ?? (NOT_TAKEN.has(key) || key === '' ? '' : undefined);
    if (found !== undefined) break;
  }
  if (KNOWN_HEADERS[collection].size > 10_000) KNOWN_HEADERS[collection].clear();
  KNOWN_HEADERS[collection].set(header, found ?? null);
  return found;
}

/** Answers of `targetOfHeader`, which every row asks again. */
const KNOWN_HEADERS: Readonly<Record<Collection, Map<string, string | null>>> = {
  patent: new Map(),
  trademark: new Map(),
  geographicalIndication: new Map(),
};

/**
 * True when the "headers" are values: a list of numbers without a header row. Read such a table
 * again as one without headers.
 */
export function looksHeaderless(headers: readonly string[]): boolean {
  return headers.some(
    (header) =>
      isApplication(header) || (/[A-Z]\d?(?:\.xml)?$/i.test(header) && isPublication(header)),
  );
}

/** A number or classification column whose samples are all of the sister kind is read as that. */
function corrected(target: string, samples: readonly string[]): string {
  const all = (test: (value: string) => boolean): boolean =>
    samples.length > 0 && samples.every(test);
  if (target === 'applicationNumber' || target === 'patentNumber') {
    const areChinese = all((value) => /^CN/i.test(value) && isPublication(value));
    return areChinese && !samples.some(isApplication) ? 'publicationNumber' : target;
  }
  if (target === 'publicationNumber') {
    return all(isApplication) && !samples.some(isPublication) ? 'applicationNumber' : target;
  }
  if (target === 'ipc' || target === 'mainIpc') return all(isLocarno) ? 'locarno' : target;
  return target;
}

/** The meaning of an unknown column whose samples are unmistakable. */
function guessed(samples: readonly string[]): string | undefined {
  if (samples.length === 0) return undefined;
  const all = (test: (value: string) => boolean): boolean => samples.every(test);
  if (all(isApplication)) return 'applicationNumber';
  if (all((value) => /[A-Z]\d?$/.test(withoutFileName(value)) && isPublication(value))) {
    return 'publicationNumber';
  }
  if (all((value) => splitTitleAndAbstract(value) !== null)) return 'titleAndAbstract';
  if (all(isIpcList)) return 'ipc';
  return undefined;
}

function isApplication(value: string): boolean {
  const parsed = parseApplicationNumber(value);
  return parsed.ok && (parsed.value.checkDigitGiven || parsed.value.scheme === 'new');
}

function isPublication(value: string): boolean {
  const number = withoutFileName(value);
  return /^[A-Za-z]{2}/.test(number) && parsePublicationNumber(number).ok;
}

function isLocarno(value: string): boolean {
  return splitValues(value).every((one) => parseLocarno(one).ok);
}

/** Full symbols only: four-letter subclasses are words elsewhere. */
function isIpcList(value: string): boolean {
  return splitValues(value).every((one) => /\//.test(one) && parseIpc(one).ok);
}
