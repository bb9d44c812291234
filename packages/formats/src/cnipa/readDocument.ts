import { isDependentClaim } from './claimDependence.ts';
import { readIpc, readLocarno } from './classifications.ts';
import type {
  CnipaApplication,
  CnipaDocument,
  CnipaGazette,
  CnipaPriority,
  CnipaPublication,
  CnipaRelatedDocument,
  CnipaText,
} from './model.ts';
import { readAgency, readAgents, readExaminers, readInventors, readParties } from './parties.ts';
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
  textOf,
  valueOf,
  type XmlNode,
} from '../xml/elementTree.ts';
import type { DocumentOrigin, ParsedDocument } from '../xml/vocabulary.ts';

/** Takes from the tree of one document what the model names, for both generations alike. */
export function readDocument(parsed: ParsedDocument, origin: DocumentOrigin): CnipaDocument {
  const { root } = parsed;
  const warnings = [...origin.warnings];
  const onBadDay: OnBadDay = (value) => {
    const position = origin.position;
    warnings.push({ severity: 'warning', code: 'date-invalid', params: { value }, position });
  };
  const biblio = mergedBibliography(root);
  const parties = find(biblio, 'parties') ?? biblio;
  const related = readRelatedDocuments(find(biblio, 'relateddocuments'), onBadDay);
  const agents = readAgents(find(parties, 'agents'));
  const customer = valueOf(find(parties, 'agents', 'customernumber'));
  const agency = agents.find((agent) => agent.agency !== undefined)?.agency;
  const abstractNode = find(root, 'abstract') ?? find(biblio, 'abstract');
  const figure = find(biblio, 'abstractdrawing') ?? findDeep(abstractNode, 'abstractdrawing');
  return {
    generation: root.name === 'patentdocument' ? 'st36' : 'business',
    ...optional('schemaVersion', attribute(root, 'xsdversion')),
    ...optional('sourceFile', attribute(root, 'file')),
    ...optional('producedOn', dayAttribute(root, 'dateproduced', onBadDay)),
    ...optional('exchangeStatus', attribute(root, 'status')),
    ...optional('language', attribute(root, 'lang')?.toLowerCase()),
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
    titles: readTitles(biblio, attribute(root, 'lang')),
    ...optional('abstract', readAbstract(abstractNode, attribute(root, 'lang'))),
    ...optional('designExplanation', valueOf(find(root, 'designbriefexplanation'))),
    ...optional('abstractFigureFile', attribute(findDeep(figure, 'img'), 'file')),
    drawingCount: parsed.drawingCount,
    bioDeposits: readBioDeposits(root),
    claims: {
      count: parsed.claims.length,
      independentCount: parsed.claims.filter((claim) => !isDependentClaim(claim.text)).length,
      ...optional('firstText', parsed.firstClaimText || undefined),
    },
    descriptionChars: parsed.descriptionChars,
    applicants: readParties(find(parties, 'applicants'), 'applicant'),
    assignees: readParties(find(parties, 'assignees'), 'assignee'),
    inventors: readInventors(find(parties, 'inventors') ?? find(parties, 'designers')),
    examiners: readExaminers(find(parties, 'examiners') ?? find(biblio, 'examiners')),
    ...optional('agency', agency && readAgency(agency.name, agency.code ?? customer)),
    agents,
    ipc: readIpc(biblio),
    locarno: readLocarno(biblio),
    citations: readCitations(find(biblio, 'referencescited'), onBadDay),
    legalStatus: readLegalStatus(root, biblio, onBadDay),
    rawSha256: origin.rawSha256,
    position: origin.position,
    warnings,
  };
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
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

function readPublication(root: XmlNode, biblio: XmlNode, onBadDay: OnBadDay): CnipaPublication {
  const references = elements(biblio, 'publicationreference');
  const original = references.find((node) => !isStandard(node)) ?? references[0];
  const standard = references.find(isStandard);
  const id = readDocumentId(documentIdNode(original), onBadDay);
  const fromRoot = {
    ...optional('country', attribute(root, 'country')),
    ...optional('number', attribute(root, 'docnumber')),
    ...optional('kind', attribute(root, 'kind')),
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

function readGazette(node: XmlNode | undefined, onBadDay: OnBadDay): CnipaGazette | undefined {
  const number = valueOf(find(node, 'gazettenum'));
  const date = dayOf(find(node, 'date'), onBadDay);
  if (number === undefined && date === undefined) return undefined;
  return { ...optional('number', number), ...optional('date', date) };
}

/** Files of granted patents may name the grant apart: `cn-grant-publication-reference` and kin. */
function readGrant(biblio: XmlNode, onBadDay: OnBadDay): CnipaPublication | undefined {
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

function readApplication(biblio: XmlNode, onBadDay: OnBadDay): CnipaApplication {
  const references = elements(biblio, 'applicationreference');
  const original = references.find((node) => !isStandard(node)) ?? references[0];
  const standard = references.find(isStandard);
  const { country, number, date } = readDocumentId(documentIdNode(original), onBadDay);
  const type = attribute(original, 'appltype') ?? attribute(standard, 'appltype');
  return {
    ...optional('country', country),
    ...optional('number', original !== undefined && isStandard(original) ? undefined : number),
    ...optional('standardNumber', valueOf(find(documentIdNode(standard), 'docnumber'))),
    ...optional('date', date),
    ...optional('type', type),
  };
}

/** A domestic priority is a priority too, though older files list it as a related document. */
function allPriorities(
  claimed: readonly CnipaPriority[],
  related: readonly CnipaRelatedDocument[],
): CnipaPriority[] {
  const priorities = [...claimed];
  for (const { relation, document } of related) {
    const { country = 'CN', number, date } = document;
    if (relation !== 'domestic-priority' || number === undefined) continue;
    if (priorities.some((known) => known.number === number)) continue;
    const sequence = priorities.length + 1;
    priorities.push({ sequence, kind: 'national', country, number, ...optional('date', date) });
  }
  return priorities;
}

function readTitles(biblio: XmlNode, language: string | undefined): CnipaText[] {
  return elements(biblio, 'inventiontitle').flatMap((node) => {
    const text = textOf(node);
    const lang = (attribute(node, 'lang') ?? language)?.toLowerCase();
    return text === '' ? [] : [{ ...optional('language', lang), text }];
  });
}

/** Paragraphs by line; the deposit of biological material, which older files put here, apart. */
function readAbstract(
  node: XmlNode | undefined,
  language: string | undefined,
): CnipaText | undefined {
  if (node === undefined) return undefined;
  const paragraphs = elements(node, 'p').filter((p) => find(p, 'biodeposit') === undefined);
  const own = node.children.filter((child) => typeof child === 'string').join('');
  const texts = paragraphs.map(textOf).filter((text) => text !== '');
  const text = texts.length > 0 ? texts.join('\n') : own.trim();
  if (text === '') return undefined;
  return { ...optional('language', (attribute(node, 'lang') ?? language)?.toLowerCase()), text };
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
