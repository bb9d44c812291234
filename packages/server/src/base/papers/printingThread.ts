import { Tinypool } from 'tinypool';
import { drawPdf } from './pdfPaper.ts';
import type { PrintTask } from './printing.ts';
import { drawReport } from './typesetReport.ts';

/** Draws one paper or report; runs in a thread of its own (`PDF_FORMAT`, `printReport`). */
export default async function print(task: PrintTask): Promise<unknown> {
  return Tinypool.move(
    'report' in task ? await drawReport(task.report) : await drawPdf(task.content, task.issue),
  );
}
