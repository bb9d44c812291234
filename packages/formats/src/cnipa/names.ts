import { nameFolder } from '../xml/elementTree.ts';

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

/** Canonical name of an element or attribute: `cn:doc-number`, `base:DocNumber` → `docnumber`. */
export const cnipaName = nameFolder(SYNONYMS, 'cn-');
