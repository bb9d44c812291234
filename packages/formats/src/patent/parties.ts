import { attribute, elements, find, textOf, valueOf, type XmlNode } from '../xml/elementTree.ts';
import type { PatentAgency, PatentAgent, PatentInventor, PatentParty } from './model.ts';

/** How an office writes its parties. */
export interface PartyStyle {
  /** Chinese names are written family name first, and addresses have a postcode in front. */
  readonly isChinese: boolean;
}

/** Applicants, assignees: everything below `list` called `name`. */
export function readParties(
  list: XmlNode | undefined,
  name: string,
  style: PartyStyle,
): PatentParty[] {
  // The older generation of CNIPA repeats the address of the first applicant here.
  const representative = attribute(list, 'representativeis');
  return elements(list, name).flatMap((node, index) => {
    const book = addressBook(node);
    const partyName = partyNameOf(book, style);
    if (partyName === '') return [];
    const spare = index === 0 && representative !== undefined ? representative : '';
    const address = style.isChinese
      ? chineseAddress(find(book, 'address'), spare)
      : foreignAddress(find(book, 'address'));
    const country = address.country ?? valueOf(find(node, 'residence', 'country'));
    const organizationCode = valueOf(find(node, 'organizationcode'));
    const language = attribute(book, 'lang') ?? attribute(node, 'lang');
    return [
      {
        sequence: sequenceOf(node, index),
        name: partyName,
        ...address,
        ...(country === undefined ? {} : { country }),
        ...(organizationCode === undefined ? {} : { organizationCode }),
        ...(language === undefined ? {} : { language: language.toLowerCase() }),
      },
    ];
  });
}

/** Several languages or formats may stand side by side; the first is the original. */
function addressBook(node: XmlNode): XmlNode {
  return find(node, 'addressbook') ?? node;
}

/** Name of an organisation or person; ST.96 nests both in the name. */
export function partyNameOf(book: XmlNode, style: PartyStyle): string {
  return organisationOf(book) || ownName(book, style);
}

function organisationOf(book: XmlNode): string {
  return textOf(find(book, 'orgname') ?? find(book, 'name', 'orgname'));
}

function ownName(book: XmlNode, style: PartyStyle): string {
  const node = find(book, 'name');
  const structured = find(node, 'personname', 'personstructuredname');
  if (structured !== undefined) return personName(structured, style);
  return textOf(node) || personName(book, style);
}

function personName(book: XmlNode, style: PartyStyle): string {
  const part = (name: string): string => textOf(find(book, name));
  const given = [part('firstname'), part('middlename')];
  const names = style.isChinese
    ? [part('lastname'), ...given]
    : [...given, part('lastname'), part('suffix')];
  return names.filter(Boolean).join(' ');
}

type Address = Pick<
  PatentParty,
  'address' | 'postcode' | 'country' | 'province' | 'city' | 'county'
>;

/** The office writes the postcode again in front of the address: `100176 北京市…`. */
function chineseAddress(node: XmlNode | undefined, spare: string): Address {
  const whole = valueOf(find(node, 'text')) ?? (spare.length > 1 ? spare : '');
  const match = /^(\d{6})\s*(.*)$/s.exec(whole);
  const address = match === null ? whole : (match[2] ?? '');
  const postcode = valueOf(find(node, 'postcode')) ?? match?.[1];
  const country = valueOf(find(node, 'country'));
  const province = valueOf(find(node, 'province')) ?? valueOf(find(node, 'state'));
  const city = valueOf(find(node, 'city'));
  const county = valueOf(find(node, 'county'));
  return {
    ...(address === '' ? {} : { address }),
    ...(postcode === undefined ? {} : { postcode }),
    ...(country === undefined ? {} : { country }),
    ...(province === undefined ? {} : { province }),
    ...(city === undefined ? {} : { city }),
    ...(county === undefined ? {} : { county }),
  };
}

/** Street, city, state and postcode in the order of the file, joined by commas. */
function foreignAddress(node: XmlNode | undefined): Address {
  const parts: string[] = [];
  const walk = (parent: XmlNode | undefined): void => {
    for (const child of elements(parent)) {
      if (child.name === 'country') continue;
      if (elements(child).length > 0) walk(child);
      else if (textOf(child) !== '') parts.push(textOf(child));
    }
  };
  const text = textOf(find(node, 'text'));
  if (text === '') walk(node);
  const address = text || parts.join(', ');
  return {
    ...(address === '' ? {} : { address }),
    ...knownCountry(textOf(findCountry(node))),
  };
}

function findCountry(node: XmlNode | undefined): XmlNode | undefined {
  for (const child of elements(node)) {
    if (child.name === 'country') return child;
    const deeper = findCountry(child);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** An office code; the USPTO also writes `unknown` and `omitted`. */
export function knownCountry(text: string): { country?: string } {
  return /^[A-Z]{2}$/.test(text) ? { country: text } : {};
}

export function readInventors(list: XmlNode | undefined, style: PartyStyle): PatentInventor[] {
  const nodes = elements(list).filter((node) =>
    /^(?:(?:first|joint)?inventor|designer)$/.test(node.name),
  );
  return nodes.flatMap((node, index) => {
    const name = partyNameOf(addressBook(node), style);
    const withheld =
      attribute(node, 'nottobepublishedrequestbyinventor') === 'yes' ||
      attribute(node, 'publicationmark') === '1';
    return name === '' && !withheld
      ? []
      : [{ sequence: sequenceOf(node, index), name, isWithheld: withheld }];
  });
}

export function readExaminers(list: XmlNode | undefined, style: PartyStyle): string[] {
  return elements(list)
    .map((node) => partyNameOf(addressBook(node), style) || textOf(node))
    .filter((name) => name !== '');
}

/**
 * Agents with their agency. CNIPA names the agency apart; elsewhere the organisation of an agent is
 * its firm, with or without a person.
 */
export function readAgents(nodes: readonly XmlNode[], style: PartyStyle): PatentAgent[] {
  return nodes.flatMap((node, index) => {
    const sequence = sequenceOf(node, index);
    const book = addressBook(node);
    const agencyNode = find(node, 'agency');
    const organisation = organisationOf(book) || textOf(find(node, 'orgname'));
    const agencyText = textOf(find(agencyNode && addressBook(agencyNode), 'name')) || organisation;
    const agency = agencyText === '' ? undefined : readAgency(agencyText);
    const name = organisationOf(book) === '' ? ownName(book, style) : personName(book, style);
    if (name === '' && agency === undefined) return [];
    return [{ sequence, name, ...(agency === undefined ? {} : { agency }) }];
  });
}

/** `北京银龙知识产权代理有限公司 11243` → name and five-digit code. */
export function readAgency(text: string, code?: string): PatentAgency {
  const match = /^(.*?)\s*(\d{5})$/.exec(text);
  const found = match?.[2] ?? code;
  return { name: match?.[1] ?? text, ...(found === undefined ? {} : { code: found }) };
}

export function sequenceOf(node: XmlNode, index: number): number {
  const sequence = Number(attribute(node, 'sequence'));
  return Number.isInteger(sequence) && sequence > 0 ? sequence : index + 1;
}
