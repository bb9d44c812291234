import { encode } from 'uqr';
import type { PaperContent, PaperIssue } from './content.ts';
import type { Glyphs } from './glyphs.ts';
import type { Node } from './pdfmakeParts.ts';
import { MARGINS, TEXT_WIDTH, rule } from './typeset.ts';
import { WORDS } from './words.ts';

/** Sides of the square with its quiet zone, in points: 16 mm. */
const SQUARE = 45;
const SMALL = { fontSize: 7.5, lineHeight: 1.05, color: '#404040' } as const;

/** What stands at the top of every page: for a demonstration, that it is one. */
export function pageHead(language: PaperContent['language'], demonstration: boolean): Node {
  if (!demonstration) return { text: '' };
  return {
    text: WORDS[language].demonstration,
    fontSize: 10.5,
    bold: true,
    color: '#8a4b00',
    margin: [MARGINS.left, 46, MARGINS.right, 0],
  };
}

/**
 * What stands at the foot of every page: the page's number as GB/T 9704-2012 §7.5 has it (right on odd
 * pages, left on even ones), and below a rule the code by which the paper is verified, so that a page
 * without its fellows can be verified too.
 */
export function pageFoot(
  { language }: PaperContent,
  issue: PaperIssue,
  glyphs: Glyphs,
  page: number,
  of: number,
): Node {
  const words = WORDS[language];
  const head = `${issue.number}　${words.pages(page, of)}`;
  const { code } = issue;
  const lines =
    code === null ? [head, words.copy] : [head, words.verify(code, issue.verifyAt), words.meaning];
  const square: readonly Node[] =
    code === null
      ? []
      : [{ width: SQUARE + 8, svg: qrDrawing(issue.verifyAt ?? code), fit: [SQUARE, SQUARE] }];
  return {
    margin: [MARGINS.left, 6, MARGINS.right, 0],
    stack: [
      {
        text: `— ${page} —`,
        fontSize: 12,
        lineHeight: 1,
        alignment: page % 2 === 1 ? 'right' : 'left',
        margin: [14, 0, 14, 3],
      },
      rule('#808080', 0.5),
      {
        columns: [
          ...square,
          {
            width: TEXT_WIDTH - (code === null ? 0 : SQUARE + 8),
            stack: lines.map((line) => ({ text: glyphs.printable(line), margin: [0, 0, 0, 1] })),
            margin: [0, 6, 0, 0],
            ...SMALL,
          },
        ],
        margin: [0, 4, 0, 0],
      },
    ],
  };
}

/** A QR code as one path of squares, which any printer draws sharply. */
function qrDrawing(text: string): string {
  // Level M bears 15 % of damage, such as a stamp across it.
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  let path = '';
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < row.length; x += 1) {
      if (row[x] !== true) continue;
      const start = x;
      while (row[x + 1] === true) x += 1;
      path += `M${start} ${y}H${x + 1}V${y + 1}H${start}Z`;
    }
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}"><path d="${path}" fill="#000000"/></svg>`;
}
