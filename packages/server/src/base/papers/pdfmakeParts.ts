import { createRequire } from 'node:module';

/*
 * The parts that pdfmake is made of, with the types of what is used of them. Its front, `createPdf`, draws
 * pages with its own renderer, which marks nothing; a paper must say what is a heading and what is a cell,
 * so its layout is asked for by itself and drawn by `TaggedRenderer`. Nothing of pdfmake that fetches
 * addresses or opens files is used.
 */

const require = createRequire(import.meta.url);

/** Its modules are CommonJS made from ES modules. */
interface Module {
  readonly default: unknown;
}
const documents = require('pdfmake/js/PDFDocument.js') as Module;
const layouts = require('pdfmake/js/LayoutBuilder.js') as Module;
const drawings = require('pdfmake/js/SVGMeasure.js') as Module;
const renderers = require('pdfmake/js/Renderer.js') as Module;

/** How a node and what it holds are set; lengths in points. */
export interface Style {
  readonly font?: string;
  readonly fontSize?: number;
  /** In heights of a line of the font. */
  readonly lineHeight?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly alignment?: 'left' | 'right' | 'center' | 'justify';
  readonly leadingIndent?: number;
  readonly characterSpacing?: number;
  /** Left, top, right, bottom. */
  readonly margin?: readonly [number, number, number, number];
  readonly headlineLevel?: number;
  /** Name of a style of the document. */
  readonly style?: string;
}

/** A text in one style; `structure` stays with it until it is drawn. */
export interface Run {
  readonly text: string;
  readonly structure: Structure;
  /** Where a press on it leads; the element is a `Link` then. */
  readonly href?: string;
}

/** What a text is in the logical structure of a document, for readers who do not see the page. */
export interface Structure {
  /** A standard type: P, H1, Table, TR, TH, TD … */
  readonly type: string;
  /** The element around it; null for the document. */
  readonly within: Structure | null;
  /** A head that stands again above the rows of every page; only the first time is it content. */
  readonly isRepeated?: boolean;
}

export interface TableNode {
  readonly headerRows: number;
  readonly keepWithHeaderRows: number;
  readonly dontBreakRows: boolean;
  readonly widths: readonly number[];
  readonly body: readonly (readonly Cell[])[];
}

export type Cell = Node & {
  readonly colSpan?: number;
  /** Left, top, right, bottom. */
  readonly border?: readonly [boolean, boolean, boolean, boolean];
};

interface LineDrawing {
  readonly type: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly lineWidth: number;
  readonly lineColor: string;
}

/** A part of the layout; what a page is made of. */
export type Node = Style & { readonly width?: number } & (
    | { readonly text: string | readonly Run[] }
    | { readonly stack: readonly Node[]; readonly unbreakable?: boolean }
    | { readonly columns: readonly Node[] }
    | { readonly table: TableNode; readonly layout: string }
    | { readonly canvas: readonly LineDrawing[] }
    | {
        readonly svg: string;
        readonly fit: readonly [number, number];
        /** What it shows, in words; a drawing without them is an artifact. */
        readonly structure?: Structure;
        readonly alternative?: string;
      }
  );

/** How a table is ruled and padded, by the number of the line or column. */
export type TableLayout = Readonly<
  Record<
    'hLineWidth' | 'vLineWidth' | 'paddingLeft' | 'paddingRight' | 'paddingTop' | 'paddingBottom',
    () => number
  > &
    Record<'hLineColor' | 'vLineColor', () => string>
>;

/** An element of the logical structure of a PDF (ISO 32000-1 §14.7). */
export interface StructureElement {
  add(child: StructureElement | StructureContent): this;
  end(): void;
}

/** A piece of content that belongs to an element. */
export interface StructureContent {
  readonly refs: readonly unknown[];
}

/** The document of pdfkit, as far as it is used here. */
export interface PdfKitDocument extends NodeJS.ReadableStream {
  struct(type: string, options?: { readonly alt: string }): StructureElement;
  /** An area of the page that leads elsewhere, belonging to an element. */
  link(
    x: number,
    y: number,
    width: number,
    height: number,
    address: string,
    options: { readonly structParent: StructureElement },
  ): this;
  addStructure(element: StructureElement): this;
  markStructureContent(tag: string): StructureContent;
  markContent(tag: string, options?: { readonly type?: string }): this;
  endMarkedContent(): this;
  /** A font by its family; opens it at the first time. */
  provideFont(family: string, bold: boolean, italics: boolean): OpenFont;
  /** What drawings set their texts in: a file, or the name of a font that is open. */
  getFontFile(family: string, bold: boolean, italics: boolean): Uint8Array | string | null;
  end(): void;
}

/** A font that the document has opened. */
interface OpenFont {
  readonly name: string;
  readonly font: Font;
}

/** A font of fontkit. */
export interface Font {
  hasGlyphForCodePoint(codePoint: number): boolean;
}

/** A line of text that the layout has placed. */
export interface Line {
  readonly inlines: readonly {
    readonly structure?: Structure;
    readonly href?: string;
    readonly x: number;
    readonly width: number;
  }[];
  getHeight(): number;
}

export interface PdfKitOptions {
  readonly pdfVersion: '1.7';
  readonly subset: 'PDF/A-2b';
  readonly tagged: true;
  readonly displayTitle: true;
  readonly compress: boolean;
  readonly lang: string;
  readonly autoFirstPage: false;
  readonly font: null;
  readonly info: Readonly<Record<string, string | Date>>;
}

type Fonts = Readonly<Record<string, { readonly normal: Uint8Array; readonly bold: Uint8Array }>>;

export const PdfDocument = documents.default as new (
  fonts: Fonts,
  images: object,
  patterns: object,
  attachments: object,
  options: PdfKitOptions,
) => PdfKitDocument;

export interface PageSize {
  readonly width: number;
  readonly height: number;
  readonly orientation: 'portrait';
}

/** What is told of a node that has been placed. */
export interface PlacedNode {
  readonly headlineLevel?: number;
  readonly style?: string;
}

/** On every page: what stands in its margin, by its number (from 1) and how many there are. */
export type Margin = (page: number, of: number) => Node;

export const SvgMeasure = drawings.default as new () => object;

export const LayoutBuilder = layouts.default as new (
  size: PageSize,
  margins: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  },
  svgMeasure: object,
) => {
  registerTableLayouts(layouts: Readonly<Record<string, TableLayout>>): void;
  layoutDocument(
    content: readonly Node[],
    document: PdfKitDocument,
    styles: Readonly<Record<string, Style>>,
    defaultStyle: Style,
    background: undefined,
    header: Margin,
    footer: Margin,
    watermark: undefined,
    pageBreakBefore: (
      node: PlacedNode,
      around: { getFollowingNodesOnPage(): readonly PlacedNode[] },
    ) => boolean,
  ): readonly unknown[];
};

export const Renderer = renderers.default as new (
  document: PdfKitDocument,
) => {
  renderPages(pages: readonly unknown[]): void;
  renderLine(line: Line, x: number, y: number): void;
  renderVector(vector: unknown): void;
  renderSVG(drawing: unknown): void;
};
