import type { ProblemCode } from '../messages.ts';

/** Name of the first element in the beginning of a file, as written; `?` where there is none. */
export function rootElementOf(start: string): string {
  const bare = start.replace(/<!--[\s\S]*?-->/g, '');
  return /<([\p{L}_][\p{L}\p{N}_.:-]*)/u.exec(bare)?.[1] ?? '?';
}

/**
 * XML of the offices that is known and not read, by the local name of its root. The sentence of each
 * says what to fetch instead.
 */
const UNREAD: Readonly<Record<string, ProblemCode>> = {
  'Application-body': 'xml-package-list',
  'world-patent-data': 'xml-ops-without-biblio',
  'register-documents': 'xml-epo-register',
  'register-document': 'xml-epo-register',
  CPCMasterClassificationFile: 'xml-classification',
  'class-scheme': 'xml-classification',
  IPCScheme: 'xml-classification',
  ClaimsDocument: 'xml-part-of-application',
  SpecificationDocument: 'xml-part-of-application',
  AbstractDocument: 'xml-part-of-application',
  ST26SequenceListing: 'xml-sequence-listing',
  'sequence-cwu': 'xml-sequence-listing',
  PatentLegalStatusData: 'xml-legal-status',
  SearchReport: 'xml-search-report',
  'search-report': 'xml-search-report',
};

/** The problem that names an XML file which is known and not read; undefined for any other. */
export function unreadXml(start: string): ProblemCode | undefined {
  const root = rootElementOf(start);
  const local = root.slice(root.indexOf(':') + 1);
  if (local.endsWith('HitList')) return 'xml-result-list';
  if (local === 'world-patent-data' && /<(?:[\w.-]+:)?register-(?:document|search)/.test(start)) {
    return 'xml-epo-register';
  }
  if (local === 'Document' && start.includes('urn:us:gov:doc:uspto:')) return 'xml-document-notice';
  return Object.hasOwn(UNREAD, local) ? UNREAD[local] : undefined;
}
