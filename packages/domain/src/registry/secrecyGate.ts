import { toHalfWidth } from '@zca/standards';
import { type Cell, cellText, isBlankCell } from './cells.ts';
import { headerForms } from './header.ts';
import type { CalendarDay } from './model.ts';
import { readDay } from './readDay.ts';
import type { Refusal } from './refusal.ts';

/** What the gate found. Anything refused may be kept as position and hash only. */
export type SecrecyReading =
  | { readonly ok: true; readonly secrecy: 'OPEN' }
  | {
      readonly ok: true;
      readonly secrecy: 'DECLASSIFIED';
      readonly declassification: { readonly day: CalendarDay; readonly gazette: string };
    }
  | { readonly ok: false; readonly refusal: Refusal };

/** Headers of columns that state secrecy. */
const SECRECY_HEADER = /密级|保密|涉密|秘密|国防|secrecy|security ?class|classified/i;
const DECLASSIFIED_HEADER = /解密|declassif/i;
/** Texts that say "not secret" in a column that states secrecy. */
const OPEN_VALUE =
  /^(?:公开|普通|非密|非涉密|无密级|否|不保密|不涉密|非国防|没有|open|public|unclassified|none|no|n|false|0|f)$/i;
const DECLASSIFIED_VALUE = /^(?:已解密|解密|declassified)$/i;

/** Texts that mark a document as a defence or secret patent wherever they stand alone or first. */
const MARKER =
  /国防(?:发明|实用新型|外观设计)?专利(?!服务|代理|中心|事务所)|保密(?:发明|实用新型)?专利|(?:绝密|机密|秘密)[★☆]|国防专利内部通报|^(?:绝密|机密|秘密|国防|保密|DEFENCE|CONFIDENTIAL|SECRET)$/i;
/** A title may speak of defence patents; it marks one only when set apart from the words. */
const TITLE_MARKER =
  /^[\s【[(〔（]*(?:国防专利|保密专利|(?:绝密|机密|秘密)[★☆]?)(?:[】\])〕）:：★☆\s]|$)|[【[(〔（](?:国防专利|保密专利|绝密|机密|秘密)[★☆]?[】\])〕）]/;
const PROSE_TARGETS = new Set([
  'title',
  'titleEn',
  'abstract',
  'firstClaim',
  'titleAndAbstract',
  'goods',
  'products',
  'area',
  'specification',
  'users',
  'goodsByClass',
  'applicants',
  'holders',
  'patentees',
  'address',
  'holderAddress',
  'agency',
  'agents',
  'inventors',
]);
/** A gazetted release: 国防专利解密, 保密专利的解密. */
const RELEASE = /解密/;

/**
 * The secrecy gate of tables: a row that any cell marks as a defence or secret patent is let in only
 * with evidence of its declassification, a day and the gazette that printed it.
 * `columns` tells which cells are prose, where such words may be the subject. Source: O:A.8, O:A-16;
 * 国防专利条例 art. 4 and 6.
 */
export function secrecyGate(
  cells: Readonly<Record<string, Cell>>,
  columns: Readonly<Record<string, string>>,
): SecrecyReading {
  let isMarked = false;
  let day: CalendarDay | undefined;
  let gazette: string | undefined;
  let releaseText: string | undefined;
  for (const [header, cell] of Object.entries(cells)) {
    if (isBlankCell(cell)) continue;
    const text = halfWidth(cellText(cell));
    const target = columns[header] ?? '';
    const name = headerForms(header).at(-1)!;
    if (target === 'declassificationDay' || (target === '' && /解密.*日/.test(name))) {
      const reading = readDay(text);
      if (reading.ok) day = reading.day;
    } else if (target === 'declassificationGazette' || DECLASSIFIED_HEADER.test(name)) {
      if (!OPEN_VALUE.test(text)) gazette = text;
    } else if (target === 'secrecy' || SECRECY_HEADER.test(name)) {
      if (!OPEN_VALUE.test(text)) isMarked = true;
    } else if (PROSE_TARGETS.has(target)) {
      if (TITLE_MARKER.test(text)) isMarked = true;
    } else if (MARKER.test(text) || (TITLE_MARKER.test(text) && text.length < 200)) {
      isMarked = true;
      if (RELEASE.test(text)) releaseText = text;
    } else if (DECLASSIFIED_VALUE.test(text)) {
      isMarked = true;
    }
  }
  if (!isMarked && day === undefined) return { ok: true, secrecy: 'OPEN' };
  if (day === undefined && releaseText !== undefined) {
    const written = /\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?|(?<!\d)(?:19|20)\d{6}(?!\d)/.exec(
      releaseText,
    );
    const reading = written ? readDay(written[0]) : null;
    if (reading?.ok) {
      day = reading.day;
      gazette ??= releaseText.replace(/\s+/g, ' ').slice(0, 200);
    }
  }
  if (day === undefined || gazette === undefined) {
    return {
      ok: false,
      refusal: {
        rule: day === undefined ? 'secrecy.notDeclassified' : 'secrecy.noGazette',
        field: 'secrecy',
        params: {},
        secrecy: true,
      },
    };
  }
  return { ok: true, secrecy: 'DECLASSIFIED', declassification: { day, gazette } };
}

/** Most cells of a table have nothing that is full width besides Chinese. */
function halfWidth(text: string): string {
  return /[\uFF01-\uFF5E\u3000]/.test(text) ? toHalfWidth(text) : text;
}

/** The gate of documents: the texts that say what a document is (kind in words, application type). */
export function documentSecrecyGate(title: string, statements: readonly string[]): SecrecyReading {
  const columns: Record<string, string> = { title: 'title' };
  const cells: Record<string, Cell> = { title };
  statements.forEach((statement, index) => {
    cells[`statement${index}`] = statement;
  });
  return secrecyGate(cells, columns);
}
