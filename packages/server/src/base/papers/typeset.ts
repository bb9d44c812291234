import type { PaperArticle, PaperBlock, PaperContent, PaperField } from './content.ts';
import type { Glyphs } from './glyphs.ts';
import type { Cell, Node, Structure, Style, TableLayout } from './pdfmakeParts.ts';
import { WORDS, dateOnPaper } from './words.ts';

/*
 * The form of official documents, GB/T 9704-2012, in points. A4; the type area is 156 mm by 225 mm (§5.2)
 * with 22 lines of 28 characters in size 3 (§5.2.3). The standard sets the text in 仿宋; the font is Noto
 * Sans SC, which may be passed on with the platform.
 */
const MM = 72 / 25.4;
export const PAGE = { width: 210 * MM, height: 297 * MM, orientation: 'portrait' } as const;
export const MARGINS = { left: 28 * MM, top: 37 * MM, right: 26 * MM, bottom: 35 * MM } as const;
export const TEXT_WIDTH = 156 * MM;
/** 156 mm hold 28 characters. */
const BODY = TEXT_WIDTH / 28;
const LINE = (225 * MM) / 22;
/** Height of a line of Noto Sans SC, in its size. */
const FONT_LINE = 1.448;
export const RED = '#c00000';
const RULE = 0.5;

export const FONT = 'NotoSansSC';
export const DEFAULT_STYLE: Style = {
  font: FONT,
  fontSize: BODY,
  lineHeight: LINE / (BODY * FONT_LINE),
  color: '#000000',
};
/** Tables are set smaller and closer than text. */
const TABLE_SIZE = 11;
const TABLE_STYLE: Style = { fontSize: TABLE_SIZE, lineHeight: 1.15 };
/**
 * Rows stay whole on a page, and the titles with the first of them, unless a cell may take more lines:
 * of what is kept whole and is longer than a page, the layout would lose the rest.
 */
const MOST_LINES = 12;

const RULED = 'ruled';
/** Rows parted by hairlines alone. */
export const HAIRLINES = 'hairlines';
export const TABLE_LAYOUTS: Readonly<Record<string, TableLayout>> = {
  [HAIRLINES]: {
    hLineWidth: () => RULE,
    vLineWidth: () => 0,
    hLineColor: () => '#d3d9d7',
    vLineColor: () => '#d3d9d7',
    paddingLeft: () => 0,
    paddingRight: () => 8,
    paddingTop: () => 3,
    paddingBottom: () => 3,
  },
  [RULED]: {
    hLineWidth: () => RULE,
    vLineWidth: () => RULE,
    hLineColor: () => '#404040',
    vLineColor: () => '#404040',
    paddingLeft: () => 5,
    paddingRight: () => 5,
    paddingTop: () => 4,
    paddingBottom: () => 4,
  },
};

/** Name of the style of every text between head and foot. */
export const BODY_TEXT = 'body';
/** Says that what follows stays on the same page. */
const HEADLINE = { headlineLevel: 1 };

const element = (type: string, within: Structure | null = null): Structure => ({ type, within });
/** An element of a head that is drawn again on every page. */
const repeated = (type: string, within: Structure): Structure => ({
  type,
  within,
  isRepeated: true,
});

