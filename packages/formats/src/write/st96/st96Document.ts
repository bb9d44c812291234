import { designApplication } from './design.ts';
import { indicationApplication } from './indication.ts';
import { legalStatus } from './legalStatus.ts';
import type { St96Loss } from './losses.ts';
import type { St96Right } from './model.ts';
import { patentPublication } from './patent.ts';
import { elementWith, escapeXmlText, Scribe } from './scribe.ts';
import { trademarkApplication } from './trademark.ts';

export interface St96Document {
  /** The right as a whole document, which validates against the schema that it names. */
  readonly xml: string;
  /** The events of a patent or design, as an entry of `st96LegalStatusDocument`. */
  readonly legalStatus?: string;
  readonly losses: readonly St96Loss[];
}

export interface St96Options {
  /** Lines that stand as comments above the root element: a licence, a source, a warning. */
  readonly notice?: readonly string[];
}

const NAMESPACE = 'http://www.wipo.int/standards/XMLSchema/ST96';
const ROOTS = {
  patent: { prefix: 'pat', space: 'Patent', root: 'PatentPublication' },
  design: { prefix: 'dgn', space: 'Design', root: 'DesignApplication' },
  trademark: { prefix: 'tmk', space: 'Trademark', root: 'TrademarkApplication' },
  indication: { prefix: 'gin', space: 'GeographicalIndication', root: 'GIApplication' },
  legalStatus: { prefix: 'pat', space: 'Patent', root: 'PatentLegalStatusData' },
} as const;

/**
 * One right in WIPO ST.96 V6.0: `PatentPublication` for inventions and utility models,
 * `DesignApplication`, `TrademarkApplication`, `GIApplication`. The standard has no container for several patents, and
 * registers hand their documents over one a file, so a right is a document. The events of patents and
 * designs belong to a document of their own, which holds those of many. Pure and total: whatever the
 * values are, the XML is well-formed and valid, and what it could not hold is in `losses`.
 */
export function st96Document(right: St96Right, options: St96Options = {}): St96Document {
  const scribe = new Scribe();
  const xml = head(options) + rootElement(scribe, right) + '\n';
  const isPatent = right.right === 'patent' || right.right === 'design';
  const status = isPatent ? legalStatus(scribe, right) : undefined;
  return {
    xml,
    ...(status === undefined ? {} : { legalStatus: status }),
    losses: scribe.ledger.losses,
  };
}

/** `PatentLegalStatusData` with the entries of at least one right. */
export function st96LegalStatusDocument(
  entries: readonly [string, ...string[]],
  options: St96Options = {},
): string {
  const content = elementWith(
    'pat:PatentLegalStatusData',
    attributesOf('legalStatus'),
    '\n',
    entries.join('\n'),
    '\n',
  );
  return `${head(options)}${content}\n`;
}

function head({ notice = [] }: St96Options): string {
  const comments = notice.map((line) => `<!-- ${commentText(line)} -->\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${comments.join('')}`;
}

function attributesOf(kind: keyof typeof ROOTS): Readonly<Record<string, string>> {
  const { prefix, space, root } = ROOTS[kind];
  const namespace = `${NAMESPACE}/${space}`;
  return {
    [`xmlns:${prefix}`]: namespace,
    ...(kind === 'indication' ? { 'xmlns:tmk': `${NAMESPACE}/Trademark` } : {}),
    'xmlns:com': `${NAMESPACE}/Common`,
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': `${namespace} https://www.wipo.int/standards/XMLSchema/ST96/V6_0/${space}/Document/${root}_V6_0.xsd`,
    'com:st96Version': 'V6_0',
  };
}

function rootElement(scribe: Scribe, right: St96Right): string {
  const attributes = attributesOf(right.right);
  switch (right.right) {
    case 'patent':
      return patentPublication(scribe, right, attributes);
    case 'design':
      return designApplication(scribe, right, attributes);
    case 'trademark':
      return trademarkApplication(scribe, right, attributes);
    case 'indication':
      return indicationApplication(scribe, right, attributes);
  }
}

/** A comment holds no two hyphens in a row and does not end in one (XML 1.0, 2.5). */
function commentText(line: string): string {
  return escapeXmlText(line).xml.replace(/-(?=-|$)/g, '- ');
}
