import type { InputEntry } from '../input/openInput.ts';
import { readXmlDocuments } from '../xml/readXmlDocuments.ts';
import type { XmlOptions, XmlVocabulary } from '../xml/vocabulary.ts';
import { CNIPA } from './cnipa.ts';
import { DOCDB } from './docdb.ts';
import type { PatentDocument, PatentItem } from './model.ts';
import { OFFICE_FORMATS } from './offices.ts';
import { ST32_FORMATS } from './st32.ts';
import { ST96_PATENT } from './st96.ts';
import { ST96_DESIGN } from './st96Design.ts';
import { US_PAP } from './usPap.ts';

/** Every format of patent documents that is read. */
export const PATENT_FORMATS: readonly XmlVocabulary<PatentDocument>[] = [
  ...CNIPA,
  DOCDB,
  ...OFFICE_FORMATS,
  ...ST32_FORMATS,
  US_PAP,
  ST96_PATENT,
  ST96_DESIGN,
];

/**
 * Reads the patent documents of an XML file in any of the formats, one document or many, also of
 * several formats. See `readXmlDocuments`.
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export function readPatentXml(entry: InputEntry, options?: XmlOptions): AsyncGenerator<PatentItem> {
  return readXmlDocuments(entry, PATENT_FORMATS, options);
}
