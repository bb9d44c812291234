import {
  attribute,
  elements,
  find,
  nameFolder,
  textOf,
  valueOf,
  type XmlNode,
} from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument, XmlVocabulary } from '../xml/vocabulary.ts';
import { compactCpc, readIpc, symbolFromParts } from './classifications.ts';
import { draftOf } from './draft.ts';
import type {
  DocumentId,
  PatentCitation,
  PatentDocument,
  PatentInventor,
  PatentParty,
  PatentPriority,
  PatentText,
} from './model.ts';
import { knownCountry, sequenceOf } from './parties.ts';
import { type OnBadDay, readDocumentId } from './references.ts';
import { optional } from './st36.ts';

/**
 * EPO DOCDB exchange documents, from the bulk data, cut out of it, or within answers of the Open
 * Patent Services, which write the same elements. Prefixes are not resolved, so that a document
 * without the declaration of its namespace is read all the same.
 */
export const DOCDB: XmlVocabulary<PatentDocument> = {
  name: 'EPO DOCDB',
  documentElements: ['exchange-document'],
  canonicalName: nameFolder(),
  passedParts: {},
  unread: new Set([
    'actiondate',
    'generatingoffice',
    'classificationstatus',
    'classificationdatasource',
    'classificationvalue',
    'combinationset',
    'designationofstates',
    'relpassage',
    'article',
    'online',
    'book',
  ]),
  read: readDocdb,
};

function readDocdb(parsed: ParsedDocument, origin: DocumentOrigin): PatentDocument {
  const { root } = parsed;
  const biblio = find(root, 'bibliographicdata');
  const warnings = [...origin.warnings];
  const onBadDay: OnBadDay = (value) => {
    const position = origin.position;
    warnings.push({ severity: 'warning', code: 'date-invalid', params: { value }, position });
  };
  const publications = writings(elements(biblio, 'publicationreference'), onBadDay);
  const applications = writings(elements(biblio, 'applicationreference'), onBadDay);
  const publication = {
    ...optional('country', attribute(root, 'country')),
    ...optional('number', attribute(root, 'docnumber')),
    ...optional('kind', attribute(root, 'kind')),
    ...publications.docdb,
    ...optional('date', publications.docdb?.date ?? publications.epodoc?.date),
  };
  const { claims, parents } = readPriorities(
    elements(find(biblio, 'priorityclaims'), 'priorityclaim'),
    applications,
    onBadDay,
  );
  const isPct = publication.country === 'WO';
  const parent = isPct ? undefined : parents[0];
  const family = familyOf(find(root, 'patentfamily'), publication);
  const granted = find(biblio, 'datesofpublicavailability', 'printedwithgrant');
  const draft = draftOf('docdb', parsed, origin);
  return {
    ...draft,
    ...optional('exchangeStatus', attribute(root, 'status')),
    ...optional('language', valueOf(find(biblio, 'languageofpublication'))?.toLowerCase()),
    publication,
    application: {
      ...optional('country', isPct ? 'WO' : applications.docdb?.country),
      ...optional('number', applicationNumber(applications, isPct)),
      ...optional('standardNumber', applications.docdb?.number),
      ...optional('date', applications.docdb?.date ?? applications.epodoc?.date),
    },
    ...(granted === undefined ? {} : { grant: publication }),
    priorities: claims,
    ...optional('pct', parent === undefined ? undefined : { application: parent }),
    ...optional('familyId', familyNumber(attribute(root, 'familyid'))),
    family: family.others,
    earlierPublications: family.own,
    titles: textsOf(elements(biblio, 'inventiontitle')),
    abstracts: textsOf(elements(root, 'abstract')),
    applicants: partiesOf(elements(find(biblio, 'parties', 'applicants'), 'applicant')),
    inventors: partiesOf(elements(find(biblio, 'parties', 'inventors'), 'inventor')).map(
      ({ sequence, name }): PatentInventor => ({ sequence, name, isWithheld: false }),
    ),
    ipc: biblio === undefined ? [] : readIpc(biblio),
    cpc: cpcOf(elements(find(biblio, 'patentclassifications'), 'patentclassification')),
    citations: citationsOf(elements(find(biblio, 'referencescited'), 'citation')),
    warnings,
  };
}

/** The writings of one number: standardised (docdb, epodoc) and as the office has it. */
interface Writings {
  docdb?: DocumentId;
  epodoc?: DocumentId;
  original?: DocumentId;
}

/** DOCDB states the format of the reference, the OPS that of the `document-id`. */
function writings(references: readonly XmlNode[], onBadDay: OnBadDay): Writings {
  const found: Writings = {};
  for (const reference of references) {
    for (const node of elements(reference, 'documentid')) {
      const format = attribute(reference, 'dataformat') ?? attribute(node, 'documentidtype');
      const id = readDocumentId(node, onBadDay);
      if (id.number === undefined) continue;
      if (format === 'epodoc') found.epodoc ??= id;
      else if (format === 'original') found.original ??= id;
      else found.docdb ??= id;
    }
  }
  return found;
}

