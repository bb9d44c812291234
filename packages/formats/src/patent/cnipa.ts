import { nameFolder } from '../xml/elementTree.ts';
import type { XmlVocabulary } from '../xml/vocabulary.ts';
import type { PatentDocument } from './model.ts';
import { PASSED_PARTS, readSt36 } from './st36.ts';

/**
 * The two generations say the same things under different names: `cn-applicant`, `base:DocNumber`.
 * These are the pairs that differ in more than prefix, hyphens and case.
 */
const SYNONYMS: Readonly<Record<string, string>> = {
  wipost3code: 'country',
  gazettenumber: 'gazettenum',
  prioritydetails: 'priorityclaims',
  priority: 'priorityclaim',
  applicantdetails: 'applicants',
  assigneedetails: 'assignees',
  inventordetails: 'inventors',
  examinerdetails: 'examiners',
  agentdetails: 'agents',
  organizationname: 'name',
  orgname: 'name',
  paragraphs: 'p',
  paragraph: 'p',
  classificationipcrdetails: 'classificationsipcr',
  datepctarticle2239fulfilled: 'nationalstageentrydate',
  pctorregionalfilingdata: 'pctorregionalapplicationdata',
  parentdocument: 'parentdoc',
  childdocument: 'childdoc',
  documentsrelation: 'relation',
  image: 'img',
  designtitle: 'inventiontitle',
  designbibliographicdata: 'bibliographicdata',
  abstractfigure: 'abstractdrawing',
  referencecited: 'referencescited',
};

/** Patent documents of CNIPA in both generations. */
export const CNIPA: readonly XmlVocabulary<PatentDocument>[] = [
  {
    name: 'CNIPA XML',
    documentElements: ['PatentDocumentAndRelated'],
    canonicalName: nameFolder(SYNONYMS),
    passedParts: PASSED_PARTS,
    read: readSt36({ format: 'cnipa', isChinese: true }),
  },
  {
    name: 'CNIPA ST.36',
    documentElements: ['cn-patent-document'],
    canonicalName: nameFolder(SYNONYMS, /^cn-/),
    passedParts: PASSED_PARTS,
    read: readSt36({ format: 'cnipa-st36', isChinese: true }),
  },
];
