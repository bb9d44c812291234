import type { OpenDataCatalogue, OpenDataset, OpenDistribution } from '@zca/domain/openData';
import type { Bilingual, DatasetFacts, Notice, OpenSource, Publication } from './dataset.ts';

/** What the addresses and the notices of a catalogue are made of. */
export interface CatalogueOptions {
  readonly publication: Publication;
  /**
   * Address under which the platform is reached, without path; empty where none is configured. Then
   * the catalogue's addresses are relative to its own, which JSON-LD allows, and files name none: what
   * a request calls its host is not repeated to others.
   */
  readonly origin: string;
  /** Seed of the demonstration city, and its sentence. */
  readonly demonstration: Bilingual | null;
  /** Today in Shanghai. */
  readonly today: string;
}

export const CATALOGUE_PATH = '/api/v1/open-data';
const PAGE_PATH = '/open-data';
const MEDIA_TYPES = 'https://www.iana.org/assignments/media-types/';
const LANGUAGES = [
  { '@id': 'http://publications.europa.eu/resource/authority/language/ZHO' },
  { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' },
];

const texts = ({ zh, en }: Bilingual): OpenDataset['dcterms:title'] => [
  { '@language': 'zh', '@value': zh },
  { '@language': 'en', '@value': en },
];
const day = (value: string) => ({ '@type': 'xsd:date', '@value': value });
/** A day, or an instant with its offset. */
const moment = (value: string) => (value.length === 10 ? day(value) : instant(value));
const instant = (value: string) => ({ '@type': 'xsd:dateTime', '@value': value });

/**
 * The catalogue of the data sets that an actor may have, as JSON-LD of DCAT 3.
 * Source: https://www.w3.org/TR/vocab-dcat-3/.
 */
export async function makeCatalogue(
  sources: readonly OpenSource[],
  options: CatalogueOptions,
): Promise<OpenDataCatalogue> {
  const { origin, publication } = options;
  const described = await Promise.all(
    sources.map(async (source) => {
      const facts = await source.facts();
      return { dataset: await datasetOf(source, facts, options), facts };
    }),
  );
  const changes = described.flatMap(({ facts }) => facts.modified ?? []).toSorted();
  const modified = changes.at(-1);
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dcterms: 'http://purl.org/dc/terms/',
      foaf: 'http://xmlns.com/foaf/0.1/',
      rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
      xsd: 'http://www.w3.org/2001/XMLSchema#',
    },
    '@id': `${origin}${CATALOGUE_PATH}`,
    '@type': 'dcat:Catalog',
    'dcterms:title': texts({ zh: '知长安开放数据目录', en: 'ZhiChangAn catalogue of open data' }),
    'dcterms:description': texts({
      zh: '本平台无需登录即可下载的全部数据。',
      en: 'Everything that the platform gives without signing in.',
    }),
    'dcterms:publisher': {
      '@id': publisherOf(origin),
      '@type': 'foaf:Agent',
      'foaf:name': publication.publisher,
    },
    'dcterms:license': {
      '@id': publication.licenceUrl,
      '@type': 'dcterms:LicenseDocument',
      'dcterms:title': publication.licence,
      'dcterms:valid': day(publication.from),
    },
    'dcterms:conformsTo': { '@id': 'https://www.w3.org/TR/vocab-dcat-3/' },
    'dcterms:language': LANGUAGES,
    'dcterms:issued': day(publication.from),
    ...(modified === undefined ? {} : { 'dcterms:modified': moment(modified) }),
    'foaf:homepage': { '@id': `${origin}${PAGE_PATH}` },
    'dcat:dataset': described.map(({ dataset }) => dataset),
    'dcat:service': [
      {
        '@id': `${origin}/api/v1#service`,
        '@type': 'dcat:DataService',
        'dcterms:title': texts({ zh: '查询接口', en: 'Query API' }),
        'dcat:endpointURL': { '@id': `${origin}/api/v1` },
        'dcat:endpointDescription': { '@id': `${origin}/api/openapi.json` },
      },
    ],
  };
}

