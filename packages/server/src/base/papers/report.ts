/**
 * A report as a plain value: figures with where they come from, drawings and tables. It is no paper of an
 * office: it has no number and no code, and is printed whenever somebody asks for it.
 */
export interface ReportContent {
  /** Language of the fixed words; that of the texts is the writer's. */
  readonly language: 'zh' | 'en';
  readonly title: string;
  /** Who publishes it. */
  readonly author: string;
  readonly lead: string;
  /** Instant of making, the only one that the file bears. */
  readonly madeAt: string;
  /** Stands at the foot of every page. */
  readonly foot: string;
  /** True prints on every page that the figures are invented. */
  readonly demonstration: boolean;
  readonly blocks: readonly ReportBlock[];
}

/** A text; with `link` it leads there, so that a figure leads to what it rests on. */
export interface ReportText {
  readonly text: string;
  readonly link?: string;
  readonly bold?: boolean;
  /** `good` and `late` are told by the words too: no colour says anything alone. */
  readonly tone?: 'good' | 'late' | 'quiet';
}

/** A drawing as SVG without anything from elsewhere; sizes in points. */
export interface ReportDrawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
  /** What it shows, in words, for readers who do not see it. */
  readonly alternative: string;
}

export type ReportCell = ReportText | ReportDrawing;

export interface ReportColumn {
  readonly title: string;
  /** Share of the width; 1 by default. */
  readonly share?: number;
  readonly align?: 'left' | 'right';
}

/** A part of a report, from top to bottom. */
export type ReportBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly columns: readonly ReportColumn[];
      /** As many cells as there are columns. */
      readonly rows: readonly (readonly ReportCell[])[];
    }
  | {
      /** One figure with all that belongs to it; it stays on one page. */
      readonly kind: 'figure';
      /** The heading of the part that begins with it, so that neither stands alone. */
      readonly heading?: string;
      readonly title: string;
      readonly value: ReportText;
      readonly unit: string;
      readonly facts: readonly (readonly [label: string, value: ReportText])[];
      readonly drawing: ReportDrawing | null;
      /** What is drawn, as a table right below the drawing; null for none. */
      readonly series: ReportSeries | null;
      readonly note: string;
      /** Where the figure comes from, as it can be typed by whoever reads it on paper. */
      readonly source: ReportText | null;
    };

/** Figures below the places of a drawing at which they are drawn; lengths in points. */
export interface ReportSeries {
  /** Middle of the first column. */
  readonly start: number;
  readonly step: number;
  readonly columns: readonly (readonly [name: string, value: ReportText])[];
}
