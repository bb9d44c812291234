import type { Glyphs } from './glyphs.ts';
import { pageHead } from './pageFoot.ts';
import { drawPages } from './pdfDocument.ts';
import type { Cell, Node, Structure, Style } from './pdfmakeParts.ts';
import type { ReportBlock, ReportCell, ReportContent, ReportSeries, ReportText } from './report.ts';
import { BODY_TEXT, HAIRLINES, MARGINS, rule, TEXT_WIDTH } from './typeset.ts';
import { WORDS } from './words.ts';

/** Reports are set smaller than papers, and read at a desk; sizes in points. */
const SIZE = 9.5;
const TEXT: Style = { fontSize: SIZE, lineHeight: 1.05 };
const SMALL: Style = { fontSize: 7.5, lineHeight: 1.05 };
const QUIET = '#56636a';
const LINK = '#1d5a86';
const TONES = { good: '#2b6e55', late: '#b3321f', quiet: QUIET } as const;
/** Between the two halves of a figure. */
const GAP = 18;
const LEFT = TEXT_WIDTH * 0.42;

const element = (type: string, within: Structure | null = null): Structure => ({ type, within });

/** A report as PDF/A-2b (`drawPages`), with its figures as links and its drawings as vectors. */
export function drawReport(content: ReportContent): Promise<Uint8Array<ArrayBuffer>> {
  return drawPages({
    title: content.title,
    author: content.author,
    lang: WORDS[content.language].lang,
    at: content.madeAt,
    body: (glyphs) => typesetReport(content, glyphs),
    head: () => pageHead(content.language, content.demonstration),
    foot: (glyphs) => (page, of) => reportFoot(content, glyphs, page, of),
  });
}