/** As the office writes it where that is known; `IB2022/055385` lacks the PCT of its office. */
function applicationNumber(found: Writings, isPct: boolean): string | undefined {
  const original = found.original?.number;
  if (!isPct) return original ?? found.docdb?.number;
  const written = /^(?:PCT\/?)?([A-Z]{2}\d{4}\/\d+)$/.exec(original ?? '')?.[1];
  if (written !== undefined) return `PCT/${written}`;
  return internationalNumber(found.docdb);
}

/** Country IB and number 2022055385 (US, 9816128) of kind W is PCT/IB2022/055385 (PCT/US98/16128). */
function internationalNumber(id: DocumentId | undefined): string | undefined {
  const match = /^(\d{4})(\d{6})$|^(\d{2})(\d{5})$/.exec(id?.number ?? '');
  if (match === null || id?.country === undefined) return undefined;
  return `PCT/${id.country}${match[1] ?? match[3]}/${match[2] ?? match[4]}`;
}

/** A family of no application is numbered 0 or -1. */
function familyNumber(text: string | undefined): string | undefined {
  return text !== undefined && /^[1-9]\d*$/.test(text) ? text : undefined;
}

/**
 * Priorities in the office's and the standardised writing. What DOCDB lists beside them is not
 * claimed as priority: the application itself, and the international application of which this is a
 * national phase (office WO, kind or link W).
 */
function readPriorities(
  nodes: readonly XmlNode[],
  own: Writings,
  onBadDay: OnBadDay,
): { claims: PatentPriority[]; parents: DocumentId[] } {
  const bySequence = new Map<number, { found: Writings; isParent: boolean }>();
  const originals: string[] = [];
  for (const [index, node] of nodes.entries()) {
    const sequence = sequenceOf(node, index);
    const known = bySequence.get(sequence);
    const found = { ...writings([node], onBadDay), ...known?.found };
    const isLinked = textOf(find(node, 'prioritylinkagetype')) === 'W';
    const isParent = known?.isParent === true || isLinked || isInternational(found);
    bySequence.set(sequence, { found, isParent });
    if (found.original?.number !== undefined) originals.push(found.original.number);
  }
  const claims: PatentPriority[] = [];
  const parents: DocumentId[] = [];
  for (const [sequence, { found, isParent }] of bySequence) {
    const { docdb, epodoc } = found;
    const standard = docdb ?? epodoc;
    const original = originalOf(found, originals);
    const date = docdb?.date ?? epodoc?.date ?? found.original?.date;
    if (isParent) {
      const written = /^(?:PCT\/)?([A-Z]{2}\d{2,4}\/\d+)$/.exec(original ?? '')?.[1];
      const number = written === undefined ? internationalNumber(docdb) : `PCT/${written}`;
      if (number !== undefined) parents.push({ number, ...optional('date', date) });
      continue;
    }
    if (isSame(docdb, own.docdb) || isSame(epodoc, own.epodoc)) continue;
    const country = standard?.country ?? /^[A-Z]{2}/.exec(epodoc?.number ?? '')?.[0];
    const number = original ?? withoutOffice(standard?.number, country);
    if (number === undefined) continue;
    claims.push({
      sequence,
      ...optional('country', country),
      number,
      ...optional('standardNumber', docdb?.number),
      ...optional('date', date),
    });
  }
  return { claims, parents };
}

function isInternational({ docdb, epodoc }: Writings): boolean {
  return (
    docdb?.kind === 'W' || docdb?.country === 'WO' || epodoc?.number?.startsWith('WO') === true
  );
}

function isSame(a: DocumentId | undefined, b: DocumentId | undefined): boolean {
  return a?.number !== undefined && a.number === b?.number && a.country === b.country;
}

/**
 * The office's writing that belongs to a priority. The originals are numbered by themselves, so that
 * one belongs where its serial number occurs; a short one is taken at its word.
 */
function originalOf(
  { docdb, epodoc, original }: Writings,
  originals: readonly string[],
): string | undefined {
  const standards = [docdb, epodoc].map((id) => id?.number?.replace(/\D/g, '') ?? '');
  const serialOf = (text: string): string =>
    (text.replace(/[,.\s]/g, '').match(/\d{4,}/g) ?? []).at(-1) ?? '';
  const fitting = originals.find((text) => {
    const serial = serialOf(text.replace(/[.]\d$/, ''));
    return serial !== '' && standards.some((standard) => standard.includes(serial.slice(-4)));
  });
  if (fitting !== undefined) return fitting;
  const own = original?.number;
  const isStandardless = standards.every((standard) => standard === '');
  return own !== undefined && (isStandardless || serialOf(own) === '') ? own : undefined;
}

function withoutOffice(number: string | undefined, country: string | undefined) {
  return country !== undefined && number?.startsWith(country)
    ? number.slice(country.length)
    : number;
}

