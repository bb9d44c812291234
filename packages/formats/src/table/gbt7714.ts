import type { SourceRow, RowProblem } from './model.ts';

/** Columns that a citation becomes, named as in the usual exports. */
export const CITATION_HEADERS = [
  '序号',
  '发明人',
  '发明名称',
  '国省',
  '公开（公告）号',
  '公开（公告）日',
] as const;

export interface PatentCitationText {
  readonly ordinal: string | null;
  /** Names joined by ',', as they stand. */
  readonly inventors: string | null;
  readonly title: string;
  /** Province or country of the holder. */
  readonly place: string | null;
  readonly number: string;
  /** ISO day, or as it stands when it is no such day. */
  readonly date: string | null;
}

/** CNKI: `inventors. title[P]. place：number,date.` */
const CNKI_FORM =
  /^\s*(?:\[(\d+)\])?\s*(.*?)\[P\][.．]?\s*(?:([^：:]{0,40}?)\s*[：:]\s*)?([A-Z]{2}[ -]?[0-9][0-9A-Z. -]*?)\s*(?:[,，]\s*(\d{4}-\d{1,2}-\d{1,2})\s*)?[.．。]?\s*$/;

/** GB/T 7714-2015, 8.7: `inventors. title: number[P]. date.` */
const STANDARD_FORM =
  /^\s*(?:\[(\d+)\])?\s*(.*?)\s*[:：]\s*(?:([^,，:：]{0,40}?)\s*[,，]\s*)?([A-Z]{0,2}[ -]?[0-9][0-9A-Z. -]*?)\s*\[P\](?:[/.．]+[^\d]*)?\s*(\d{4}-\d{1,2}-\d{1,2})?.*$/;

/**
 * Reads one citation of a patent as CNKI exports it, or in the form of GB/T 7714-2015 itself.
 * Undefined when the line is no such citation.
 */
export function findPatentCitation(line: string): PatentCitationText | undefined {
  const match = CNKI_FORM.exec(line) ?? STANDARD_FORM.exec(line);
  if (match === null) return undefined;
  const [, ordinal, authorsAndTitle = '', place, number = '', date] = match;
  // Initials carry full stops without a space (S.E.莱西); the one before the title has a space.
  const cut = /[.．]\s+/.exec(authorsAndTitle);
  const inventors = cut === null ? null : authorsAndTitle.slice(0, cut.index);
  const title = cut === null ? authorsAndTitle : authorsAndTitle.slice(cut.index + cut[0].length);
  return {
    ordinal: ordinal ?? null,
    inventors: inventors?.trim() || null,
    title: title.trim(),
    place: place?.trim() || null,
    number: number.trim(),
    date: date === undefined ? null : isoDay(date),
  };
}

function isoDay(text: string): string {
  const [year = '', month = '', day = ''] = text.split('-');
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A line of citation text as a row of `CITATION_HEADERS`, or the refusal of the line. */
export function citationRow(
  file: string,
  line: string,
  lineNumber: number,
): SourceRow | RowProblem {
  const citation = findPatentCitation(line);
  if (citation === undefined && line.trim() !== '') {
    const position = { file, line: lineNumber, row: lineNumber };
    const issue = {
      severity: 'error',
      code: 'citation-unrecognised',
      params: {},
      position,
    } as const;
    return { kind: 'problem', issue, raw: line };
  }
  const values =
    citation === undefined
      ? []
      : [
          citation.ordinal,
          citation.inventors,
          citation.title,
          citation.place,
          citation.number,
          citation.date,
        ];
  return { kind: 'source', values, row: lineNumber, line: lineNumber, raw: line };
}
