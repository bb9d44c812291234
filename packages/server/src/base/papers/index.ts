export type {
  PaperArticle,
  PaperBlock,
  PaperColumn,
  PaperContent,
  PaperField,
  PaperFormat,
  PaperIssue,
  Seal,
} from './content.ts';
export { NO_SEAL } from './content.ts';
export {
  contentHash,
  type IssuedPaper,
  issuedPapers,
  issuePapers,
  nextNumber,
  type PaperDraft,
  type PaperRow,
  paperRows,
} from './issuePapers.ts';
export { Papers } from './papers.ts';
export { type PaperEntry, type PaperFile, PaperStore, withdrawPaper } from './paperStore.ts';
export { PDF_FORMAT, printReport } from './printing.ts';
export type {
  ReportBlock,
  ReportCell,
  ReportContent,
  ReportDrawing,
  ReportSeries,
  ReportText,
} from './report.ts';
export { paperRoutes } from './routes.ts';
