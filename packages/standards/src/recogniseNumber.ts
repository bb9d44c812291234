import { formatApplicationNumber, parseApplicationNumber } from './applicationNumber.ts';
import {
  parseLayoutDesignNumber,
  parseMadridNumber,
  parsePctApplicationNumber,
  parseTrademarkNumber,
} from './internationalNumber.ts';
import { formatPublicationNumber, parsePublicationNumber } from './publicationNumber.ts';
import { parseSocialCreditCode } from './socialCreditCode.ts';
import { normaliseNumberText } from './text.ts';

/** What a number that someone typed may be. */
export type NumberKind =
  | 'patentApplication'
  | 'patentPublication'
  | 'pctApplication'
  | 'trademark'
  | 'madridTrademark'
  | 'layoutDesign'
  | 'socialCreditCode';

/** One reading of a typed number. */
export interface NumberCandidate {
  readonly kind: NumberKind;
  /** Canonical key: compare it with the key stored in a record. */
  readonly key: string;
  /** True when the key is a beginning: a publication number typed without its kind code. */
  readonly isPrefix: boolean;
  /** The number as it should be shown. */
  readonly display: string;
}

const LABEL =
  /^(?:中国)?(?:专利)?(?:申请(?:公布|公开)?|公开\(公告\)|公布|公开|公告|授权公告|专利|注册|商标注册|商标|国际申请|登记)?(?:号码|号)\s*[::]?\s*/;

const PLAIN_OFFICES = ['CN', 'WO', 'US', 'EP', 'JP', 'KR'];

/**
 * The readings of a text as a number of the field, most specific first; null when the text is no
 * number at all (the search box then treats it as words). A text may have several readings: eight
 * digits are a trademark registration and may be a patent application of the nineties.
 * Bare digits are read as a trademark number only from five digits, so that years stay words.
 */
export function recogniseNumber(text: string): readonly NumberCandidate[] | null {
  const trimmed = normaliseNumberText(text);
  if (trimmed.length > 40 || !/\d{3}/.test(trimmed.replace(/[\s./-]/g, ''))) return null;
  const written = trimmed.replace(LABEL, '');
  const candidates: NumberCandidate[] = [];
  const add = (kind: NumberKind, key: string, display: string, isPrefix = false): void => {
    if (!candidates.some((known) => known.kind === kind && known.key === key)) {
      candidates.push({ kind, key, display, isPrefix });
    }
  };

  const pct = parsePctApplicationNumber(written);
  if (pct.ok) add('pctApplication', pct.value.canonical, pct.value.canonical);
  const layout = parseLayoutDesignNumber(written);
  if (layout.ok) add('layoutDesign', layout.value, layout.value);
  const madrid = parseMadridNumber(written);
  if (madrid.ok) add('madridTrademark', madrid.value, madrid.value);
  if (written.length >= 18) {
    const credit = parseSocialCreditCode(written);
    if (credit.ok) add('socialCreditCode', credit.value.canonical, credit.value.canonical);
  }
  if (/^(?:CN|ZL|CN ?ZL)?[\s.-]?[\dX.\s-]+$/.test(written)) {
    const application = parseApplicationNumber(written);
    if (application.ok) {
      add(
        'patentApplication',
        application.value.canonical,
        formatApplicationNumber(application.value),
      );
    }
  }
  for (const reading of publicationReadings(written)) {
    const publication = parsePublicationNumber(reading);
    if (!publication.ok) continue;
    const isPrefix = publication.value.kindCode === null;
    // Without a kind code only long numbers of the large offices are unmistakable.
    if (isPrefix && !PLAIN_OFFICES.includes(publication.value.country)) continue;
    if (isPrefix && publication.value.number.length < 6) continue;
    add(
      'patentPublication',
      publication.value.canonical,
      formatPublicationNumber(publication.value, 'blanks'),
      isPrefix,
    );
  }
  const isNumbered = /^第?\s*\d{1,9}\s*号$/.test(written);
  if (isNumbered || /^(?:\d{5,9}|\d{7,8}A)$/.test(written)) {
    const trademark = parseTrademarkNumber(written);
    if (trademark.ok) add('trademark', trademark.value, trademark.value);
  }
  return candidates.length > 0 ? candidates : null;
}

/** As written and, for bare Chinese publication digits (108765432A, 108765432), with CN in front. */
function publicationReadings(written: string): readonly string[] {
  if (/^[123]\d{8} ?(?:[A-Z]\d?)?$/.test(written)) return [`CN${written}`];
  if (/^[123]\d{6} ?[A-Z]\d?$/.test(written)) return [`CN${written}`];
  return /^[A-Z]{2}[\s./-]?[A-Z]{0,2}[\d\s./,-]+[A-Z]?\d?$/.test(written) ? [written] : [];
}
