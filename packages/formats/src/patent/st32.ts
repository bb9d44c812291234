import { readDay } from '../xml/day.ts';
import { elements, find, nameFolder, textOf, type XmlNode } from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument, XmlVocabulary } from '../xml/vocabulary.ts';
import { addIpc, addLocarno, readIpc } from './classifications.ts';
import { draftOf } from './draft.ts';
import type {
  DocumentId,
  PatentCitation,
  PatentDocument,
  PatentFormat,
  PatentIpc,
  PatentLocarno,
  PatentParty,
  PatentPriority,
} from './model.ts';
import { knownCountry } from './parties.ts';
import { optional, PASSED_PARTS } from './st36.ts';

/**
 * Names whose contents matter, brought together from the two dialects of the INID tags (WIPO ST.32):
 * that of the USPTO (`DNUM`, `PDAT`, `NAM`) and that of the EPO (`snm`, `adr`, `dnum`).
 */
const SYNONYMS: Readonly<Record<string, string>> = {
  sdode: 'description',
  sdocl: 'claims',
  clm: 'claim',
  sdodr: 'drawings',
  emi: 'figure',
};

function vocabulary(
  name: string,
  format: PatentFormat,
  documentElements: readonly string[],
  language?: string,
): XmlVocabulary<PatentDocument> {
  return {
    name,
    documentElements,
    canonicalName: nameFolder(SYNONYMS),
    passedParts: PASSED_PARTS,
    read: (parsed, origin) => readSt32(format, language, parsed, origin),
  };
}

/** Formats whose bibliography stands in INID tags: Red Book 2.x and the publications of the EPO. */
export const ST32_FORMATS: readonly XmlVocabulary<PatentDocument>[] = [
  vocabulary('USPTO Red Book 2.x', 'us-redbook-2', ['PATDOC'], 'en'),
  vocabulary('EPO ST.36', 'epo-st36', ['ep-patent-document']),
];

function readSt32(
  format: PatentFormat,
  language: string | undefined,
  parsed: ParsedDocument,
  origin: DocumentOrigin,
): PatentDocument {
  const { root } = parsed;
  const biblio = find(root, 'sdobi');
  const warnings = [...origin.warnings];
  const day = (node: XmlNode | undefined): string | undefined => {
    const text = textOf(node);
    const read = readDay(text);
    if (read !== null) return read;
    const position = origin.position;
    warnings.push({
      severity: 'warning',
      code: 'date-invalid',
      params: { value: text },
      position,
    });
    return undefined;
  };
  const text = (...path: string[]): string | undefined =>
    textOf(find(biblio, ...path)) || undefined;
  const b500 = find(biblio, 'b500');
  const b700 = find(biblio, 'b700');
  const applicants = partiesOf(elements(find(b700, 'b710'), 'b711'));
  const holders = partiesOf(elements(find(b700, 'b730'), 'b731'));
  const inventors = elements(find(b700, 'b720'), 'b721');
  const firm = elements(find(b700, 'b740'), 'b741')[0];
  const firmName = firm === undefined ? '' : partyName(firm);
  const kind = text('b100', 'b130');
  const isDesign =
    kind?.startsWith('S') === true || find(biblio, 'b400', 'b472', 'b474') !== undefined;
  const draft = draftOf(format, parsed, origin);
  return {
    ...draft,
    ...optional('schemaVersion', root.attributes['dtd'] ?? root.attributes['dtdversion']),
    ...optional('sourceFile', root.attributes['file']),
    ...optional('language', language ?? root.attributes['lang']),
    publication: {
      ...optional('country', text('b100', 'b190')),
      ...optional('number', text('b100', 'b110')),
      ...optional('kind', kind),
      ...optional('date', day(find(biblio, 'b100', 'b140'))),
    },
    application: {
      ...optional('country', text('b100', 'b190')),
      ...optional('number', text('b200', 'b210')),
      ...optional('date', day(find(biblio, 'b200', 'b220'))),
      ...(isDesign ? { type: 'design' } : {}),
    },
    priorities: prioritiesOf(find(biblio, 'b300') ? elements(biblio, 'b300') : [], day),
    ...optional('pct', pctOf(find(biblio, 'b800'), day)),
    titles: titlesOf(find(b500, 'b540'), language),
    abstracts: elements(root)
      .filter((node) => node.name === 'sdoab' || node.name === 'abstract')
      .flatMap((node) => {
        const lang = language ?? node.attributes['lang']?.toLowerCase();
        const whole = textOf(node);
        return whole === '' ? [] : [{ ...optional('language', lang), text: whole }];
      }),
    applicants,
    assignees: holders,
    inventors: inventors.flatMap((node, index) => {
      const name = partyName(node);
      return name === '' ? [] : [{ sequence: index + 1, name, isWithheld: false }];
    }),
    examiners: elements(find(b700, 'b745'))
      .filter((node) => /^b74[67]/.test(node.name))
      .map(partyName)
      .filter(Boolean),
    ...(firmName === '' ? {} : { agency: { name: firmName } }),
    ipc: isDesign ? [] : ipcOf(b500),
    locarno: isDesign ? locarnoOf(b500) : [],
    citations: citationsOf(find(b500, 'b560')),
    warnings,
  };
}

