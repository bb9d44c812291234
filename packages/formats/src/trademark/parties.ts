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

/** The names that a contact has: ST.96 names, or the free and formatted names of ST.66. */
interface Names {
  readonly person?: string;
  readonly organisation?: string;
  /** A name of which the file does not say whose it is: a line each, the firm after the person. */
  readonly lines: readonly string[];
}

function namesOf(contact: XmlNode | undefined): Names {
  const name = find(contact, 'name');
  if (name === undefined) return { lines: [] };
  const entity = textAt(name, 'entityname');
  const organisation =
    text(findDeep(name, 'organizationstandardname')) ?? textAt(name, 'organizationname');
  const person = personName(name);
  if (person !== undefined)
    return { lines: [], person, ...present({ organisation: entity ?? organisation }) };
  // ST.96 writes one name in two places; person and organisation are two names.
  if (entity !== undefined && organisation === undefined) return { lines: [entity] };
  if (organisation !== undefined) return { lines: [], organisation: entity ?? organisation };
  const free = elements(
    find(name, 'freeformatname', 'freeformatnamedetails'),
    'freeformatnameline',
  );
  return { lines: free.map(textOf).filter((line) => line !== '') };
}

/** The names of a contact one after the other. */
export function nameLines(contact: XmlNode | undefined): string[] {
  const { person, organisation, lines } = namesOf(contact);
  return [person, organisation, ...lines].filter((one) => one !== undefined);
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
  // ST.96 has places for the public beside a contact whose address is not in parts.
  const apart = find(node, 'publicationcontact');
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
      postcode: textAt(structured, 'postalcode', 'addresspostcode') ?? textAt(apart, 'postalcode'),
      ...placesOf(apart),
      organizationCode: textAt(node, 'partyidentifier'),
      country:
        textAt(structured, 'countrycode', 'formattedaddresscountrycode') ??
        textAt(apart, 'countrycode') ??
        (isCountry ? county : undefined) ??
        textAt(node, 'incorporationcountrycode', 'applicantincorporationcountrycode') ??
        textAt(node, 'nationalitycode', 'applicantnationalitycode'),
    }),
  };
}

/** City and region of a contact whose address has no parts. */
function placesOf(contact: XmlNode | undefined) {
  const region = find(contact, 'geographicregionname');
  const isDistrict = /district/i.test(attribute(region, 'geographicregioncategory') ?? '');
  return {
    city: textAt(contact, 'cityname'),
    [isDistrict ? 'county' : 'province']: text(region),
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
 * Who represents: the firm with its agents, or the agents alone where no firm is named. `nodes` have
 * the leading agent first. The firm is that of the agents; before it the one to which the office
 * writes when it writes to an agent there and the leading one names none. A correspondent alone
 * represents nobody.
 */
export function representativeOf(
  nodes: readonly XmlNode[],
  correspondent: XmlNode | undefined,
): TrademarkRepresentative | undefined {
  const all = nodes.map((node) => ({ node, ...personAndFirm(contactOf(node)) }));
  const agents = distinct(all.map(({ person }) => person));
  const there = personAndFirm(correspondent && contactOf(correspondent));
  const isThere = agents.some((one) => one.toLowerCase() === there.person?.toLowerCase());
  const reached = all[0]?.firm === undefined && isThere ? there.firm : undefined;
  const firms = distinct([reached, ...all.map(({ firm }) => firm)]);
  if (firms.length === 0) return agents.length === 0 ? undefined : { agents };
  const code = all
    .filter(({ firm }) => firm === firms[0])
    .map(({ node }) => textAt(node, 'partyidentifier', 'representativeidentifier'))
    .find((one) => one !== undefined);
  return {
    name: firms.join('；'),
    ...present({ code, agents: agents.length > 0 ? agents : undefined }),
  };
}

/** One name of which nothing is said is that of whoever acts; a second line is the firm's. */
function personAndFirm(contact: XmlNode | undefined): { person?: string; firm?: string } {
  const { person, organisation, lines } = namesOf(contact);
  return present({ person: person ?? lines[0], firm: organisation ?? lines[1] });
}

function distinct(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}
