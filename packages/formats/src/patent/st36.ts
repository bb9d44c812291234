import { readCpc, readIpc, readLocarno } from './classifications.ts';
import { claimsOf } from './draft.ts';
import type {
  PatentApplication,
  PatentDocument,
  PatentFormat,
  PatentGazette,
  PatentPriority,
  PatentPublication,
  PatentRelatedDocument,
  PatentText,
} from './model.ts';
import {
  type PartyStyle,
  readAgency,
  readAgents,
  readExaminers,
  readInventors,
  readParties,
} from './parties.ts';
import {
  dayOf,
  documentIdNode,
  isStandard,
  type OnBadDay,
  readCitations,
  readDocumentId,
  readPct,
  readPriorities,
  readRelatedDocuments,
} from './references.ts';
import {
  attribute,
  elements,
  find,
  findDeep,
  lifted,
  textOf,
  valueOf,
  type XmlNode,
} from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument, PassedPart } from '../xml/vocabulary.ts';

/** What is passed through in documents after ST.36. */
export const PASSED_PARTS: Readonly<Record<string, PassedPart>> = {
  description: 'text',
  claims: 'claims',
  drawings: 'figures',
  fulldocimage: 'nothing',
};

/** How a format differs from its relatives. */
export interface St36Style extends PartyStyle {
  readonly format: PatentFormat;
  /** Elements of the bibliographic part that only group others. */
  readonly wrappers?: ReadonlySet<string>;
}

/**
 * Takes from the tree of one document what the model names. All formats after WIPO ST.36 say the
 * same things by the same names once their vocabulary has folded these.
 */
export function readSt36(
  style: St36Style,
): (parsed: ParsedDocument, origin: DocumentOrigin) => PatentDocument {
  return (parsed, origin) => readWith(style, parsed, origin);
}

function readWith(
  style: St36Style,
  parsed: ParsedDocument,
  origin: DocumentOrigin,
): PatentDocument {
  const { root } = parsed;
  const warnings = [...origin.warnings];
  const onBadDay: OnBadDay = (value) => {
    const position = origin.position;
    warnings.push({ severity: 'warning', code: 'date-invalid', params: { value }, position });
  };
  const merged = mergedBibliography(root);
  const biblio = style.wrappers === undefined ? merged : lifted(merged, style.wrappers);
  const grouped = find(biblio, 'parties') ?? biblio;
  const parties = style.wrappers === undefined ? grouped : lifted(grouped, style.wrappers);
  const language = attribute(root, 'lang')?.toLowerCase();
  const related = readRelatedDocuments(find(biblio, 'relateddocuments'), onBadDay);
  const agents = readAgents(elements(find(parties, 'agents') ?? parties, 'agent'), style);
  const customer = valueOf(find(parties, 'agents', 'customernumber'));
  const agency = agents.find((agent) => agent.agency !== undefined)?.agency;
  const abstracts = [...elements(root, 'abstract'), ...elements(biblio, 'abstract')];
  const figure = find(biblio, 'abstractdrawing') ?? findDeep(abstracts[0], 'abstractdrawing');
  const applicantList = find(parties, 'applicants') ?? parties;
  const stated = Number(textOf(find(biblio, 'numberofclaims')));
  const termAdjustmentDays = Number(textOf(find(biblio, 'termofgrant', 'termextension')));
  return {
    format: style.format,
    ...optional('schemaVersion', attribute(root, 'xsdversion') ?? attribute(root, 'dtdversion')),
    ...optional('sourceFile', attribute(root, 'file')),
    ...optional('producedOn', dayAttribute(root, 'dateproduced', onBadDay)),
    ...optional('exchangeStatus', attribute(root, 'status')),
    ...optional('language', language),
    publication: readPublication(root, biblio, onBadDay),
    application: readApplication(biblio, onBadDay),
    ...optional('grant', readGrant(biblio, onBadDay)),
    ...optional('patentNumber', valueOf(find(biblio, 'patentnumber'))),
    priorities: allPriorities(readPriorities(find(biblio, 'priorityclaims'), onBadDay), related),
    ...optional('pct', readPct(biblio, onBadDay)),
    relatedDocuments: related.filter((item) => item.relation !== 'earlier-publication'),
    earlierPublications: [
      ...related.filter((item) => item.relation === 'earlier-publication').map((r) => r.document),
      ...elements(find(biblio, 'relatedpublication'), 'documentid')
        .map((node) => readDocumentId(node, onBadDay))
        .filter((id) => id.number !== undefined),
    ],
    family: [],
    ...optional('termAdjustmentDays', termAdjustmentDays > 0 ? termAdjustmentDays : undefined),
    titles: readTitles(biblio, language),
    abstracts: abstracts.flatMap((node) => readAbstract(node, language)),
    ...optional('designExplanation', valueOf(find(root, 'designbriefexplanation'))),
    ...optional('abstractFigureFile', attribute(findDeep(figure, 'img'), 'file')),
    drawingCount: parsed.drawingCount,
    bioDeposits: readBioDeposits(root),
    claims: claimsOf(parsed, stated),
    descriptionChars: parsed.descriptionChars,
    applicants: readParties(applicantList, 'applicant', style),
    assignees: readParties(
      find(parties, 'assignees') ?? find(biblio, 'assignees'),
      'assignee',
      style,
    ),
    inventors: readInventors(inventorsOf(parties, applicantList), style),
    examiners: readExaminers(find(parties, 'examiners') ?? find(biblio, 'examiners'), style),
    ...optional('agency', agency && readAgency(agency.name, agency.code ?? customer)),
    agents,
    ipc: readIpc(biblio),
    cpc: readCpc(biblio),
    locarno: readLocarno(biblio),
    citations: readCitations(find(biblio, 'referencescited')),
    legalStatus: readLegalStatus(root, biblio, onBadDay),
    rawSha256: origin.rawSha256,
    position: origin.position,
    warnings,
  };
}

