import { attribute, elements, find, findDeep, textOf, type XmlNode } from '../xml/elementTree.ts';
import type { TrademarkParty, TrademarkRepresentative } from './model.ts';
import { present, text, textAt } from './values.ts';

/** The part of an applicant, holder or representative that bears name and address. */
function contactOf(node: XmlNode): XmlNode | undefined {
  return (
    find(node, 'contact') ??
    find(node, 'publicationcontact') ??
    findDeep(node, 'formattednameaddress')
  );
}

/** Lines of the name of a contact: ST.96 names, or the free and formatted names of ST.66. */
export function nameLines(contact: XmlNode | undefined): string[] {
  const name = find(contact, 'name');
  if (name === undefined) return [];
  const entity = textAt(name, 'entityname');
  const organisation =
    text(findDeep(name, 'organizationstandardname')) ?? textAt(name, 'organizationname');
  const person = personName(name);
  // ST.96 writes one name in two places; person and organisation are two names.
  const st96 = [person, entity ?? organisation].filter((one) => one !== undefined);
  if (st96.length > 0) return st96;
  const free = elements(
    find(name, 'freeformatname', 'freeformatnamedetails'),
    'freeformatnameline',
  );
  return free.map(textOf).filter((line) => line !== '');
}

function personName(name: XmlNode): string | undefined {
  const full = text(findDeep(name, 'personfullname'));
  if (full !== undefined) return full;
  const parts = find(name, 'personname', 'personstructuredname') ?? find(name, 'formattedname');
  const joined = ['nameprefix', 'firstname', 'middlename', 'lastname', 'namesuffix']
    .flatMap((part) => textAt(parts, part) ?? [])
    .join(' ');
  return joined === '' ? undefined : joined;
}

/** Elements that are no line of an address. */
const NOT_LINES = new Set([
  'addresscity',
  'addressstate',
  'addresscounty',
  'addresspostcode',
  'formattedaddresscountrycode',
  'formattedaddressext',
  'cityname',
  'geographicregionname',
  'countrycode',
  'postalcode',
]);

/** A party, or null when it has no name. */
export function partyOf(node: XmlNode): TrademarkParty | null {
  const contact = contactOf(node);
  const name = nameLines(contact).join(' ');
  if (name === '') return null;
  const structured =
    findDeep(contact, 'postalstructuredaddress') ?? findDeep(contact, 'formattedaddress');
  const lines = elements(structured)
    .filter((line) => !NOT_LINES.has(line.name))
    .map(textOf);
  const free = structured === undefined ? freeLines(contact) : [];
  const region = textAt(structured, 'geographicregionname', 'addressstate');
  // DPMA writes the country into the element of the county.
  const county = textAt(structured, 'addresscounty');
  const isCountry = county !== undefined && /^[A-Z]{2}$/.test(county);
  const address = [
    ...lines,
    ...free,
    textAt(structured, 'cityname', 'addresscity'),
    isCountry ? undefined : county,
    region,
  ];
  const written = address.filter((line) => line !== undefined && line !== '').join(', ');
  return {
    name,
    ...present({
      address: written === '' ? undefined : written,
      postcode: textAt(structured, 'postalcode', 'addresspostcode'),
      country:
        textAt(structured, 'countrycode', 'formattedaddresscountrycode') ??
        (isCountry ? county : undefined) ??
        textAt(node, 'incorporationcountrycode', 'applicantincorporationcountrycode') ??
        textAt(node, 'nationalitycode', 'applicantnationalitycode'),
    }),
  };
}

function freeLines(contact: XmlNode | undefined): string[] {
  const st96 = elements(find(contact, 'postaladdressbag', 'postaladdress'), 'postaladdresstext');
  const st66 = elements(findDeep(contact, 'freeformataddress'), 'freeformataddressline');
  return [...st96, ...st66].map(textOf);
}

/** Applicants and holders of a document. */
export interface PartyRoles {
  readonly applicants: readonly TrademarkParty[];
  readonly holders?: readonly TrademarkParty[];
}

/**
 * Parts the parties of a USPTO record by their type, of which its list of applicants names all that
 * ever were: 10 is the original applicant, 20 the owner at publication, 30 the original registrant,
 * others their successors; the highest hold the mark now. Other offices list applicants alone.
 * Source: party types of TSDR.
 */
export function rolesOf(nodes: readonly XmlNode[], isUspto: boolean): PartyRoles {
  const parties = nodes.flatMap((node) => {
    const party = partyOf(node);
    return party === null ? [] : [{ party, rank: isUspto ? rankOf(node) : 0 }];
  });
  if (parties.length === 0) return { applicants: [] };
  const ranks = parties.map(({ rank }) => rank);
  const [first, last] = [Math.min(...ranks), Math.max(...ranks)];
  const ofRank = (rank: number): TrademarkParty[] =>
    parties.filter((one) => one.rank === rank).map((one) => one.party);
  if (first === last) return { applicants: ofRank(first) };
  return { applicants: ofRank(first), holders: ofRank(last) };
}

/** Words of the party types, where no code is given. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  [/original applicant/i, 10],
  [/before publication/i, 11],
  [/owner at publication/i, 20],
  [/after publication/i, 21],
  [/original registrant/i, 30],
  [/after registration/i, 40],
];

function rankOf(node: XmlNode): number {
  const code =
    textAt(find(node, 'applicantext'), 'partytypecode') ?? attribute(node, 'sequencenumber');
  if (code !== undefined && /^[1-6]\d$/.test(code)) return Number(code);
  const words =
    textAt(node, 'commenttext') ??
    textAt(find(node, 'version'), 'commenttext') ??
    textAt(find(node, 'applicantext'), 'partytypedescriptiontext') ??
    '';
  return RANKS.find(([pattern]) => pattern.test(words))?.[1] ?? 10;
}

/**
 * Who represents: the attorney with the firm to which the office writes, when it writes to the
 * attorney there; else the first representative. A correspondent alone represents nobody.
 */
export function representativeOf(
  attorney: XmlNode | undefined,
  correspondent: XmlNode | undefined,
): TrademarkRepresentative | undefined {
  const [name, ownFirm] = attorney === undefined ? [] : nameLines(contactOf(attorney));
  if (name === undefined) return undefined;
  const [person, firm] = correspondent === undefined ? [] : nameLines(contactOf(correspondent));
  const isThere = person !== undefined && person.toLowerCase() === name.toLowerCase();
  const house = ownFirm ?? (isThere ? firm : undefined);
  return house === undefined ? { name } : { name: house, agents: [name] };
}
