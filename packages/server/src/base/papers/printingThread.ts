import { Tinypool } from 'tinypool';
import { drawPdf } from './pdfPaper.ts';
import type { PrintTask } from './printing.ts';

/** Draws one paper; runs in a thread of its own (`PDF_FORMAT`). */
export default async function print({ content, issue }: PrintTask): Promise<unknown> {
  return Tinypool.move(await drawPdf(content, issue));
}
