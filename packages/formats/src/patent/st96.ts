import { nameFolder } from '../xml/elementTree.ts';
import type { XmlVocabulary } from '../xml/vocabulary.ts';
import type { PatentDocument } from './model.ts';
import { PASSED_PARTS, readSt36 } from './st36.ts';
import { withOwnParts } from './st96Parts.ts';

/**
 * Names of ST.96 and those of ST.36 that mean the same, after WIPO's own table of equivalents
 * (ST.96, annex on the mapping from ST.36).
 */
const SYNONYMS: Readonly<Record<string, string>> = {
  ipofficecode: 'country',
  officecode: 'country',
  countrycode: 'country',
  languagecode: 'lang',
  sequencenumber: 'sequence',
  st96version: 'dtdversion',
  documentfilename: 'file',
  creationdate: 'dateproduced',
  documentpublicationdate: 'datepublication',
  patentpublicationidentification: 'publicationreference',
  patentgrantidentification: 'grantreference',
  publicationnumber: 'docnumber',
  patentnumber: 'docnumber',
  documentnumber: 'docnumber',
  patentdocumentkindcode: 'kind',
  publicationdate: 'date',
  grantdate: 'date',
  issuedate: 'date',
  patentdocumentdate: 'date',
  applicationidentification: 'applicationreference',
  applicationnumbertext: 'docnumber',
  st13applicationnumber: 'st13number',
  filingdate: 'date',
  inventionsubjectmattercategory: 'appltype',
  priorityclaimbag: 'priorityclaims',
  ipcrclassificationbag: 'classificationsipcr',
  ipcrclassification: 'classificationipcr',
  ipcclassification: 'classificationipc',
  classificationversiondate: 'ipcversiondate',
  symbolpositioncode: 'symbolposition',
  ipcclassificationvaluecode: 'classificationvalue',
  patentclassificationtext: 'text',
  cpcclassificationbag: 'classificationscpc',
  cpcclassification: 'classificationcpc',
  cpcsection: 'section',
  locarnoclassificationbag: 'classificationlocarno',
  locarnoclassificationedition: 'edition',
  locarnoclassificationtext: 'text',
  inventiontitletext: 'inventiontitle',
  referencecitationbag: 'referencescited',
  referencecitation: 'citation',
  citedpatentdocumentidentification: 'documentid',
  nplcitation: 'nplcit',
  nplcitationtext: 'text',
  citationcategory: 'category',
  citationcategorycode: 'category',
  claimtotalquantity: 'numberofclaims',
  relateddocumentbag: 'relateddocuments',
  patentdocumentidentification: 'documentid',
  parentdocument: 'parentdoc',
  childdocument: 'childdoc',
  partybag: 'parties',
  applicantbag: 'applicants',
  inventorbag: 'inventors',
  assigneebag: 'assignees',
  examinerbag: 'examiners',
  registeredpractitionerbag: 'agents',
  registeredpractitioner: 'agent',
  publicationcontact: 'addressbook',
  contact: 'addressbook',
  entityname: 'orgname',
  organizationstandardname: 'orgname',
  namesuffix: 'suffix',
  postaladdressbag: 'address',
  residencecountrycode: 'country',
  internationalfilingdata: 'pctorregionalapplicationdata',
  internationalpublishingdata: 'pctorregionalpublishingdata',
  pageimage: 'figure',
};

const WRAPPERS = new Set(['patentclassificationbag', 'inventiontitlebag']);

const readAsSt36 = readSt36({ format: 'st96-patent', isChinese: false, wrappers: WRAPPERS });

/** Published patent documents after WIPO ST.96. */
export const ST96_PATENT: XmlVocabulary<PatentDocument> = {
  name: 'WIPO ST.96',
  documentElements: ['PatentPublication', 'PatentGrant'],
  canonicalName: nameFolder(SYNONYMS),
  passedParts: PASSED_PARTS,
  read: (parsed, origin) => withOwnParts(readAsSt36(parsed, origin), parsed),
};
