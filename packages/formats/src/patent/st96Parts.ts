import {
  attribute,
  elements,
  find,
  findDeep,
  textOf,
  valueOf,
  type XmlNode,
} from '../xml/elementTree.ts';
import type { ParsedDocument } from '../xml/vocabulary.ts';
import type { DocumentId, PatentAgent, PatentDocument, PatentParty, PatentPct } from './model.ts';
import { knownCountry, readAgency, sequenceOf } from './parties.ts';
import { type OnBadDay, readDocumentId } from './references.ts';

/** The components of ST.96 below documents of patents and designs, by their folded names. */

/** Countries whose addresses name the province themselves. */
const CHINA: ReadonlySet<string> = new Set(['CN', 'HK', 'MO', 'TW']);

/** What ST.96 says in ways of its own, put to what it says as ST.36 does. */
export function withOwnParts(document: PatentDocument, { root }: ParsedDocument): PatentDocument {
  const biblio = find(root, 'bibliographicdata');
  const parties = find(biblio, 'parties');
  const owners = st96Parties(elements(find(parties, 'ownerbag'), 'owner'));
  const { agency, agents } = practitionersOf(elements(find(parties, 'agents'), 'agent'));
  const ignore: OnBadDay = () => undefined;
  const pct = pctOf(biblio, ignore);
  const stated = Number(textOf(find(biblio, 'numberofclaims')));
  const term = find(biblio, 'grantterm', 'termextensionquantity');
  const days = /^days?$/i.test(attribute(term, 'unitcode') ?? '') ? Number(textOf(term)) : 0;
  const publishedBefore = elements(find(biblio, 'publicavailabilitydatabag')).flatMap((node) =>
    documentIn(find(node, 'documentid'), ignore),
  );
  const related = elements(find(biblio, 'relateddocuments', 'relatedpublication')).flatMap((node) =>
    documentIn(node, ignore),
  );
  return {
    ...document,
    applicants: st96Parties(elements(find(parties, 'applicants'), 'applicant')),
    assignees: [...owners, ...st96Parties(elements(find(parties, 'assignees'), 'assignee'))],
    ...(agency === undefined ? {} : { agency }),
    ...(agents.length === 0 ? {} : { agents }),
    ...(pct === undefined ? {} : { pct }),
    // A document may give one claim of many.
    claims: { ...document.claims, count: Math.max(document.claims.count, stated || 0) },
    ...(days > 0 ? { termAdjustmentDays: days } : {}),
    earlierPublications: [...document.earlierPublications, ...publishedBefore, ...related],
    family: elements(find(biblio, 'patentfamily'), 'patentfamilymember').flatMap((node) =>
      documentIn(node, ignore),
    ),
  };
}

/** The publication or application that an identification names, as a list of one or none. */
function documentIn(node: XmlNode | undefined, onBadDay: OnBadDay): DocumentId[] {
  const named = find(node, 'publicationreference') ?? find(node, 'applicationreference');
  const document = readDocumentId(named, onBadDay);
  return document.number === undefined ? [] : [document];
}

function pctOf(biblio: XmlNode | undefined, onBadDay: OnBadDay): PatentPct | undefined {
  const [application] = documentIn(find(biblio, 'pctorregionalapplicationdata'), onBadDay);
  const [publication] = documentIn(
    find(biblio, 'pctorregionalpublishingdata', 'documentid'),
    onBadDay,
  );
  if (application === undefined && publication === undefined) return undefined;
  return {
    ...(application === undefined ? {} : { application }),
    ...(publication === undefined ? {} : { publication }),
  };
}

/** Applicants, owners and other parties with contact and identifier. */
export function st96Parties(nodes: readonly XmlNode[]): PatentParty[] {
  return nodes.flatMap((node, index) => {
    const name = st96Name(node);
    if (name === '') return [];
    const identifier = valueOf(find(node, 'partyidentifier'));
    return [
      {
        sequence: sequenceOf(node, index),
        name,
        ...addressOf(node),
        ...(identifier === undefined ? {} : { organizationCode: identifier }),
      },
    ];
  });
}

/** Name of an organisation, or else of a person, of the first contact of a party. */
export function st96Name(node: XmlNode): string {
  return organisationIn(node) || personIn(node);
}

function organisationIn(node: XmlNode): string {
  const name = findDeep(node, 'name');
  return textOf(
    findDeep(name, 'orgname') ??
      findDeep(name, 'organizationstandardname') ??
      findDeep(name, 'entityname'),
  );
}

function personIn(node: XmlNode): string {
  const name = findDeep(node, 'name');
  const parts = findDeep(name, 'personstructuredname');
  const joined = ['nameprefix', 'firstname', 'middlename', 'lastname', 'namesuffix', 'suffix']
    .map((part) => textOf(find(parts, part)))
    .filter((part) => part !== '')
    .join(' ');
  return joined || textOf(findDeep(name, 'personfullname'));
}

function addressOf(node: XmlNode): Partial<PatentParty> {
  const structured = findDeep(node, 'postalstructuredaddress');
  // A contact without postal address may still name town, country and postcode.
  const place = structured ?? findDeep(node, 'publicationcontact') ?? lastBook(node);
  const text = textOf(findDeep(node, 'postaladdresstext'));
  const lines = elements(structured, 'addresslinetext').map(textOf);
  const city = textOf(find(place, 'cityname'));
  const regions = elements(place, 'geographicregionname');
  const country = textOf(find(place, 'country')) || textOf(find(place, 'countrycode'));
  const postcode = textOf(find(place, 'postalcode'));
  const isChinese = CHINA.has(country) || regions.some((one) => categoryOf(one) !== '');
  const around = isChinese ? [] : [city, ...regions.map(textOf)];
  const address = [text, ...lines, ...around].filter((part) => part !== '').join(', ');
  const regionOf = (category: string): string =>
    textOf(regions.find((one) => categoryOf(one) === category));
  return {
    ...(address === '' ? {} : { address }),
    ...(postcode === '' ? {} : { postcode }),
    ...knownCountry(country),
    ...(isChinese && regionOf('Province') !== '' ? { province: regionOf('Province') } : {}),
    ...(isChinese && city !== '' ? { city } : {}),
    ...(isChinese && regionOf('City district') !== '' ? { county: regionOf('City district') } : {}),
  };
}

/** Contact and publication contact fold to one name; the second stands last. */
function lastBook(node: XmlNode): XmlNode | undefined {
  return elements(node, 'addressbook').at(-1);
}

const categoryOf = (node: XmlNode): string => attribute(node, 'geographicregioncategory') ?? '';

interface Practitioners {
  readonly agency?: PatentDocument['agency'];
  readonly agents: PatentAgent[];
}

/** The first organisation is the agency; its number, where it has one, its code. */
export function practitionersOf(nodes: readonly XmlNode[]): Practitioners {
  const firm = nodes.find((node) => organisationIn(node) !== '');
  const code = valueOf(
    find(firm, 'registeredpractitionerregistrationnumber') ?? find(firm, 'partyidentifier'),
  );
  const agency =
    firm && readAgency(organisationIn(firm), /^\d{5}$/.test(code ?? '') ? code : undefined);
  const agents = nodes.flatMap((node, index) => {
    const name = personIn(node);
    const own = organisationIn(node);
    if (name === '' && own === '') return [];
    const sequence = sequenceOf(node, index);
    return [{ sequence, name, ...(own === '' ? {} : { agency: readAgency(own) }) }];
  });
  return { ...(agency === undefined ? {} : { agency }), agents };
}
