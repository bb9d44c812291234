import type { Writable } from 'node:stream';
import { ZipWriter } from '@zca/formats';
import { LossCounts, lossReportJson, lossReportText, ST96_KINDS } from './lossReport.ts';
import type { St96Page } from './st96Thread.ts';

/**
 * Writes an archive of ST.96 documents, one a right, with a report of what they could not hold.
 * Memory is that of the pages under way. The output is left open.
 *
 * @throws what the pages or the output throw
 */
export async function writeSt96(
  pages: AsyncIterable<St96Page>,
  notice: readonly string[],
  output: Writable,
): Promise<void> {
  const zip = new ZipWriter(output);
  try {
    await zip.addPart('README.txt', (take) => take(readme(notice)));
    const counts = new LossCounts();
    const documents = { patent: 0, design: 0, trademark: 0, indication: 0 };
    for await (const page of pages) {
      for (const part of page.parts) await zip.addPacked(part);
      counts.addAll(page.counts);
      for (const kind of ST96_KINDS) {
        documents[kind] += page.documents[kind];
      }
    }
    const report = { documents, counts: counts.list() };
    await zip.addPart('losses/summary.json', (take) => take(lossReportJson(report)));
    await zip.addPart('losses/summary.txt', (take) => take(lossReportText(report)));
    await zip.finish();
  } finally {
    await zip.close();
  }
}

function readme(notice: readonly string[]): string {
  return [
    ...notice,
    '',
    '本压缩包按世界知识产权组织标准 ST.96 V6.0 编写，每件权利一个 XML 文件：',
    '  patent/申请年/    发明和实用新型，根元素 PatentPublication',
    '  design/申请年/    外观设计，根元素 DesignApplication',
    '  trademark/申请年/ 商标，根元素 TrademarkApplication',
    '  indication/申请年/ 地理标志，根元素 GIApplication',
    '  legal-status/     专利和外观设计的法律事件，根元素 PatentLegalStatusData，每个文件含多件',
    '  losses/           记录中有而 ST.96 容纳不了的内容：summary.txt、summary.json 为汇总，records-*.jsonl 为逐件明细',
    '',
    'Written after WIPO Standard ST.96 V6.0, one XML file for each right:',
    '  patent/<year>/    inventions and utility models, root element PatentPublication',
    '  design/<year>/    designs, root element DesignApplication',
    '  trademark/<year>/ trademarks, root element TrademarkApplication',
    '  indication/<year>/ geographical indications, root element GIApplication',
    '  legal-status/     legal events of patents and designs, root element PatentLegalStatusData, many to a file',
    '  losses/           what the records state and ST.96 cannot hold: in sum in summary.txt and summary.json,',
    '                    for each record in records-*.jsonl',
    '',
  ].join('\n');
}
