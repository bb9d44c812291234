import type { InputEntry } from '../input/openInput.ts';
import { readXmlDocuments } from '../xml/readXmlDocuments.ts';
import type { XmlOptions, XmlVocabulary } from '../xml/vocabulary.ts';
import type { TrademarkFileDocument, TrademarkItem } from './model.ts';
import { ST66_TRADEMARK } from './st66.ts';
import { ST96_TRADEMARK } from './st96.ts';

/** Every format of trademarks that is read. */
export const TRADEMARK_FORMATS: readonly XmlVocabulary<TrademarkFileDocument>[] = [
  ST66_TRADEMARK,
  ST96_TRADEMARK,
];

/**
 * Reads the trademarks of an XML file of WIPO ST.66 or ST.96. See `readXmlDocuments`; the `end` counts
 * marks, of which a transaction of ST.66 may hold several or none (`xml-no-documents`).
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export function readTrademarkXml(
  entry: InputEntry,
  options?: XmlOptions,
): AsyncGenerator<TrademarkItem> {
  return readXmlDocuments(entry, TRADEMARK_FORMATS, options);
}
