import type { St96Indication } from './model.ts';
import {
  applicationNumberOf,
  contactOf,
  EMPTY_CONTACT,
  identifierOf,
  representatives,
} from './parties.ts';
import { bag, element, elementWith, languageOfScript, type Scribe } from './scribe.ts';

/** Languages in which names of indications are written; others are left unsaid. */
const LANGUAGES: ReadonlySet<string> = new Set(
  'bg cs da de el en es et fi fr ga hr hu hy it ja ka ko lt lv mt nl pl pt ro ru sk sl sr sv th tr uk vi zh'.split(
    ' ',
  ),
);

const CATEGORIES: ReadonlySet<string> = new Set([
  'Geographical Indication',
  'Protected Geographical Indication',
  'Protected Designation of Origin',
  'Traditional Specialty Guaranteed',
  'Appellation of Origin',
]);

/**
 * `gin:GIApplication`. Features, area and product are mandatory; where nothing is known of one, its
 * text is empty. So is the category, for which the widest stands then.
 */
export function indicationApplication(
  scribe: Scribe,
  gi: St96Indication,
  attributes: Readonly<Record<string, string | undefined>>,
): string {
  const office = scribe.office('country', gi.office);
  const applicants = gi.applicants.map((party, at) =>
    elementWith(
      'gin:Applicant',
      { 'com:sequenceNumber': String(at + 1) },
      identifierOf(scribe, 'applicants', party),
      contactOf(scribe, 'applicants', party),
    ),
  );
  return elementWith(
    'gin:GIApplication',
    attributes,
    gi.number === undefined ? '' : applicationNumberOf(scribe, 'number', office, gi.number),
    scribe.day('com:ApplicationDate', 'filingDay', gi.filingDay),
    indicationData(scribe, gi, office),
    element('gin:ApplicantBag', applicants.join('') || element('gin:Applicant', EMPTY_CONTACT)),
    representatives(scribe, gi.agency),
  );
}

function indicationData(scribe: Scribe, gi: St96Indication, office: string): string {
  const language = languageOfScript(gi.title) ?? 'en';
  const isRegistered = gi.registrationNumber !== undefined || gi.registrationDay !== undefined;
  return elementWith(
    'gin:GIData',
    { 'com:officeCode': office, 'com:languageCode': language },
    isRegistered
      ? element(
          'com:RegistrationNumber',
          scribe.text('registrationNumber', gi.registrationNumber ?? gi.number ?? ''),
        )
      : '',
    scribe.day('com:RegistrationDate', 'registrationDay', gi.registrationDay),
    names(scribe, gi, language),
    products(scribe, gi),
    descriptions(scribe, 'gin:FeatureDescription', 'specification', gi.specification),
    descriptions(scribe, 'gin:GeographicRegionDescription', 'area', gi.area),
    element('gin:GICategory', categoryOf(scribe, gi.category)),
    ...gi.users.map((user) =>
      element('gin:AuthorizedUser', contactOf(scribe, 'users', user, 'one contact')),
    ),
    publication(scribe, gi),
    scribe.day('com:ExpiryDate', 'termEndDay', gi.expiryDay),
  );
}

/** A bag with a description for each paragraph of a text; one is empty where there is no text. */
function descriptions(scribe: Scribe, name: string, field: string, text = ''): string {
  const paragraphs = text
    .split('\n')
    .map((paragraph) => element(name, element(`${name}Text`, scribe.text(field, paragraph))));
  return element(`${name}Bag`, ...paragraphs);
}

function names(scribe: Scribe, gi: St96Indication, language: string): string {
  const named = (form: string, element_: string): string =>
    gi.names
      .filter((name) => name.form === form)
      .map((name) => {
        const isKnown = name.language !== undefined && LANGUAGES.has(name.language);
        if (name.language !== undefined && !isKnown) {
          scribe.ledger.add('names.language', 'code-not-listed');
        }
        return elementWith(
          element_,
          { 'com:languageCode': isKnown ? name.language : undefined },
          scribe.text('names', name.text),
        );
      })
      .join('');
  return element(
    'gin:GINameBag',
    elementWith('gin:GINameText', { 'com:languageCode': language }, scribe.text('title', gi.title)),
    named('original', 'gin:GINameText'),
    named('transliteration', 'gin:GINameTransliterationText'),
    named('translation', 'gin:GINameTranslationText'),
  );
}

function products(scribe: Scribe, gi: St96Indication): string {
  const classes = gi.niceClasses.map((nice) =>
    element(
      'tmk:GoodsServicesClassification',
      '<tmk:ClassificationKindCode>Nice</tmk:ClassificationKindCode>',
      element('tmk:ClassNumber', String(nice)),
    ),
  );
  const none =
    '<tmk:GoodsServicesClassification><tmk:ClassificationKindCode>Other</tmk:ClassificationKindCode></tmk:GoodsServicesClassification>';
  const texts = gi.products.map((product, at) =>
    elementWith(
      'tmk:GoodsServicesDescriptionText',
      { 'com:sequenceNumber': String(at + 1) },
      scribe.text('products', product),
    ),
  );
  return element(
    'gin:ProductIndicationBag',
    element(
      'tmk:GoodsServices',
      element('tmk:GoodsServicesClassificationBag', classes.join('') || none),
      bag('tmk:ClassDescriptionBag', [bag('tmk:ClassDescription', texts)]),
    ),
  );
}

function categoryOf(scribe: Scribe, category: string | undefined): string {
  if (category !== undefined && CATEGORIES.has(category)) return category;
  if (category !== undefined) scribe.ledger.add('category', 'only-approximated', 'partial');
  return 'Geographical Indication';
}

function publication(scribe: Scribe, gi: St96Indication): string {
  if (gi.announcement === undefined && gi.publicationDay === undefined) return '';
  return element(
    'gin:GIPublicationBag',
    element(
      'gin:GIPublication',
      element('com:PublicationIdentifier', scribe.text('announcement', gi.announcement ?? '')),
      scribe.day('com:PublicationDate', 'publicationDay', gi.publicationDay),
    ),
  );
}