const publisherOf = (origin: string): string => `${origin}/#publisher`;

async function datasetOf(
  source: OpenSource,
  { count, modified, first, last }: DatasetFacts,
  options: CatalogueOptions,
): Promise<OpenDataset> {
  const { origin, publication, demonstration } = options;
  const id = `${origin}${CATALOGUE_PATH}#${source.id}`;
  const isInvented = source.isOfCity && demonstration !== null;
  return {
    '@id': id,
    '@type': 'dcat:Dataset',
    'dcterms:identifier': source.id,
    'dcterms:title': texts(source.title),
    'dcterms:description': texts({
      zh: `${source.about.zh}${count === undefined ? '条数尚不知道。' : `共 ${count} 条。`}`,
      en: `${source.about.en} ${count === undefined ? 'How many entries there are is not known yet.' : `${count} entries.`}`,
    }),
    'dcat:keyword': source.keywords.flatMap(texts),
    'dcterms:publisher': { '@id': publisherOf(origin) },
    'dcterms:license': { '@id': publication.licenceUrl },
    'dcterms:language': LANGUAGES,
    'dcterms:issued': day(publication.from),
    ...(modified === undefined ? {} : { 'dcterms:modified': moment(modified) }),
    ...(source.isOfCity
      ? {
          'dcterms:accrualPeriodicity': {
            '@id': 'http://publications.europa.eu/resource/authority/frequency/CONT',
          },
        }
      : {}),
    ...(first === undefined || last === undefined
      ? {}
      : {
          'dcterms:temporal': {
            '@type': 'dcterms:PeriodOfTime' as const,
            'dcat:startDate': day(first),
            'dcat:endDate': day(last),
          },
        }),
    ...(isInvented
      ? {
          'dcterms:provenance': {
            '@type': 'dcterms:ProvenanceStatement' as const,
            'rdfs:label': texts(demonstration),
          },
        }
      : {}),
    'dcat:landingPage': { '@id': `${origin}${PAGE_PATH}#${source.id}` },
    'dcat:distribution': await Promise.all(
      source.files.map((file) => distributionOf(source, file, options)),
    ),
  };
}

async function distributionOf(
  source: OpenSource,
  file: OpenSource['files'][number],
  options: CatalogueOptions,
): Promise<OpenDistribution> {
  const { origin, publication } = options;
  const name = `${source.id}.${file.ending}`;
  const address = `${origin}${CATALOGUE_PATH}/${name}`;
  const size = await file.size?.(noticeOf(source, options));
  return {
    '@id': address,
    '@type': 'dcat:Distribution',
    'dcterms:identifier': name,
    'dcterms:title': texts(file.title),
    'dcat:accessURL': { '@id': `${origin}${PAGE_PATH}#${source.id}` },
    'dcat:downloadURL': { '@id': address },
    'dcat:mediaType': { '@id': MEDIA_TYPES + file.mediaType },
    ...(file.packageType === undefined
      ? {}
      : { 'dcat:packageFormat': { '@id': MEDIA_TYPES + file.packageType } }),
    ...(size === undefined
      ? {}
      : { 'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(size) } }),
    ...(file.conformsTo === undefined ? {} : { 'dcterms:conformsTo': { '@id': file.conformsTo } }),
    'dcterms:license': { '@id': publication.licenceUrl },
  };
}

/** What a file says above its content: whether it is invented, what it is, whose, and the licence. */
export function noticeOf(
  source: OpenSource,
  { publication, demonstration, today, origin }: CatalogueOptions,
): Notice {
  const { publisher, licence, licenceUrl, from } = publication;
  const banner =
    source.isOfCity && demonstration !== null ? [demonstration.zh, demonstration.en] : [];
  return [
    ...banner,
    `知长安开放数据：${source.title.zh}，${today}${origin === '' ? '' : `，${origin}${PAGE_PATH}`}`,
    `ZhiChangAn open data: ${source.title.en}, ${today}`,
    `发布者 Publisher: ${publisher}`,
    `许可 Licence: ${licence}, ${licenceUrl} （自 ${from} 起 since ${from}）`,
  ];
}