/** Before 2012 the USPTO named the inventors as applicants. */
function inventorsOf(parties: XmlNode, applicants: XmlNode): XmlNode | undefined {
  const list = find(parties, 'inventors') ?? find(parties, 'designers');
  if (list !== undefined) return list;
  const both = elements(applicants, 'applicant').filter((node) =>
    attribute(node, 'apptype')?.includes('inventor'),
  );
  const children = both.map((node) => ({ ...node, name: 'inventor' }));
  return both.length === 0 ? undefined : { name: 'inventors', attributes: {}, children };
}

/** The member where there is a value, nothing where there is none. */
export function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { [P in K]?: V };
}

/** A design carries a general and a design bibliography; together they are one. */
function mergedBibliography(root: XmlNode): XmlNode {
  const parts = elements(root, 'bibliographicdata');
  const only = parts[0];
  if (parts.length === 1 && only !== undefined) return only;
  const children = parts.flatMap((part) => part.children);
  return { name: 'bibliographicdata', attributes: {}, children };
}

function dayAttribute(node: XmlNode, name: string, onBadDay: OnBadDay): string | undefined {
  const text = attribute(node, name);
  return text === undefined
    ? undefined
    : dayOf({ name: 'date', attributes: {}, children: [text] }, onBadDay);
}

function readPublication(root: XmlNode, biblio: XmlNode, onBadDay: OnBadDay): PatentPublication {
  const references = elements(biblio, 'publicationreference');
  const original = references.find((node) => !isStandard(node)) ?? references[0];
  const standard = references.find(isStandard);
  const id = readDocumentId(documentIdNode(original), onBadDay);
  const fromRoot = {
    ...optional('country', attribute(root, 'country')),
    ...optional('number', attribute(root, 'docnumber')),
    ...optional('kind', attribute(root, 'kind') ?? attribute(root, 'kindofst16')),
    ...optional('date', dayAttribute(root, 'datepublication', onBadDay)),
  };
  const standardNumber = valueOf(find(documentIdNode(standard), 'docnumber'));
  const gazetteNode =
    find(biblio, 'publicavailabilitydate', 'gazettereference') ??
    find(original, 'gazettereference');
  return {
    ...fromRoot,
    ...id,
    ...optional('standardNumber', standardNumber),
    ...optional('gazette', readGazette(gazetteNode, onBadDay)),
  };
}

function readGazette(node: XmlNode | undefined, onBadDay: OnBadDay): PatentGazette | undefined {
  const number = valueOf(find(node, 'gazettenum'));
  const date = dayOf(find(node, 'date'), onBadDay);
  if (number === undefined && date === undefined) return undefined;
  return { ...optional('number', number), ...optional('date', date) };
}

