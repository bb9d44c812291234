import { nameFolder } from '../xml/elementTree.ts';
import type { XmlVocabulary } from '../xml/vocabulary.ts';
import type { PatentDocument, PatentFormat } from './model.ts';
import { PASSED_PARTS, readSt36 } from './st36.ts';

/** What offices add to or change in the names of ST.36, besides their code in front. */
const SYNONYMS: Readonly<Record<string, string>> = {
  bibliographicdatagrant: 'bibliographicdata',
  bibliographicdataapplication: 'bibliographicdata',
  pctorregionalfilingdata: 'pctorregionalapplicationdata',
  ipcversionindicator: 'ipcversiondate',
  mainclsf: 'mainclassification',
  furtherclsf: 'furtherclassification',
};
/** `us-citation`, `wo-bibliographic-data`: the code of the office says nothing more. */
const OFFICE_CODE = /^[a-z]{2}-(?=[a-z])/;

/** Groups of parties of the JPO, and the plural of the DPMA. */
const WRAPPERS = new Set([
  'applicantsagentsarticle',
  'applicantsagents',
  'publicationreferences',
  'patentclassifications',
]);

/** Offices that name their documents `xx-patent-document`, as ST.36 has it, without more. */
const OFFICES =
  'ap at au be br ca ch cz de dk ea es eu fi fr gb hu ie il in it kr mx my nl no nz oa pl pt ru ' +
  'se sg sk tr tw ua uk vn wo za';

function vocabulary(
  name: string,
  format: PatentFormat,
  documentElements: readonly string[],
): XmlVocabulary<PatentDocument> {
  return {
    name,
    documentElements,
    canonicalName: nameFolder(SYNONYMS, OFFICE_CODE),
    passedParts: PASSED_PARTS,
    read: readSt36({ format, isChinese: false, wrappers: WRAPPERS }),
  };
}

/** Formats of offices that follow WIPO ST.36. */
export const OFFICE_FORMATS: readonly XmlVocabulary<PatentDocument>[] = [
  vocabulary('USPTO Red Book 4.x', 'us-redbook-4', ['us-patent-grant', 'us-patent-application']),
  vocabulary('JPO XML', 'jpo', ['jp-official-gazette']),
  vocabulary('DPMA XML', 'dpma', ['dpma-patent-document']),
  vocabulary('WIPO ST.36', 'st36', [
    'patent-document',
    'wo-published-application',
    ...OFFICES.split(' ').map((office) => `${office}-patent-document`),
  ]),
];
