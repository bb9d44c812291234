import type { St96Agency, St96Party, St96Reference } from './model.ts';
import { bag, element, elementWith, type Scribe } from './scribe.ts';

const ZH = { 'com:languageCode': 'zh' };

function organization(name: string): string {
  return element('com:OrganizationName', element('com:OrganizationStandardName', name));
}

function person(name: string): string {
  return element('com:PersonName', element('com:PersonFullName', name));
}

/** `com:Contact` of somebody of whom the name alone is known. */
export function personContact(scribe: Scribe, field: string, name: string): string {
  return element('com:Contact', element('com:Name', person(scribe.text(field, name))));
}

/** A contact with nothing in it, for the places where the schema wants one. */
export const EMPTY_CONTACT = '<com:Contact><com:ContactText/></com:Contact>';

/**
 * `com:Contact`, and beside it a `com:PublicationContact` for what the first cannot hold: a postal
 * address in parts demands both address lines and a country.
 */
export function contactOf(
  scribe: Scribe,
  field: string,
  party: St96Party,
  room: 'two contacts' | 'one contact' = 'two contacts',
): string {
  const name = scribe.text(`${field}.name`, party.name);
  const named = element(
    'com:Name',
    party.nature === 'person'
      ? person(name)
      : party.nature === 'organization'
        ? organization(name)
        : element('com:EntityName', name),
  );
  const country = scribe.country(`${field}.country`, party.country);
  const address = party.address && scribe.text(`${field}.address`, party.address);
  const regions = [
    ...region(scribe, field, party.province, 'Province'),
    ...region(scribe, field, party.district, 'City district'),
  ];
  const city = scribe.optional('com:CityName', `${field}.division`, party.city);
  const postcode = scribe.optional('com:PostalCode', `${field}.postcode`, party.postcode);
  if (address && country !== undefined) {
    const structured = element(
      'com:PostalStructuredAddress',
      elementWith('com:AddressLineText', { 'com:sequenceNumber': '1' }, address),
      city,
      ...regions,
      element('com:CountryCode', country),
      postcode,
    );
    return element(
      'com:Contact',
      named,
      element('com:PostalAddressBag', element('com:PostalAddress', structured)),
    );
  }
  const unstructured = address
    ? element(
        'com:PostalAddressBag',
        element('com:PostalAddress', element('com:PostalAddressText', address)),
      )
    : '';
  const contact = element('com:Contact', named, unstructured);
  // Here only one region fits: the most specific that is known.
  const place = city + (regions.at(-1) ?? '');
  const codes = (country === undefined ? '' : element('com:CountryCode', country)) + postcode;
  if (place === '' && codes === '') return contact;
  if (room === 'one contact') {
    for (const [part, written] of [
      ['division', place],
      ['country', country ?? ''],
      ['postcode', postcode],
    ] as const) {
      if (written !== '') scribe.ledger.add(`${field}.${part}`, 'required-part-missing');
    }
    return contact;
  }
  if (regions.length > 1) scribe.ledger.add(`${field}.division`, 'single-value', 'partial');
  return contact + element('com:PublicationContact', named, place, codes);
}

function region(
  scribe: Scribe,
  field: string,
  name: string | undefined,
  category: string,
): string[] {
  if (name === undefined) return [];
  const text = scribe.text(`${field}.division`, name);
  return [
    elementWith('com:GeographicRegionName', { 'com:geographicRegionCategory': category }, text),
  ];
}

/** `com:PartyIdentifier` of an organisation; nothing when it has none. */
export function identifierOf(scribe: Scribe, field: string, party: St96Party): string {
  if (party.identifier === undefined) return '';
  return elementWith(
    'com:PartyIdentifier',
    { 'com:partyIdentifierCategory': 'Entity identifier' },
    scribe.text(`${field}.creditCode`, party.identifier),
  );
}

/** `com:RepresentativeBag` of designs and trademarks: the agency, then its agents by name. */
export function representatives(scribe: Scribe, agency: St96Agency | undefined): string {
  if (agency === undefined) return '';
  const firm =
    agency.name === undefined
      ? []
      : [
          element(
            'com:Representative',
            scribe.optional('com:PartyIdentifier', 'agency.code', agency.code),
            element(
              'com:Contact',
              element('com:Name', organization(scribe.text('agency.name', agency.name))),
            ),
          ),
        ];
  const agents = (agency.agents ?? []).map((agent) =>
    element('com:Representative', personContact(scribe, 'agency.agents', agent)),
  );
  return bag('com:RepresentativeBag', [...firm, ...agents]);
}

/** Text in paragraphs, each in an element of its own with its place in the order. */
export function orderedTexts(scribe: Scribe, name: string, field: string, text: string): string {
  return text
    .split('\n')
    .map((line, at) =>
      elementWith(name, { ...ZH, 'com:sequenceNumber': String(at + 1) }, scribe.text(field, line)),
    )
    .join('');
}

/** `com:ApplicationNumber` with its office, as designs and trademarks write it. */
export function applicationNumberOf(
  scribe: Scribe,
  field: string,
  office: string,
  number: string,
): string {
  return element(
    'com:ApplicationNumber',
    element('com:IPOfficeCode', office),
    element('com:ApplicationNumberText', scribe.text(field, number)),
  );
}

/** Priorities of designs (`dgn`) and trademarks (`tmk`); each demands its filing date. */
export function priorityBag(
  scribe: Scribe,
  prefix: 'dgn' | 'tmk',
  all: readonly St96Reference[],
): string {
  const priorities = all.map((priority) => {
    if (priority.day === undefined) scribe.ledger.add('priorities', 'required-part-missing');
    const day = scribe.day('com:PriorityApplicationFilingDate', 'priorities', priority.day);
    if (day === '') return '';
    const office = scribe.office('priorities', priority.country);
    return element(
      `${prefix}:Priority`,
      element('com:PriorityCountryCode', office),
      applicationNumberOf(scribe, 'priorities', office, priority.number),
      day,
    );
  });
  return bag(`${prefix}:PriorityBag`, priorities);
}
