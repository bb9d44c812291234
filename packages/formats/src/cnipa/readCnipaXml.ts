import type { InputEntry } from '../input/openInput.ts';
import { readXmlDocuments } from '../xml/readXmlDocuments.ts';
import type { XmlOptions, XmlVocabulary } from '../xml/vocabulary.ts';
import type { CnipaDocument, CnipaItem } from './model.ts';
import { cnipaName } from './names.ts';
import { readDocument } from './readDocument.ts';

/** Patent documents of CNIPA in both generations. */
const CNIPA: XmlVocabulary<CnipaDocument> = {
  documentElements: ['PatentDocumentAndRelated', 'cn-patent-document'],
  canonicalName: cnipaName,
  passedParts: {
    description: 'text',
    claims: 'claims',
    drawings: 'figures',
    fulldocimage: 'nothing',
  },
  read: readDocument,
};

/**
 * Reads the patent documents of a CNIPA XML file, of either generation. See `readXmlDocuments`.
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export function readCnipaXml(entry: InputEntry, options?: XmlOptions): AsyncGenerator<CnipaItem> {
  return readXmlDocuments(entry, [CNIPA], options);
}