/** Files of granted patents may name the grant apart: `cn-grant-publication-reference` and kin. */
function readGrant(biblio: XmlNode, onBadDay: OnBadDay): PatentPublication | undefined {
  const node = elements(biblio).find((child) =>
    /^(?:grant|granted|grantpublication|grantedpublication|patentgrant)(?:reference|publicationreference)?$/.test(
      child.name,
    ),
  );
  if (node === undefined) return undefined;
  const id = readDocumentId(documentIdNode(node), onBadDay);
  const gazette = readGazette(findDeep(node, 'gazettereference'), onBadDay);
  return { ...id, ...optional('gazette', gazette) };
}

function readApplication(biblio: XmlNode, onBadDay: OnBadDay): PatentApplication {
  const references = elements(biblio, 'applicationreference');
  const original = references.find((node) => !isStandard(node)) ?? references[0];
  const standard = references.find(isStandard);
  const { country, number, date } = readDocumentId(documentIdNode(original), onBadDay);
  const type =
    attribute(original, 'appltype') ??
    attribute(standard, 'appltype') ??
    valueOf(find(original, 'appltype'));
  return {
    ...optional('country', country),
    ...optional('number', original !== undefined && isStandard(original) ? undefined : number),
    ...optional('standardNumber', valueOf(find(documentIdNode(standard), 'docnumber'))),
    ...optional('date', date),
    ...optional('type', type),
  };
}

/**
 * A domestic priority is a priority too, though older files of CNIPA list it as a related document,
 * and so is the provisional application that files of the USPTO list there (35 U.S.C. 119(e)).
 */
function allPriorities(
  claimed: readonly PatentPriority[],
  related: readonly PatentRelatedDocument[],
): PatentPriority[] {
  const priorities = [...claimed];
  for (const { relation, document } of related) {
    const country = document.country ?? (relation === 'domestic-priority' ? 'CN' : 'US');
    const { number, date } = document;
    if (!/^(?:domestic-priority|provisional)$/.test(relation) || number === undefined) continue;
    if (priorities.some((known) => known.number === number)) continue;
    const sequence = priorities.length + 1;
    priorities.push({ sequence, kind: 'national', country, number, ...optional('date', date) });
  }
  return priorities;
}

function readTitles(biblio: XmlNode, language: string | undefined): PatentText[] {
  return elements(biblio, 'inventiontitle').flatMap((node) => {
    const text = textOf(node);
    const lang = (attribute(node, 'lang') ?? language)?.toLowerCase();
    return text === '' ? [] : [{ ...optional('language', lang), text }];
  });
}

/** Paragraphs by line; the deposit of biological material, which older files put here, apart. */
function readAbstract(node: XmlNode, language: string | undefined): PatentText[] {
  const paragraphs = elements(node, 'p').filter((p) => find(p, 'biodeposit') === undefined);
  const own = node.children.filter((child) => typeof child === 'string').join('');
  const texts = paragraphs.map(textOf).filter((text) => text !== '');
  const text = texts.length > 0 ? texts.join('\n') : own.trim();
  if (text === '') return [];
  return [{ ...optional('language', (attribute(node, 'lang') ?? language)?.toLowerCase()), text }];
}

function readBioDeposits(root: XmlNode): { depositary?: string; accession?: string }[] {
  const deposits: { depositary?: string; accession?: string }[] = [];
  const walk = (node: XmlNode): void => {
    for (const child of elements(node)) {
      if (child.name !== 'biodeposit') walk(child);
      else {
        deposits.push({
          ...optional('depositary', valueOf(find(child, 'depositary'))),
          ...optional('accession', valueOf(find(child, 'bioaccno'))),
        });
      }
    }
  };
  walk(root);
  return deposits;
}

function readLegalStatus(
  root: XmlNode,
  biblio: XmlNode,
  onBadDay: OnBadDay,
): { code?: string; date?: string; text: string }[] {
  const lists = [...elements(root), ...elements(biblio)].filter((node) =>
    /^(?:legalstatus|legalstatusdetails|legalevents|legalevent)$/.test(node.name),
  );
  const nodes = lists.flatMap((list) => {
    const inner = elements(list).filter((node) => /^legal(?:status|event)$/.test(node.name));
    return inner.length > 0 ? inner : [list];
  });
  return nodes.flatMap((node) => {
    const text = textOf(find(node, 'text') ?? node);
    const code = valueOf(find(node, 'code')) ?? attribute(node, 'code');
    const date = dayOf(find(node, 'date'), onBadDay);
    return text === '' ? [] : [{ ...optional('code', code), ...optional('date', date), text }];
  });
}
