import type { St96Design, St96Event, St96Patent } from './model.ts';
import { element, type Scribe } from './scribe.ts';

/** The element for the particulars of an event, by its category of WIPO ST.27. */
const EVENT_DATA: Readonly<Record<St96Event['category'], string>> = {
  A: 'ApplicationFiling',
  B: 'ApplicationDiscontinuation',
  C: 'ApplicationRevival',
  D: 'SearchExamination',
  E: 'PreGrantReviewRequest',
  F: 'IPRightGrant',
  G: 'ProtectionBeyondIPRightTerm',
  H: 'IPRightCessation',
  K: 'IPRightRevival',
  L: 'IPRightReviewRequest',
  M: 'IPRightMaintenance',
  N: 'PermanentTermination',
  P: 'DocumentModification',
  Q: 'DocumentPublication',
  R: 'PartyChange',
  S: 'LicensingInformation',
  T: 'AdministrativeProcedureAdjustment',
  U: 'Payment',
  V: 'Appeal',
  W: 'Other',
  Y: 'Correction',
};

/**
 * `pat:PatentLegalStatus`: the events of one patent or design. The category of ST.27 is given with
 * the key event `00` ("not mapped") and the own code as national one; state and stages are
 * unspecified, for a register states events and not states. Undefined when no event has a day.
 */
export function legalStatus(scribe: Scribe, right: St96Patent | St96Design): string | undefined {
  const events = right.events.map((event) => eventData(scribe, event)).join('');
  if (events === '') return undefined;
  return element(
    'pat:PatentLegalStatus',
    element(
      'pat:ApplicationIdentification',
      element('com:IPOfficeCode', scribe.office('country', right.office)),
      element(
        'com:ApplicationNumber',
        element(
          'com:ApplicationNumberText',
          scribe.text('applicationNumber', right.applicationNumber ?? ''),
        ),
      ),
    ),
    publication(scribe, right),
    element('com:IPRightKindCategory', right.legalKind),
    element('pat:StatusEventDataBag', events),
  );
}

/** By its publication a right is known that has no application number. */
function publication(scribe: Scribe, right: St96Patent | St96Design): string {
  const named = right.right === 'patent' ? right.publication : right.publications[0];
  if (named === undefined) return '';
  return element(
    'pat:PatentPublicationIdentification',
    element('com:IPOfficeCode', scribe.office('publications', named.country)),
    element('pat:PublicationNumber', scribe.text('publications', named.number)),
    scribe.optional('com:PatentDocumentKindCode', 'publications', named.kind),
  );
}

function eventData(scribe: Scribe, event: St96Event): string {
  const { day, effectiveDay, code, category, text } = event;
  const key = `${category}00`;
  const dates =
    scribe.day('com:EventDate', 'events.day', day) +
    scribe.day('com:EffectiveDate', 'events.effectiveDay', effectiveDay);
  if (dates === '') return '';
  return element(
    'pat:StatusEventData',
    element(
      'pat:StatusEventCode',
      '<com:StateCode>U</com:StateCode>',
      '<com:PreviousStageCode>0</com:PreviousStageCode>',
      '<com:CurrentStageCode>0</com:CurrentStageCode>',
      element('pat:KeyEventCode', key),
      element('pat:DetailedEventCode', key),
      element('pat:NationalEventCode', scribe.text('events.code', code)),
    ),
    dates,
    text === undefined
      ? ''
      : element(
          `pat:${EVENT_DATA[category]}EventData`,
          element('com:CommentText', scribe.text('events.text', text)),
        ),
  );
}
