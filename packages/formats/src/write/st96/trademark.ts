import type { St96Party, St96Trademark } from './model.ts';
import {
  applicationNumberOf,
  contactOf,
  identifierOf,
  priorityBag,
  representatives,
} from './parties.ts';
import { bag, element, elementWith, languageOfScript, type Scribe } from './scribe.ts';

/** `tmk:TrademarkApplication` with its one trademark. */
export function trademarkApplication(
  scribe: Scribe,
  mark: St96Trademark,
  attributes: Readonly<Record<string, string | undefined>>,
): string {
  const office = scribe.office('country', mark.office);
  return elementWith(
    'tmk:TrademarkApplication',
    attributes,
    element(
      'tmk:TrademarkBag',
      element(
        'tmk:Trademark',
        element('com:RegistrationOfficeCode', office),
        applicationNumberOf(scribe, 'number', office, mark.number),
        scribe.optional('com:RegistrationNumber', 'registrationNumber', mark.registrationNumber),
        scribe.day('com:ApplicationDate', 'filingDay', mark.filingDay),
        scribe.day('com:RegistrationDate', 'registrationDay', mark.registrationDay),
        scribe.day('com:ExpiryDate', 'termEndDay', mark.expiryDay),
        scribe.optional('tmk:MarkCurrentStatusCode', 'officeStatus', mark.status?.code),
        scribe.day('tmk:MarkCurrentStatusDate', 'officeStatus.day', mark.status?.day),
        mark.madrid === undefined
          ? ''
          : element(
              'tmk:InternationalMarkIdentifierBag',
              element('tmk:InternationalMarkIdentifier', scribe.text('madrid', mark.madrid)),
            ),
        mark.category === undefined ? '' : element('tmk:MarkCategory', mark.category),
        representation(scribe, mark),
        bag('tmk:GoodsServicesBag', goodsServices(scribe, mark.classes)),
        priorityBag(scribe, 'tmk', mark.priorities),
        bag('tmk:PublicationBag', publications(scribe, mark)),
        bag('tmk:ApplicantBag', applicants(scribe, mark.applicants)),
        representatives(scribe, mark.agency),
        bag('tmk:MarkEventBag', [
          ...mark.events.map((event) => eventOf(scribe, 'events', event)),
          ...mark.history.map((entry) => eventOf(scribe, 'officeHistory', entry)),
        ]),
        mark.status === undefined
          ? ''
          : element(
              'tmk:NationalTrademarkInformation',
              '<tmk:RegisterCategory>Unknown</tmk:RegisterCategory>',
              element(
                'tmk:MarkCurrentStatusExternalDescriptionText',
                scribe.text('officeStatus', mark.status.text),
              ),
            ),
      ),
    ),
  );
}

/** A sign without words has empty ones: an image would have to be named, and there is none. */
function representation(scribe: Scribe, { feature, words }: St96Trademark): string {
  const language = { 'com:languageCode': languageOfScript(words) };
  const text = scribe.text('title', words);
  return element(
    'tmk:MarkRepresentation',
    feature === undefined ? '' : element('tmk:MarkFeatureCategory', feature),
    element(
      'tmk:MarkReproduction',
      element(
        'tmk:WordMarkSpecification',
        words === '' ? '' : elementWith('tmk:MarkVerbalElementText', language, text),
        elementWith('tmk:MarkSignificantVerbalElementText', language, text),
      ),
    ),
  );
}

/** Nice classes; similar groups as national classes of their Nice class; each good in its own text. */
function goodsServices(scribe: Scribe, classes: St96Trademark['classes']): string[] {
  if (classes.length === 0) return [];
  const symbols = classes.flatMap(({ nice, groups }) => {
    const number = element('tmk:ClassNumber', String(nice));
    return [
      element(
        'tmk:GoodsServicesClassification',
        '<tmk:ClassificationKindCode>Nice</tmk:ClassificationKindCode>',
        number,
      ),
      ...(groups ?? []).map((group) =>
        element(
          'tmk:GoodsServicesClassification',
          '<tmk:ClassificationKindCode>Domestic</tmk:ClassificationKindCode>',
          number,
          element('tmk:NationalClassNumber', scribe.text('classes.groups', group)),
        ),
      ),
    ];
  });
  // Readers that find classes described take these for all there are, so that none is left out.
  const descriptions = classes.map(({ nice, goods = [''] }) =>
    element(
      'tmk:ClassDescription',
      element('tmk:ClassNumber', String(nice)),
      ...(goods.length === 0 ? [''] : goods).map((good, at) =>
        elementWith(
          'tmk:GoodsServicesDescriptionText',
          {
            // One for all: texts of several languages are versions of one another.
            'com:languageCode': languageOfScript(goods.join('')),
            'com:sequenceNumber': String(at + 1),
          },
          scribe.text('classes.goods', good),
        ),
      ),
    ),
  );
  return [
    element(
      'tmk:GoodsServices',
      bag('tmk:GoodsServicesClassificationBag', symbols),
      bag('tmk:ClassDescriptionBag', descriptions),
    ),
  ];
}

/** Publications in the gazette, whose number is not known; that of the registration is its date. */
function publications(scribe: Scribe, mark: St96Trademark): string[] {
  const publication = (section: string | undefined, field: string, day?: string): string => {
    const date = scribe.day('com:PublicationDate', field, day);
    if (date === '') return '';
    return element(
      'tmk:Publication',
      '<com:PublicationIdentifier/>',
      section === undefined ? '' : element('tmk:PublicationSectionCategory', section),
      date,
    );
  };
  return [
    publication('Applications publishing for opposition', 'preliminaryDay', mark.preliminaryDay),
    publication(undefined, 'publicationDay', mark.publicationDay),
  ];
}

function applicants(scribe: Scribe, all: readonly St96Party[]): string[] {
  return all.map((party, at) =>
    elementWith(
      'tmk:Applicant',
      { 'com:sequenceNumber': String(at + 1) },
      identifierOf(scribe, 'applicants', party),
      contactOf(scribe, 'applicants', party),
    ),
  );
}

/** An event without text bears its code in the place of the text, which is mandatory. */
function eventOf(
  scribe: Scribe,
  field: string,
  { day, code, text }: { day: string; code?: string | undefined; text?: string | undefined },
): string {
  return element(
    'tmk:MarkEvent',
    '<tmk:MarkEventCategory>National prosecution history entry</tmk:MarkEventCategory>',
    element(
      'tmk:NationalMarkEvent',
      scribe.optional('tmk:MarkEventCode', `${field}.code`, code),
      element('tmk:MarkEventDescriptionText', scribe.text(`${field}.text`, text ?? code ?? '')),
    ),
    scribe.day('tmk:MarkEventDate', `${field}.day`, day),
  );
}
