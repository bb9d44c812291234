import type { PaperContent, PaperIssue } from './content.ts';
import { pageFoot, pageHead } from './pageFoot.ts';
import { drawPages } from './pdfDocument.ts';
import { typeset } from './typeset.ts';
import { WORDS } from './words.ts';

/**
 * A paper as PDF/A-2b (`drawPages`). The same content and issue give the same bytes: the only time is that
 * of issue. Takes some hundred milliseconds of the thread: `PDF_FORMAT` runs it in one of its own.
 */
export function drawPdf(
  content: PaperContent,
  issue: PaperIssue,
): Promise<Uint8Array<ArrayBuffer>> {
  return drawPages({
    title: `${issue.number} ${content.title}`,
    author: content.office,
    lang: WORDS[content.language].lang,
    at: issue.issuedAt,
    body: (glyphs) => typeset(content, issue.number, glyphs),
    head: () => pageHead(content.language, issue.demonstration),
    foot: (glyphs) => (page, of) => pageFoot(content, issue, glyphs, page, of),
  });
}