function titlesOf(
  node: XmlNode | undefined,
  language: string | undefined,
): { language?: string; text: string }[] {
  const titles: { language?: string; text: string }[] = [];
  let next = language;
  for (const child of elements(node)) {
    // The EPO writes the language of a title before it.
    if (child.name === 'b541') next = textOf(child).toLowerCase();
    else if (textOf(child) !== '') {
      titles.push({ ...optional('language', next), text: textOf(child) });
    }
  }
  return titles;
}

type ReadDayOf = (node: XmlNode | undefined) => string | undefined;

/** One `B300` a priority (USPTO), or all of them side by side in one (EPO). */
function prioritiesOf(lists: readonly XmlNode[], day: ReadDayOf): PatentPriority[] {
  const priorities: PatentPriority[] = [];
  for (const list of lists) {
    const [numbers, days, countries] = ['b310', 'b320', 'b330'].map((name) => elements(list, name));
    for (const [index, node] of (numbers ?? []).entries()) {
      const number = textOf(node);
      if (number === '') continue;
      priorities.push({
        sequence: priorities.length + 1,
        number,
        ...knownCountry(textOf(countries?.[index])),
        ...optional('date', day(days?.[index])),
      });
    }
  }
  return priorities;
}

function pctOf(node: XmlNode | undefined, day: ReadDayOf): PatentDocument['pct'] {
  const read = (list: string, item: string): DocumentId | undefined => {
    const found = find(node, list, item);
    const numberNode =
      find(found, 'doc', 'dnum') ?? find(found, 'dnum', 'anum') ?? find(found, 'dnum', 'pnum');
    const number = textOf(numberNode);
    if (number === '') return undefined;
    const date = day(find(found, 'doc', 'date') ?? find(found, 'date'));
    return { country: 'WO', number, ...optional('date', date) };
  };
  const application = read('b860', 'b861');
  const publication = read('b870', 'b871');
  if (application === undefined && publication === undefined) return undefined;
  return { ...optional('application', application), ...optional('publication', publication) };
}

function partiesOf(nodes: readonly XmlNode[]): PatentParty[] {
  return nodes.flatMap((node, index) => {
    const name = partyName(node);
    if (name === '') return [];
    const place = findAddress(node);
    const address = elements(place)
      .filter((part) => part.name !== 'ctry')
      .map(textOf)
      .filter(Boolean)
      .join(', ');
    return [
      {
        sequence: index + 1,
        name,
        ...(address === '' ? {} : { address }),
        ...knownCountry(textOf(find(place, 'ctry'))),
      },
    ];
  });
}

