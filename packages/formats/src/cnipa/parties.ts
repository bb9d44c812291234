import type { CnipaAgency, CnipaAgent, CnipaInventor, CnipaParty } from './model.ts';
import { attribute, elements, find, textOf, valueOf, type XmlNode } from '../xml/elementTree.ts';

/** Applicants, assignees: everything below `list` called `name`. */
export function readParties(list: XmlNode | undefined, name: string): CnipaParty[] {
  // The older generation repeats the address of the first applicant here.
  const representative = attribute(list, 'representativeis');
  return elements(list, name).flatMap((node, index) => {
    const book = addressBook(node);
    const partyName = textOf(find(book, 'name')) || personName(book);
    if (partyName === '') return [];
    const spare = index === 0 && representative !== undefined ? representative : '';
    const address = readAddress(find(book, 'address'), spare);
    const organizationCode = valueOf(find(node, 'organizationcode'));
    const language = attribute(book, 'lang') ?? attribute(node, 'lang');
    return [
      {
        sequence: sequenceOf(node, index),
        name: partyName,
        ...address,
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

function personName(book: XmlNode): string {
  return [textOf(find(book, 'lastname')), textOf(find(book, 'firstname'))]
    .filter(Boolean)
    .join(' ');
}

type Address = Pick<
  CnipaParty,
  'address' | 'postcode' | 'country' | 'province' | 'city' | 'county'
>;

/** The office writes the postcode again in front of the address: `100176 北京市…`. */
function readAddress(node: XmlNode | undefined, spare: string): Address {
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

export function readInventors(list: XmlNode | undefined): CnipaInventor[] {
  return elements(list, 'inventor').flatMap((node, index) => {
    const book = addressBook(node);
    const name = textOf(find(book, 'name')) || personName(book);
    const withheld =
      attribute(node, 'nottobepublishedrequestbyinventor') === 'yes' ||
      attribute(node, 'publicationmark') === '1';
    return name === '' && !withheld
      ? []
      : [{ sequence: sequenceOf(node, index), name, isWithheld: withheld }];
  });
}

export function readExaminers(list: XmlNode | undefined): string[] {
  return elements(list)
    .map((node) => textOf(find(addressBook(node), 'name')) || textOf(node))
    .filter((name) => name !== '');
}

export function readAgents(list: XmlNode | undefined): CnipaAgent[] {
  return elements(list, 'agent').flatMap((node, index) => {
    const agencyNode = find(node, 'agency');
    const agencyText = textOf(find(agencyNode && addressBook(agencyNode), 'name'));
    const agency = agencyText === '' ? undefined : readAgency(agencyText);
    const name = textOf(find(addressBook(node), 'name'));
    if (name === '' && agency === undefined) return [];
    const sequence = sequenceOf(node, index);
    return [{ sequence, name, ...(agency === undefined ? {} : { agency }) }];
  });
}

/** `北京银龙知识产权代理有限公司 11243` → name and five-digit code. */
export function readAgency(text: string, code?: string): CnipaAgency {
  const match = /^(.*?)\s*(\d{5})$/.exec(text);
  const found = match?.[2] ?? code;
  return { name: match?.[1] ?? text, ...(found === undefined ? {} : { code: found }) };
}

export function sequenceOf(node: XmlNode, index: number): number {
  const sequence = Number(attribute(node, 'sequence'));
  return Number.isInteger(sequence) && sequence > 0 ? sequence : index + 1;
}