function typesetReport(content: ReportContent, glyphs: Glyphs): Node[] {
  const words = WORDS[content.language];
  const plain = (text: string, structure: Structure, style: Style = {}): Node => ({
    text: [{ text: glyphs.printable(text), structure }],
    style: BODY_TEXT,
    ...TEXT,
    ...style,
  });
  const nodes = [
    plain(content.title, element('H1'), {
      // One line, as far as it is still a title.
      fontSize: Math.max(14, Math.min(19, TEXT_WIDTH / glyphs.printable(content.title).length)),
      bold: true,
      margin: [0, 0, 0, 4],
    }),
    plain(content.lead, element('P'), { color: QUIET, margin: [0, 0, 0, 8] }),
    ...content.blocks.flatMap(block),
  ];
  return glyphs.hasLacked
    ? [...nodes, plain(words.unprintable, element('P'), { ...SMALL, margin: [0, 12, 0, 0] })]
    : nodes;

  /** A text, as a link where it leads somewhere. */
  function run({ text, link, bold, tone }: ReportText, within: Structure, style: Style = {}): Node {
    const shown = glyphs.printable(text);
    const look: Style = {
      ...(bold === true ? { bold } : {}),
      ...(tone === undefined ? {} : { color: TONES[tone] }),
    };
    if (link === undefined) return plain(text, within, { ...look, ...style });
    return {
      text: [{ text: shown, structure: element('Link', within), href: link }],
      style: BODY_TEXT,
      ...TEXT,
      color: LINK,
      ...look,
      ...style,
    };
  }

  function cell(value: ReportCell, within: Structure, style: Style = {}): Node {
    if (!('svg' in value)) return run(value, within, style);
    const { svg, width, height, alternative } = value;
    return {
      svg,
      fit: [width, height],
      structure: element('Figure', within),
      alternative,
      margin: [0, 2, 0, 0],
    };
  }

  function block(each: ReportBlock): Node[] {
    switch (each.kind) {
      case 'heading':
        return [heading(each.text)];
      case 'paragraph':
        return [plain(each.text, element('P'), { margin: [0, 0, 0, 6] })];
      case 'table':
        return [table(each)];
      case 'figure':
        return [figure(each)];
    }
  }

  function heading(text: string): Node {
    return plain(text, element('H2'), {
      fontSize: 13,
      bold: true,
      headlineLevel: 1,
      margin: [0, 10, 0, 4],
    });
  }

  function table({ columns, rows }: Extract<ReportBlock, { kind: 'table' }>): Node {
    const whole = element('Table');
    const room = TEXT_WIDTH - columns.length * 8;
    const sum = columns.reduce((total, { share = 1 }) => total + share, 0);
    const titles = element('TR', whole);
    return {
      table: {
        headerRows: 1,
        keepWithHeaderRows: 1,
        dontBreakRows: true,
        widths: columns.map(({ share = 1 }) => (room * share) / sum),
        body: [
          columns.map(
            ({ title, align }): Cell =>
              plain(
                title,
                { ...element('TH', titles), isRepeated: true },
                { ...SMALL, color: QUIET, alignment: align ?? 'left' },
              ),
          ),
          ...rows.map((cells) => {
            if (cells.length !== columns.length) {
              throw new RangeError(`a row has ${cells.length} cells in ${columns.length} columns`);
            }
            const row = element('TR', whole);
            return cells.map(
              (value, index): Cell =>
                cell(value, element('TD', row), { alignment: columns[index]?.align ?? 'left' }),
            );
          }),
        ],
      },
      layout: HAIRLINES,
      margin: [0, 2, 0, 6],
    };
  }

  function figure(each: Extract<ReportBlock, { kind: 'figure' }>): Node {
    const whole = element('Sect');
    const list = element('L', whole);
    const right = TEXT_WIDTH - LEFT - GAP;
    const facts = each.facts.map(([label, value]): Node => {
      const item = element('LI', list);
      return {
        columns: [
          { ...plain(label, element('Lbl', item), { ...SMALL, color: QUIET }), width: 56 },
          { ...run(value, element('LBody', item), SMALL), width: LEFT - 56 },
        ],
        margin: [0, 1, 0, 0],
      };
    });
    return {
      stack: [
        ...(each.heading === undefined ? [] : [heading(each.heading)]),
        rule('#d3d9d7', 0.5),
        {
          columns: [
            {
              width: LEFT + GAP,
              stack: [
                plain(each.title, element('H3', whole), { bold: true, margin: [0, 5, GAP, 0] }),
                run(each.value, element('P', whole), { fontSize: 20, bold: true, lineHeight: 1 }),
                plain(each.unit, element('P', whole), {
                  ...SMALL,
                  color: QUIET,
                  margin: [0, -2, 0, 4],
                }),
                ...facts,
              ],
            },
            {
              width: right,
              stack: [
                ...(each.drawing === null ? [] : [cell(each.drawing, whole)]),
                ...(each.series === null ? [] : series(each.series, whole)),
                plain(each.note, element('P', whole), {
                  ...SMALL,
                  color: QUIET,
                  margin: [0, 4, 0, 0],
                }),
              ],
              margin: [0, 5, 0, 0],
            },
          ],
        },
        ...(each.source === null
          ? []
          : [run(each.source, element('P', whole), { ...SMALL, margin: [0, 2, 0, 0] })]),
      ],
      unbreakable: true,
      margin: [0, 0, 0, 8],
    };
  }

  /** Two rows, the names and the figures, each below its place in the drawing. */
  function series({ start, step, columns }: ReportSeries, within: Structure): Node[] {
    const whole = element('Table', within);
    const before: Node = { text: '', ...SMALL, width: Math.max(0, start - step / 2) };
    const row = (
      type: 'TH' | 'TD',
      at: (column: ReportSeries['columns'][number]) => ReportText,
    ) => {
      const line = element('TR', whole);
      return {
        columns: [
          before,
          ...columns.map(
            (column): Node => ({
              ...run(at(column), element(type, line), { ...SMALL, alignment: 'center' }),
              width: step,
            }),
          ),
        ],
      };
    };
    return [row('TH', ([text]) => ({ text, tone: 'quiet' })), row('TD', ([, value]) => value)];
  }
}

/** What stands at the foot of every page: of when the report is, and the number of the page. */
function reportFoot(
  { language, foot, title }: ReportContent,
  glyphs: Glyphs,
  page: number,
  of: number,
): Node {
  const line = `${title}　${WORDS[language].pages(page, of)}`;
  return {
    margin: [MARGINS.left, 14, MARGINS.right, 0],
    stack: [
      rule('#808080', 0.5),
      { text: glyphs.printable(line), ...SMALL, color: '#404040', margin: [0, 5, 0, 1] },
      { text: glyphs.printable(foot), ...SMALL, color: '#404040' },
    ],
  };
}
