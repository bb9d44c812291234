import type { InputEntry } from '../input/openInput.ts';
import { readXmlDocuments } from '../xml/readXmlDocuments.ts';
import type { XmlOptions } from '../xml/vocabulary.ts';
import type { TrademarkItem } from './model.ts';
import { ST66_TRADEMARK } from './st66.ts';
import { ST96_TRADEMARK } from './st96.ts';

/**
 * Reads the trademarks of an XML file of WIPO ST.66 or ST.96. See `readXmlDocuments`; the `end` counts
 * marks, of which a transaction of ST.66 may hold several or none (`xml-no-documents`).
 *
 * @throws FormatProblem when the entry itself cannot be read further; nothing else is thrown.
 */
export async function* readTrademarkXml(
  entry: InputEntry,
  options?: XmlOptions,
): AsyncGenerator<TrademarkItem> {
  let documents = 0;
  let empty = 0;
  for await (const item of readXmlDocuments(entry, [ST66_TRADEMARK, ST96_TRADEMARK], options)) {
    if (item.kind === 'problem') yield item;
    else if (item.kind === 'end') yield { ...item, documents, errors: item.errors + empty };
    else if (item.document.length === 0) {
      empty++;
      const params = { root: 'TransactionContentDetails' };
      const position = { file: entry.name };
      yield {
        kind: 'problem',
        issue: { severity: 'error', code: 'xml-no-documents', params, position },
      };
    } else {
      for (const document of item.document) {
        documents++;
        yield { kind: 'document', document };
      }
    }
  }
}
