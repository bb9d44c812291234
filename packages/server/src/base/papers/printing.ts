import { Tinypool } from 'tinypool';
import type { PaperContent, PaperFormat, PaperIssue } from './content.ts';

/** Idle threads end after so long. */
const IDLE_MS = 60_000;

/** What the thread is given. */
export interface PrintTask {
  readonly content: PaperContent;
  readonly issue: PaperIssue;
}

/** A thread that draws papers: one takes the time of many requests. It starts with the first paper. */
const thread = new Tinypool({
  filename: new URL('./printingThread.ts', import.meta.url).href,
  minThreads: 0,
  maxThreads: 1,
  idleTimeout: IDLE_MS,
});

/** Papers as PDF/A-2b, drawn in a thread of their own. */
export const PDF_FORMAT: PaperFormat = {
  extension: 'pdf',
  mediaType: 'application/pdf',
  render: (content, issue) => {
    const task: PrintTask = { content, issue };
    return thread.run(task) as Promise<Uint8Array<ArrayBuffer>>;
  },
};
