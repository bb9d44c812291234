import { createHash } from 'node:crypto';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { FormatIssue, SourcePosition } from '../problem.ts';
import { NAMED_CHARACTERS } from './entities.ts';
import { canonicalName, PICTURE_MARK, tidyText, type XmlNode } from './xmlNode.ts';

/** What one document element holds: a tree of its bibliographic part, and counts of the rest. */
export interface ParsedDocument {
  readonly root: XmlNode;
  readonly claims: readonly ClaimHead[];
  readonly firstClaimText: string;
  readonly descriptionChars: number;
  readonly drawingCount: number;
}

/** The first words of a claim, enough to see whether it depends on another. */
export interface ClaimHead {
  readonly text: string;
}

const MAX_NODES = 200_000;
const MAX_DEPTH = 200;
const MAX_FIRST_CLAIM_CHARS = 50_000;
const CLAIM_HEAD_CHARS = 200;
/** Errors that a document survives: the character is dropped or kept, and said so. */
const TOLERABLE = /disallowed character\.|character entity|"\]\]>" is disallowed/;

/**
 * Parses one document element fed in pieces. Description, claims and drawings are counted, not
 * kept; entities other than the named characters are not expanded (there is no DOCTYPE here).
 */
export class DocumentParser {
  readonly position: SourcePosition;
  readonly warnings: FormatIssue[] = [];
  /** Why the document cannot be taken. */
  failure: FormatIssue | undefined;
  readonly #parser: SaxesParser;
  readonly #hash = createHash('sha256');
  readonly #maxChars: number;
  #chars = 0;
  #stack: XmlNode[] = [];
  #root: XmlNode | undefined;
  #nodes = 0;
  #depth = 0;
  /** Depth of the open part that is only counted, 0 if none. */
  #skipDepth = 0;
  #skipPart = '';
  #descriptionChars = 0;
  #drawingCount = 0;
  #claims: ClaimHead[] = [];
  #firstClaim = '';
  #claimText = '';
  #inClaim = false;
  #claimsParts = 0;
  #lastEntity = '';

  constructor(position: SourcePosition, maxChars: number) {
    this.position = position;
    this.#maxChars = maxChars;
    const parser = new SaxesParser({ xmlns: false, position: true });
    parser.ENTITIES = this.#entities(parser.ENTITIES);
    parser.on('error', (error) => this.#error(error.message));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('closetag', (tag) => this.#close(canonicalName(tag.name)));
    this.#parser = parser;
  }

  /** The five of XML and the named characters; remembers what was asked for, for the warning. */
  #entities(builtIn: Record<string, string>): Record<string, string> {
    return new Proxy(builtIn, {
      get: (target, name) => {
        this.#lastEntity = String(name);
        return target[String(name)] ?? NAMED_CHARACTERS.get(String(name));
      },
    });
  }

  push(text: string, bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#chars += text.length;
    if (this.#chars > this.#maxChars)
      this.#fail('xml-document-too-large', { limit: this.#maxChars });
    if (this.failure === undefined) this.#parser.write(text);
  }

  /** Hash of the bytes pushed. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  /** The document, or undefined when `failure` is set. */
  finish(): ParsedDocument | undefined {
    if (this.failure === undefined) this.#parser.close();
    if (this.failure !== undefined || this.#root === undefined) return undefined;
    return {
      root: this.#root,
      claims: this.#claims,
      firstClaimText: tidyText(this.#firstClaim),
      descriptionChars: this.#descriptionChars,
      drawingCount: this.#drawingCount,
    };
  }

  #open(tag: SaxesTagPlain): void {
    this.#depth++;
    const name = canonicalName(tag.name);
    if (this.#depth > MAX_DEPTH) this.#fail('xml-too-complex', { limit: MAX_DEPTH });
    if (this.#skipDepth > 0) {
      this.#openCounted(name);
      return;
    }
    // An abstract may be called description in other parts of the tree; only these stand apart.
    if (this.#depth <= 3 && /^(?:description|claims|drawings|fulldocimage)$/.test(name)) {
      this.#skipDepth = this.#depth;
      this.#skipPart = name;
      if (name === 'claims') this.#claimsParts++;
      return;
    }
    if (++this.#nodes > MAX_NODES) this.#fail('xml-too-complex', { limit: MAX_NODES });
    const node: XmlNode = { name, attributes: canonicalAttributes(tag.attributes), children: [] };
    this.#stack.at(-1)?.children.push(node);
    this.#root ??= node;
    this.#stack.push(node);
  }

  #openCounted(name: string): void {
    if (this.#skipPart === 'drawings' && name === 'figure') this.#drawingCount++;
    // A second set of claims is an amended version of the first.
    if (this.#skipPart === 'claims' && name === 'claim' && this.#claimsParts === 1) {
      this.#inClaim = true;
      this.#claimText = '';
    } else if (this.#inClaim && name === 'img') this.#claimText += PICTURE_MARK;
    else if (this.#inClaim && name === 'br') this.#claimText += '\n';
  }

  #text(text: string): void {
    if (this.failure !== undefined) return;
    if (this.#skipDepth === 0) {
      this.#stack.at(-1)?.children.push(text);
    } else if (this.#skipPart === 'description') {
      this.#descriptionChars += text.replace(/\s+/g, '').length;
    } else if (this.#inClaim) {
      const limit = this.#claims.length === 0 ? MAX_FIRST_CLAIM_CHARS : CLAIM_HEAD_CHARS;
      if (this.#claimText.length < limit) this.#claimText += text.slice(0, limit);
    }
  }

  #close(name: string): void {
    if (this.#skipDepth === 0) this.#stack.pop();
    else if (this.#depth === this.#skipDepth) this.#skipDepth = 0;
    else if (this.#inClaim && name === 'claim') {
      if (this.#claims.length === 0) this.#firstClaim = this.#claimText;
      this.#claims.push({ text: tidyText(this.#claimText.slice(0, CLAIM_HEAD_CHARS)) });
      this.#inClaim = false;
    }
    this.#depth--;
  }

  #error(message: string): void {
    // saxes puts "line:column: " in front.
    const reason = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (message.includes('undefined entity')) {
      this.#warn('xml-entity-unknown', { entity: this.#lastEntity });
    } else if (TOLERABLE.test(message)) this.#warn('xml-character', { reason });
    else this.#fail('xml-malformed', { reason });
  }

  #warn(code: FormatIssue['code'], params: FormatIssue['params']): void {
    // One of each kind is enough.
    if (this.warnings.some((warning) => warning.code === code)) return;
    this.warnings.push({ severity: 'warning', code, params, position: this.#here() });
  }

  #fail(code: FormatIssue['code'], params: FormatIssue['params']): void {
    this.failure ??= { severity: 'error', code, params, position: this.#here() };
  }

  #here(): SourcePosition {
    const line = (this.position.line ?? 1) + this.#parser.line - 1;
    return { ...this.position, line, column: this.#parser.column + 1 };
  }
}

function canonicalAttributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  const canonical: Record<string, string> = {};
  for (const [name, value] of Object.entries(attributes)) canonical[canonicalName(name)] = value;
  return canonical;
}
