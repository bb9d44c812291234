/** A small element tree for the bibliographic part of a document; names are canonical. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlNode | string)[];
}

/**
 * The two generations say the same things under different names: `cn-applicant`, `base:DocNumber`.
 * Prefixes and hyphens are dropped and case is folded; these are the pairs that still differ.
 */
const SYNONYMS: Readonly<Record<string, string>> = {
  wipost3code: 'country',
  gazettenumber: 'gazettenum',
  prioritydetails: 'priorityclaims',
  priority: 'priorityclaim',
  applicantdetails: 'applicants',
  assigneedetails: 'assignees',
  inventordetails: 'inventors',
  examinerdetails: 'examiners',
  agentdetails: 'agents',
  organizationname: 'name',
  orgname: 'name',
  paragraphs: 'p',
  paragraph: 'p',
  classificationipcrdetails: 'classificationsipcr',
  datepctarticle2239fulfilled: 'nationalstageentrydate',
  pctorregionalfilingdata: 'pctorregionalapplicationdata',
  parentdocument: 'parentdoc',
  childdocument: 'childdoc',
  documentsrelation: 'relation',
  image: 'img',
  designtitle: 'inventiontitle',
  designbibliographicdata: 'bibliographicdata',
  abstractfigure: 'abstractdrawing',
  referencecited: 'referencescited',
};

const canonicalNames = new Map<string, string>();

/** Canonical name of an element or attribute: `cn:doc-number`, `base:DocNumber` → `docnumber`. */
export function canonicalName(name: string): string {
  const known = canonicalNames.get(name);
  if (known !== undefined) return known;
  const bare = name
    .slice(name.indexOf(':') + 1)
    .replace(/^cn-/, '')
    .replaceAll('-', '')
    .toLowerCase();
  const canonical = Object.hasOwn(SYNONYMS, bare) ? (SYNONYMS[bare] as string) : bare;
  // Hostile files could invent names without end.
  if (canonicalNames.size < 5000) canonicalNames.set(name, canonical);
  return canonical;
}

export function elements(node: XmlNode | undefined, name?: string): XmlNode[] {
  const found: XmlNode[] = [];
  for (const child of node?.children ?? []) {
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  }
  return found;
}

/** First element along a path of names. */
export function find(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  let current = node;
  for (const name of path) current = elements(current, name)[0];
  return current;
}

/** First descendant of that name, in document order. */
export function findDeep(node: XmlNode | undefined, name: string): XmlNode | undefined {
  for (const child of elements(node)) {
    if (child.name === name) return child;
    const deeper = findDeep(child, name);
    if (deeper !== undefined) return deeper;
  }
  return undefined;
}

/** Stands in a text where the source has a picture (a formula, usually). */
export const PICTURE_MARK = '[图]';

/** Text of an element with all that is in it: sub- and superscripts run on, pictures are marked. */
export function textOf(node: XmlNode | undefined): string {
  return node === undefined ? '' : tidyText(rawText(node));
}

function rawText(node: XmlNode): string {
  let text = '';
  for (const child of node.children) {
    if (typeof child === 'string') text += child;
    else if (child.name === 'img') text += PICTURE_MARK;
    else if (child.name === 'br') text += '\n';
    else if (/^(?:entry|td|row|tr)$/.test(child.name)) text += `${rawText(child)} `;
    else text += rawText(child);
  }
  return text;
}

/**
 * Undoes the layout of the file: a line break in running text is nothing next to a Chinese
 * character and a space otherwise; runs of white space become one space.
 */
export function tidyText(text: string): string {
  return text.trim().replace(/\s+/g, (space, offset: number, whole: string) => {
    if (!/[\r\n]/.test(space)) return ' ';
    const around = (whole[offset - 1] ?? '') + (whole[offset + space.length] ?? '');
    return /[\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\u3000-\u303f\ud840-\udfff]/.test(
      around,
    )
      ? ''
      : ' ';
  });
}

/** Text of a value element, or undefined when empty or one of the placeholders `0`, `0000…`. */
export function valueOf(node: XmlNode | undefined): string | undefined {
  const text = textOf(node);
  return text === '' || /^0+$/.test(text) ? undefined : text;
}

export function attribute(node: XmlNode | undefined, name: string): string | undefined {
  const value = node?.attributes[name]?.trim();
  return value === '' ? undefined : value;
}
