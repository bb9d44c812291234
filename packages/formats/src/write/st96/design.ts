import type { St96Design, St96Party, St96Reference } from './model.ts';
import {
  applicationNumberOf,
  contactOf,
  EMPTY_CONTACT,
  identifierOf,
  orderedTexts,
  personContact,
  priorityBag,
  representatives,
} from './parties.ts';
import { bag, element, elementWith, languageOfScript, type Scribe } from './scribe.ts';

/** `dgn:DesignApplication` with its one design. */
export function designApplication(
  scribe: Scribe,
  design: St96Design,
  attributes: Readonly<Record<string, string | undefined>>,
): string {
  const office = scribe.office('country', design.office);
  const applicants = applicantBag(scribe, design.applicants);
  const agency = representatives(scribe, design.agency);
  return elementWith(
    'dgn:DesignApplication',
    attributes,
    element('com:RegistrationOfficeCode', office),
    design.applicationNumber === undefined
      ? ''
      : applicationNumberOf(scribe, 'applicationNumber', office, design.applicationNumber),
    element(
      'dgn:DesignBag',
      element(
        'dgn:Design',
        scribe.optional('com:RegistrationNumber', 'publications', design.registrationNumber),
        scribe.day('com:RegistrationDate', 'grantDay', design.grantDay),
        elementWith(
          'dgn:DesignTitleText',
          { 'com:languageCode': languageOfScript(design.title) },
          scribe.text('title', design.title),
        ),
        design.description === undefined
          ? ''
          : orderedTexts(scribe, 'dgn:DesignDescriptionText', 'abstract', design.description),
        element('com:DesignClassificationBag', locarnoBag(scribe, design.locarno)),
        priorityBag(scribe, 'dgn', design.priorities),
        bag('dgn:PublicationBag', publications(scribe, design.publications)),
        applicants,
        agency,
        bag('dgn:DesignerBag', designers(scribe, design.designers)),
      ),
    ),
    applicants,
    agency,
    scribe.day('com:ApplicationDate', 'filingDay', design.filingDay),
  );
}

/**
 * `com:LocarnoClassificationBag`. The edition is mandatory and not known from a symbol alone, so it
 * is empty; a design without class has an empty text in its place.
 */
export function locarnoBag(scribe: Scribe, symbols: readonly string[]): string {
  const classes = symbols.map((symbol) => {
    const [main, subclass] = scribe.text('locarno', symbol).split('-');
    return element(
      'com:LocarnoClassification',
      element('com:LocarnoClass', main!),
      subclass === undefined
        ? ''
        : element('com:LocarnoSubclassBag', element('com:LocarnoSubclass', subclass)),
    );
  });
  return element(
    'com:LocarnoClassificationBag',
    '<com:LocarnoClassificationEdition/>',
    classes.join('') || '<com:LocarnoClassificationText/>',
  );
}

function applicantBag(scribe: Scribe, applicants: readonly St96Party[]): string {
  const all = applicants.map((party, at) =>
    elementWith(
      'dgn:Applicant',
      { 'com:sequenceNumber': String(at + 1) },
      identifierOf(scribe, 'applicants', party),
      contactOf(scribe, 'applicants', party),
    ),
  );
  return element('dgn:ApplicantBag', all.join('') || element('dgn:Applicant', EMPTY_CONTACT));
}

/** The number of a publication is its whole one, kind code included, under the office that gave it. */
function publications(scribe: Scribe, all: readonly St96Reference[]): string[] {
  return all.map(({ country, number, kind, day }) => {
    const office = scribe.office('publications', country);
    const whole = `${country ?? ''}${number}${kind ?? ''}`;
    return element(
      'dgn:Publication',
      elementWith(
        'com:PublicationIdentifier',
        { 'com:officeCode': office },
        scribe.text('publications', whole),
      ),
      scribe.day('com:PublicationDate', 'publications', day),
    );
  });
}

function designers(scribe: Scribe, names: readonly string[]): string[] {
  return names.map((name, at) =>
    elementWith(
      'dgn:Designer',
      { 'com:sequenceNumber': String(at + 1) },
      personContact(scribe, 'inventors', name),
    ),
  );
}
