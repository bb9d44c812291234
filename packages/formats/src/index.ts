export { type EncodingReport, TextStream } from './decodeStream.ts';
export { type DetectedFormat, detectFormat } from './detectFormat.ts';
export {
  detectEncoding,
  type EncodingGuess,
  findEncoding,
  StreamDecoder,
  type TextEncoding,
} from './encoding.ts';
export { type HashedStream, hashStream } from './hash.ts';
export type { ImageOrientation } from './image/orientation.ts';
export { type StrippedImage, stripImageMetadata } from './image/stripMetadata.ts';
export { DEFAULT_INPUT_LIMITS, type InputLimits } from './input/limits.ts';
export { type InputEntry, type NamedStream, openInput } from './input/openInput.ts';
export { PROBLEM_SENTENCES, type ProblemCode, type ProblemLanguage } from './messages.ts';
export {
  describeProblem,
  type FormatIssue,
  FormatProblem,
  type ProblemParams,
  type SourcePosition,
} from './problem.ts';
export { CITATION_HEADERS, findPatentCitation, type PatentCitationText } from './table/gbt7714.ts';
export type {
  CellValue,
  RawRow,
  RowProblem,
  TableEnd,
  TableFormat,
  TableHeader,
  TableItem,
  TableOptions,
} from './table/model.ts';
export { previewTable, readTable } from './table/readTable.ts';
export type {
  PatentAgency,
  PatentAgent,
  PatentApplication,
  PatentCitation,
  PatentClaims,
  PatentDocument,
  DocumentId,
  PatentGazette,
  PatentFormat,
  PatentInventor,
  PatentIpc,
  PatentItem,
  PatentLocarno,
  PatentParty,
  PatentPct,
  PatentPriority,
  PatentPublication,
  PatentRelatedDocument,
  PatentText,
} from './patent/model.ts';
export type { CalendarDay } from './xml/day.ts';
export type {
  ClaimHead,
  DocumentOrigin,
  ParsedDocument,
  PassedPart,
  XmlDocumentItem,
  XmlEnd,
  XmlItem,
  XmlOptions,
  XmlProblem,
  XmlVocabulary,
} from './xml/vocabulary.ts';
export type { IndicationFileDocument, IndicationItem, IndicationName } from './indication/model.ts';
export { readIndicationXml } from './indication/readIndicationXml.ts';
export type {
  TrademarkClass,
  TrademarkEvent,
  TrademarkFileDocument,
  TrademarkItem,
  TrademarkParty,
  TrademarkPriority,
  TrademarkRepresentative,
  TrademarkStandard,
  TrademarkStatus,
} from './trademark/model.ts';
export { readTrademarkXml } from './trademark/readTrademarkXml.ts';
export { readPatentXml } from './patent/readPatentXml.ts';
export {
  guardFormula,
  type OutputColumn,
  type OutputValue,
  type Rows,
  unguardFormula,
} from './write/columns.ts';
export {
  csvFormat,
  type CsvFormat,
  type CsvOptions,
  type WriteReport,
  writeCsv,
} from './write/csv.ts';
export { type JsonLinesOptions, writeJsonLines } from './write/jsonl.ts';
export {
  LossLedger,
  ST96_LOSS_REASONS,
  type St96Loss,
  type St96LossReason,
} from './write/st96/losses.ts';
export type {
  St96Design,
  St96Indication,
  St96Party,
  St96Patent,
  St96Reference,
  St96Right,
  St96Trademark,
} from './write/st96/model.ts';
export {
  st96Document,
  type St96Document,
  st96LegalStatusDocument,
  type St96Options,
} from './write/st96/st96Document.ts';
export {
  TILE_EXTENT,
  type TileFeature,
  type TileValue,
  writeVectorTile,
} from './write/vectorTile.ts';
export { writeXlsx, type XlsxOptions } from './write/xlsx.ts';
export { writeWaiting } from './write/sink.ts';
export { type PackedPart, packPart, ZipWriter } from './write/zipWriter.ts';