/** The document as nodes of the layout; every text passes through `glyphs`. */
export function typeset(content: PaperContent, number: string, glyphs: Glyphs): Node[] {
  const words = WORDS[content.language];
  const run = (text: string, structure: Structure, style: Style = {}): Node => ({
    text: [{ text: glyphs.printable(text), structure }],
    style: BODY_TEXT,
    ...style,
  });

  const head: Node[] = [
    // §7.2.4: the name of the office, centred, in red, as large as one line allows.
    run(content.office, element('P'), {
      fontSize: Math.min(32, TEXT_WIDTH / [...content.office].length / 1.08),
      bold: true,
      color: RED,
      alignment: 'center',
      lineHeight: 1,
      characterSpacing: 1,
    }),
    // §7.2.5 and §7.2.7: the number centred below it, and 4 mm below that the red rule.
    run(number, element('P'), { alignment: 'center', lineHeight: 1, margin: [0, 14, 0, 4 * MM] }),
    rule(RED, 1.5),
    // §7.3.1: the title in size 2.
    run(content.title, element('H1'), {
      fontSize: 22,
      bold: true,
      alignment: 'center',
      lineHeight: 1.1,
      margin: [0, LINE, 0, LINE * 0.8],
    }),
  ];
  if (content.addressee !== undefined) {
    head.push(run(words.addressee(content.addressee), element('P')));
  }
  const body = content.blocks.flatMap(block);
  return glyphs.hasLacked
    ? [
        ...head,
        ...body,
        run(words.unprintable, element('P'), { ...TABLE_STYLE, margin: [0, 12, 0, 0] }),
      ]
    : [...head, ...body];

  function block(each: PaperBlock): Node[] {
    switch (each.kind) {
      case 'heading':
        return [heading(each.text)];
      case 'paragraph':
        return paragraph(each.text);
      case 'fields':
        return [fields(each.fields)];
      case 'table':
        return [table(each)];
      case 'basis':
        return [heading(words.basis), ...each.articles.flatMap((article) => basis(article))];
      case 'signature':
        return [signature(each.office, dateOnPaper(each.day, content.language))];
    }
  }

  function heading(text: string): Node {
    return run(text, element('H2'), { ...HEADLINE, bold: true, leadingIndent: 2 * BODY });
  }

  /** §7.3.3: each paragraph begins two characters in. */
  function paragraph(text: string): Node[] {
    return glyphs
      .printable(text)
      .split('\n')
      .map((line) => run(line, element('P'), { leadingIndent: 2 * BODY, alignment: 'justify' }));
  }

  function basis({ law, article, text }: PaperArticle): Node[] {
    const where = words.article(law, article);
    return paragraph(text === undefined ? where : words.quoted(where, text));
  }

  function fields(list: readonly PaperField[]): Node {
    const whole = element('Table');
    const widths = columnWidths([6, 19]);
    return {
      table: {
        headerRows: 0,
        keepWithHeaderRows: 0,
        dontBreakRows: areShort(
          list.map(({ label, value }) => [label, value]),
          widths,
        ),
        widths,
        body: list.map(({ label, value }): Cell[] => {
          const row = element('TR', whole);
          return [run(label, element('TH', row)), run(value, element('TD', row))];
        }),
      },
      layout: RULED,
      margin: [0, 6, 0, 8],
      ...TABLE_STYLE,
    };
  }

  function table({ caption, columns, rows }: Extract<PaperBlock, { kind: 'table' }>): Node {
    const whole = element('Table');
    const widths = columnWidths(columns.map(({ share = 1 }) => share));
    const isHeadShort =
      areShort([columns.map((column) => column.title)], widths) &&
      areShort([[caption ?? '']], [TEXT_WIDTH]);
    const line = (cells: readonly string[], type: 'TH' | 'TD'): Cell[] => {
      if (cells.length !== columns.length) {
        throw new RangeError(`a row has ${cells.length} cells in ${columns.length} columns`);
      }
      const row = element('TR', whole);
      return cells.map((cell, index) =>
        run(cell, type === 'TH' && isHeadShort ? repeated(type, row) : element(type, row), {
          bold: type === 'TH',
          alignment: type === 'TH' ? 'center' : (columns[index]?.align ?? 'left'),
        }),
      );
    };
    const titles = line(
      columns.map((column) => column.title),
      'TH',
    );
    const head = caption === undefined ? [titles] : [captionRow(caption, whole), titles];
    const areRowsShort = areShort(rows, widths);
    return {
      table: {
        headerRows: isHeadShort ? head.length : 0,
        keepWithHeaderRows: isHeadShort && areRowsShort ? 1 : 0,
        dontBreakRows: isHeadShort && areRowsShort,
        widths,
        body: [...head, ...rows.map((row) => line(row, 'TD'))],
      },
      layout: RULED,
      margin: [0, 6, 0, 8],
      ...TABLE_STYLE,
    };

    /** The caption is a row of the head without rules, so that it stays with the table. */
    function captionRow(text: string, of: Structure): Cell[] {
      const border = [false, false, false, true] as const;
      const caption = isHeadShort ? repeated('Caption', of) : element('Caption', of);
      const cell = run(text, caption, { bold: true, alignment: 'center' });
      const spanned = columns.slice(1).map((): Cell => ({ text: '', border }));
      return [{ ...cell, colSpan: columns.length, border }, ...spanned];
    }
  }

  /** §7.3.5: the office's name with the day below it, four characters from the right edge. */
  function signature(office: string, day: string): Node {
    return {
      stack: [run(office, element('P')), run(day, element('P'))],
      alignment: 'center',
      // As wide as the longer of the two, so that each is centred over the other.
      margin: [TEXT_WIDTH - (widest([office, day]) + 3) * BODY, 2 * LINE, 3 * BODY, 0],
      unbreakable: true,
    };
  }
}

/** A horizontal line across the type area. */
export function rule(lineColor: string, lineWidth: number): Node {
  return { canvas: [{ type: 'line', x1: 0, y1: 0, x2: TEXT_WIDTH, y2: 0, lineWidth, lineColor }] };
}

/** Widths of columns by their shares; padding and rules are beside them. */
function columnWidths(shares: readonly number[]): number[] {
  const room = TEXT_WIDTH - shares.length * 10 - (shares.length + 1) * RULE;
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => (room * share) / sum);
}

/** Whether no cell can take more than `MOST_LINES`, each character being as wide as a Chinese one. */
function areShort(rows: readonly (readonly string[])[], widths: readonly number[]): boolean {
  return rows.every((cells) =>
    cells.every((cell, index) => {
      const inLine = Math.max(1, Math.floor((widths[index] ?? TEXT_WIDTH) / TABLE_SIZE));
      const lines = cell
        .split('\n')
        .reduce((sum, part) => sum + Math.max(1, Math.ceil(part.length / inLine)), 0);
      return lines <= MOST_LINES;
    }),
  );
}

/** Width of the widest text in characters of the body: a Latin letter or digit takes about half of one. */
function widest(texts: readonly string[]): number {
  const widths = texts.map((text) =>
    [...text].reduce((sum, each) => sum + (each < '\u0300' ? 0.62 : 1), 0),
  );
  return Math.min(24, Math.max(...widths) + 0.5);
}