/** Organisation, or given and family name; the EPO has the whole name in `snm`. */
function partyName(node: XmlNode): string {
  const book = find(node, 'partyus') ?? node;
  const name = find(book, 'nam') ?? book;
  const organisation = textOf(find(name, 'onm'));
  if (organisation !== '') return organisation;
  return ['fnm', 'snm', 'sfx']
    .map((part) => textOf(find(name, part)))
    .filter((part) => part !== '' && part !== 'et al')
    .join(' ');
}

function findAddress(node: XmlNode): XmlNode | undefined {
  return find(node, 'partyus', 'adr') ?? find(node, 'adr');
}

/** `B51x` of older documents, `B510EP` with ST.8 texts of newer ones. */
function ipcOf(node: XmlNode | undefined): PatentIpc[] {
  const modern = find(node, 'b510ep');
  if (modern !== undefined) {
    return readIpc({
      name: '',
      attributes: {},
      children: [{ ...modern, name: 'classificationsipcr' }],
    });
  }
  const symbols: PatentIpc[] = [];
  for (const one of elements(find(node, 'b510'))) {
    if (/^b51[1-5]$/.test(one.name)) addIpc(symbols, undefined, columnSymbol(wholeText(one)));
  }
  return symbols;
}

/** Text with its blanks, which are columns here. */
function wholeText(node: XmlNode): string {
  return node.children
    .map((child) =>
      typeof child === 'string' ? child.replace(/[\r\n]+\s*/g, '') : wholeText(child),
    )
    .join('');
}

/**
 * `E03C  104`: four of subclass, three of main group, the rest subgroup: E03C 1/04. A subgroup has
 * two digits at least, so that three digits are read also where a tool has closed the columns up.
 */
function columnSymbol(text: string): string {
  const match =
    /^([A-H]\d{2}[A-Z])([ \d]{2}\d)(\d{2,6})$/.exec(text.trim()) ??
    /^([A-H]\d{2}[A-Z])\s(\d)(\d{2})$/.exec(text.trim());
  return match === null ? text : `${match[1]} ${(match[2] ?? '').trim()}/${match[3]}`;
}

function locarnoOf(node: XmlNode | undefined): PatentLocarno[] {
  const classes: PatentLocarno[] = [];
  const edition = textOf(find(node, 'b510', 'b516')) || undefined;
  for (const one of elements(find(node, 'b510'))) {
    if (/^b51[1-5]$/.test(one.name)) addLocarno(classes, textOf(one), edition);
  }
  return classes;
}

/** The EPO writes cited documents as text: `WO-A-20/04032928`. */
const CITED = /^([A-Z]{2})[-\s]+([A-Z]\d?)[-\s]+([\d/\s.-]+)$/;

function citationsOf(list: XmlNode | undefined): PatentCitation[] {
  const citations: PatentCitation[] = [];
  let previous: PatentCitation[] = [];
  const by = (citedBy: string): void => {
    for (const one of previous) citations[citations.indexOf(one)] = { ...one, citedBy };
    previous = [];
  };
  for (const node of elements(list)) {
    if (node.name === 'b561' || node.name === 'b562') {
      for (const part of elements(node)) {
        if (part.name === 'citedbyexaminer') by('examiner');
        else if (part.name === 'citedbyother') by('applicant');
        else {
          const document = citedDocument(part);
          const text = textOf(part);
          const sequence = citations.length + 1;
          const one = document === undefined ? { sequence, text } : { sequence, document };
          citations.push(one);
          previous = [one];
        }
      }
    }
  }
  return citations;
}

function citedDocument(node: XmlNode): DocumentId | undefined {
  if (node.name === 'text') {
    const match = CITED.exec(textOf(node));
    if (match === null) return undefined;
    const [, country = '', kind = '', digits = ''] = match;
    return { country, kind, number: digits.replace(/[\s./-]/g, '') };
  }
  const doc = find(node, 'doc');
  const number = textOf(find(doc, 'dnum'));
  if (number === '') return undefined;
  // Without an office it is a document of the office itself.
  const country = textOf(find(doc, 'ctry')) || 'US';
  return { country, number, ...optional('kind', textOf(find(doc, 'kind')) || undefined) };
}
