import { Tinypool } from 'tinypool';
import type { PaperContent, PaperFormat, PaperIssue } from './content.ts';
import type { ReportContent } from './report.ts';

/** Idle threads end after so long. */
const IDLE_MS = 60_000;

/** What the thread is given: a paper, or a report. */
export type PrintTask =
  | { readonly content: PaperContent; readonly issue: PaperIssue }
  | { readonly report: ReportContent };

/** A thread that draws papers: one takes the time of many requests. It starts with the first paper. */
const thread = new Tinypool({
  filename: new URL('./printingThread.ts', import.meta.url).href,
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: IDLE_MS,
});

const print = (task: PrintTask) => thread.run(task) as Promise<Uint8Array<ArrayBuffer>>;

/** Papers as PDF/A-2b, drawn in a thread of their own. */
export const PDF_FORMAT: PaperFormat = {
  extension: 'pdf',
  mediaType: 'application/pdf',
  render: (content, issue) => print({ content, issue }),
};

/** A report as PDF/A-2b, drawn in the same thread. Throws for a table row of too many or few cells. */
export const printReport = (report: ReportContent): Promise<Uint8Array<ArrayBuffer>> =>
  print({ report });
