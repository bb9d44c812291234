import { readDay } from '../xml/day.ts';
import {
  attribute,
  elements,
  find,
  findDeep,
  textOf,
  valueOf,
  type XmlNode,
} from '../xml/elementTree.ts';
import type {
  PatentCitation,
  DocumentId,
  PatentPct,
  PatentPriority,
  PatentRelatedDocument,
} from './model.ts';
import { sequenceOf } from './parties.ts';

/** Hears of dates that do not exist. */
export type OnBadDay = (value: string) => void;

export function dayOf(node: XmlNode | undefined, onBadDay: OnBadDay): string | undefined {
  const text = textOf(node);
  const day = readDay(text);
  if (day !== null) return day;
  onBadDay(text);
  return undefined;
}

/** The parts of a `document-id` (or of an element that has them directly). */
export function readDocumentId(node: XmlNode | undefined, onBadDay: OnBadDay): DocumentId {
  const country = valueOf(find(node, 'country'));
  const number =
    valueOf(find(node, 'docnumber')) ?? valueOf(find(node, 'applicationnumber', 'docnumber'));
  const kind = kindCode(valueOf(find(node, 'kind')));
  const date = dayOf(find(node, 'date'), onBadDay);
  const language = attribute(node, 'lang')?.toLowerCase();
  return {
    ...(country === undefined ? {} : { country }),
    ...(number === undefined ? {} : { number }),
    ...(kind === undefined ? {} : { kind }),
    ...(date === undefined ? {} : { date }),
    ...(language === undefined ? {} : { language }),
  };
}

/** 公開特許公報(A) → A; the USPTO writes `00` for none. */
function kindCode(text: string | undefined): string | undefined {
  return /\(([A-Z]\d?)\)$/.exec(text ?? '')?.[1] ?? text;
}

/** True of the writing of a reference that an exchange has standardised. */
export function isStandard(node: XmlNode): boolean {
  return /^(?:standard|docdb|epodoc)$/.test(attribute(node, 'dataformat') ?? '');
}

/** The document-id within a reference, which older files leave out. */
export function documentIdNode(node: XmlNode | undefined): XmlNode | undefined {
  return find(node, 'documentid') ?? node;
}

/** Priorities, the original and standardised writing of each brought together by sequence. */
export function readPriorities(list: XmlNode | undefined, onBadDay: OnBadDay): PatentPriority[] {
  const bySequence = new Map<number, PatentPriority>();
  for (const [index, node] of elements(list, 'priorityclaim').entries()) {
    const sequence = sequenceOf(node, index);
    const { country, number, date } = readDocumentId(documentIdNode(node), onBadDay);
    const known = bySequence.get(sequence);
    const kind = attribute(node, 'kind') ?? known?.kind;
    const numbers = isStandard(node) ? { standardNumber: number } : { number };
    bySequence.set(sequence, {
      ...known,
      sequence,
      ...(kind === undefined ? {} : { kind }),
      ...defined({ country, ...numbers, date }),
    });
  }
  return [...bySequence.values()].toSorted((a, b) => a.sequence - b.sequence);
}

function defined<T extends object>(object: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

export function readPct(biblio: XmlNode, onBadDay: OnBadDay): PatentPct | undefined {
  const id = (name: string): DocumentId | undefined => {
    const node = find(biblio, name);
    const document = readDocumentId(documentIdNode(node), onBadDay);
    return document.number === undefined ? undefined : document;
  };
  const application = id('pctorregionalapplicationdata');
  const publication = id('pctorregionalpublishingdata');
  const entry = find(biblio, 'nationalstageentrydate');
  const nationalEntryDate = dayOf(find(entry, 'date') ?? entry, onBadDay);
  const publicationLanguage =
    valueOf(find(biblio, 'pctpublicationlanguage'))?.toLowerCase() ?? publication?.language;
  const pct = defined({ application, publication, nationalEntryDate, publicationLanguage });
  return Object.keys(pct).length === 0 ? undefined : pct;
}

/** Relations are read by the names of the elements that enclose each document-id. */
export function readRelatedDocuments(
  list: XmlNode | undefined,
  onBadDay: OnBadDay,
): PatentRelatedDocument[] {
  const related: PatentRelatedDocument[] = [];
  const walk = (node: XmlNode, relation: string, role: 'parent' | 'child' | undefined): void => {
    for (const child of elements(node)) {
      if (child.name === 'documentid') {
        const document = readDocumentId(child, onBadDay);
        if (document.number === undefined) continue;
        related.push({ relation: relation || 'related', ...(role ? { role } : {}), document });
      } else if (child.name === 'parentdoc') walk(child, relation, 'parent');
      else if (child.name === 'childdoc') walk(child, relation, 'child');
      else walk(child, relation || (RELATIONS[child.name] ?? child.name), role);
    }
  };
  if (list !== undefined) walk(list, '', undefined);
  return related;
}

const RELATIONS: Readonly<Record<string, string>> = {
  domesticpriorityclaims: 'domestic-priority',
  domesticpriorityclaim: 'domestic-priority',
  domesticpriority: 'domestic-priority',
  continuationinpart: 'continuation-in-part',
  utilitymodelbasis: 'utility-model-basis',
  provisionalapplication: 'provisional',
  relatedpublication: 'earlier-publication',
  relatedpublications: 'earlier-publication',
  relation: '',
};

/** Dates of cited documents are often a month or year only, so that a wrong one is no news. */
export function readCitations(list: XmlNode | undefined): PatentCitation[] {
  return elements(list, 'citation').flatMap((node, index): PatentCitation[] => {
    const stated = valueOf(findDeep(node, 'category')) ?? attribute(node, 'category');
    // The USPTO says here who cited the document.
    const category = /^cited by/i.test(stated ?? '') ? undefined : stated;
    const citedBy =
      valueOf(findDeep(node, 'citedby')) ??
      attribute(node, 'citedby') ??
      attribute(node, 'citingpartycategory') ??
      attribute(node, 'srchphase') ??
      attribute(node, 'citedphase') ??
      (category === undefined ? stated : undefined);
    const said = { ...(category ? { category } : {}), ...(citedBy ? { citedBy } : {}) };
    const sequence = sequenceOf(node, index);
    const id = citedDocument(node);
    const document = id === undefined ? {} : readDocumentId(id, () => undefined);
    if (document.number !== undefined) return [{ sequence, document, ...said }];
    const text = textOf(findDeep(node, 'text')) || textOf(findDeep(node, 'nplcit') ?? node);
    return text === '' ? [] : [{ sequence, text, ...said }];
  });
}

/** The original writing is preferred where a citation gives two. */
function citedDocument(node: XmlNode): XmlNode | undefined {
  const references = elements(node).flatMap((child) => [
    ...elements(child, 'publicationreference'),
    ...elements(child, 'applicationreference'),
  ]);
  const chosen = references.find((reference) => !isStandard(reference)) ?? references[0];
  return chosen === undefined ? findDeep(node, 'documentid') : documentIdNode(chosen);
}