/** The publications of the same application, and those of the others. */
function familyOf(
  node: XmlNode | undefined,
  publication: DocumentId,
): { own: DocumentId[]; others: DocumentId[] } {
  const own: DocumentId[] = [];
  const others: DocumentId[] = [];
  for (const member of elements(node, 'familymember')) {
    const ids = elements(member, 'publicationreference')
      .filter((reference) => (attribute(reference, 'dataformat') ?? 'docdb') === 'docdb')
      .map((reference) => readDocumentId(find(reference, 'documentid'), () => undefined))
      .filter((id) => id.number !== undefined && id.country !== undefined);
    const isOwn = ids.some(
      (id) =>
        id.country === publication.country &&
        id.number === publication.number &&
        (id.kind ?? publication.kind) === publication.kind,
    );
    for (const id of ids) {
      if (!isOwn) others.push(id);
      else if (id.number !== publication.number || id.kind !== publication.kind) own.push(id);
    }
  }
  return { own, others };
}

/** One text a language; the office's own before those that others have supplied. */
function textsOf(nodes: readonly XmlNode[]): PatentText[] {
  const texts: PatentText[] = [];
  const ranked = nodes.toSorted((a, b) => rankOf(a) - rankOf(b));
  for (const node of ranked) {
    const language = attribute(node, 'lang')?.toLowerCase();
    const paragraphs = elements(node, 'p').map(textOf).filter(Boolean);
    const text = paragraphs.length > 0 ? paragraphs.join('\n') : textOf(node);
    if (text === '' || texts.some((one) => one.language === language)) continue;
    texts.push({ ...optional('language', language), text });
  }
  return texts;
}

function rankOf(node: XmlNode): number {
  if (attribute(node, 'dataformat') === 'original') return 0;
  const source = attribute(node, 'abstractsource');
  return source === undefined || source === 'national office' ? 1 : 2;
}

/**
 * Parties by sequence, in the office's own writing (`original`, or `docdba` where that is Latin)
 * before the standardised one, which alone states the country. The OPS repeats a name in several
 * writings, and adds the country to it in brackets.
 */
function partiesOf(nodes: readonly XmlNode[]): PatentParty[] {
  const formats = ['original', 'docdba', 'docdb', 'epodoc'];
  const byFormat = new Map<string, Map<number, { name: string; country?: string }>>();
  for (const [index, node] of nodes.entries()) {
    const format = attribute(node, 'dataformat') ?? 'docdb';
    const list = byFormat.get(format) ?? new Map<number, { name: string; country?: string }>();
    byFormat.set(format, list);
    const written = textOf(find(node, 'applicantname') ?? find(node, 'inventorname'));
    const match = /^(.*?)\s*\[([A-Z]{2})\]$/.exec(written);
    const name = (match?.[1] ?? written).replace(/[\s,;]+$/, '');
    if (name === '') continue;
    const country = match?.[2] ?? textOf(find(node, 'residence', 'country'));
    list.set(sequenceOf(node, index), { name, ...knownCountry(country) });
  }
  const sequences = new Set<number>();
  for (const list of byFormat.values()) for (const sequence of list.keys()) sequences.add(sequence);
  const seen = new Set<string>();
  return [...sequences]
    .toSorted((a, b) => a - b)
    .flatMap((sequence): PatentParty[] => {
      const found = formats.flatMap((format) => byFormat.get(format)?.get(sequence) ?? []);
      const name = found[0]?.name;
      if (name === undefined || seen.has(name.toLowerCase())) return [];
      seen.add(name.toLowerCase());
      const country = found.find((one) => one.country !== undefined)?.country;
      return [{ sequence, name, ...optional('country', country) }];
    });
}

function cpcOf(nodes: readonly XmlNode[]): string[] {
  const first: string[] = [];
  const further: string[] = [];
  for (const node of nodes) {
    const scheme = attribute(find(node, 'classificationscheme'), 'scheme') ?? '';
    if (!scheme.startsWith('CPC')) continue;
    const symbol = textOf(find(node, 'classificationsymbol')) || symbolFromParts(node);
    const isFirst = textOf(find(node, 'symbolposition')) === 'F';
    (isFirst ? first : further).push(symbol);
  }
  return compactCpc([...first, ...further]);
}

function citationsOf(nodes: readonly XmlNode[]): PatentCitation[] {
  return nodes.flatMap((node, index): PatentCitation[] => {
    const category = valueOf(find(node, 'category'));
    const citedBy = attribute(node, 'citedphase') ?? attribute(node, 'citedby');
    const said = { ...optional('category', category), ...optional('citedBy', citedBy) };
    const sequence = sequenceOf(node, index);
    const patent = find(node, 'patcit');
    if (patent !== undefined) {
      const ids = elements(patent, 'documentid');
      const chosen = ids.find((id) => attribute(id, 'documentidtype') === 'docdb') ?? ids[0];
      const document = readDocumentId(chosen, () => undefined);
      return document.number === undefined ? [] : [{ sequence, document, ...said }];
    }
    const text = textOf(find(node, 'nplcit', 'text') ?? find(node, 'nplcit'));
    return text === '' ? [] : [{ sequence, text, ...said }];
  });
}
