import { addDays, collapseBlanks } from '@zca/standards';
import { explainReason, type LegalParameter, OVERLAYS, STATUSES } from '../../law/index.ts';
import {
  displayNumber,
  holdersOn,
  type Patent,
  patentNumber,
  rightValidity,
} from '../../registry/index.ts';
import type { ValueSubject } from './api.ts';

/** Most characters of a title, so that the number beside it still fits into the field of a matter. */
const MOST_TITLE = 300;

/** What a matter in which a patent is valued is called: its title and number. */
export function titleOfSubject(patent: Patent): string {
  // As a form keeps it: one blank, composed characters.
  const title = [...collapseBlanks(patent.title.normalize('NFC'))].slice(0, MOST_TITLE).join('');
  return `${title}（${patentNumber(patent) ?? displayNumber(patent)}）`;
}

/**
 * What the records say of a patent that is to be valued: whether it was in force on the base day, and the
 * last day of its protection. A right that has ended since by an event ends on the day before that, and not
 * with its term.
 *
 * @param day the base day, not after `today`; days `YYYY-MM-DD` of Shanghai
 */
export function readSubject(
  patent: Patent,
  parameters: readonly LegalParameter[],
  { baseDay, today }: { readonly baseDay: string; readonly today: string },
): ValueSubject {
  const then = rightValidity(patent, parameters, baseDay);
  const now = rightValidity(patent, parameters, today);
  const isInForce = then.group === 'valid' && then.term !== null;
  const termEnd = then.term?.lastDay ?? null;
  const ended = now.endDay === null ? null : addDays(now.endDay, -1);
  const legalEnd = ended !== null && termEnd !== null && ended < termEnd ? ended : termEnd;
  const { zh, en } = STATUSES[then.status];
  const told = [then.reason, ...then.cautions];
  return {
    key: patent.key,
    title: titleOfSubject(patent),
    kind: patent.kind,
    baseDay,
    holders: holdersOn(patent, baseDay).map(({ name }) => name),
    isInForce,
    legalEnd: isInForce ? legalEnd : null,
    status: { zh, en },
    reasons: told.map((reason) => ({
      zh: explainReason(reason, 'zh'),
      en: explainReason(reason, 'en'),
    })),
    encumbrances: then.overlays.map(({ overlay }) => ({ ...OVERLAYS[overlay] })),
    synthetic: patent.synthetic === true,
  };
}
