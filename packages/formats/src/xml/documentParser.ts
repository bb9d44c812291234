import { createHash } from 'node:crypto';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { FormatIssue, SourcePosition } from '../problem.ts';
import { PICTURE_MARK, tidyText, type XmlNode } from './elementTree.ts';
import { namedCharacter } from './namedCharacters.ts';
import type { ClaimHead, ParsedDocument, PassedPart, XmlVocabulary } from './vocabulary.ts';

const MAX_NODES = 200_000;
const MAX_DEPTH = 200;
/** Deepest level at which a part can be passed through; the document element is level 1. */
const MAX_PART_DEPTH = 3;
const MAX_FIRST_CLAIM_CHARS = 50_000;
const CLAIM_HEAD_CHARS = 200;
/** Errors that a document survives: the character is dropped or kept, and said so. */
const TOLERABLE = /disallowed character\.|character entity|"\]\]>" is disallowed/;

type Names = Pick<XmlVocabulary<unknown>, 'name' | 'canonicalName' | 'passedParts'>;

/**
 * Parses one document element fed in pieces. The vocabulary's passed parts are counted, not kept;
 * entities other than the named characters are not expanded (there is no DOCTYPE here).
 */
export class DocumentParser {
  readonly position: SourcePosition;
  readonly warnings: FormatIssue[] = [];
  /** Why the document cannot be taken. */
  failure: FormatIssue | undefined;
  readonly #parser: SaxesParser;
  readonly #hash = createHash('sha256');
  readonly #names: Names;
  readonly #maxChars: number;
  #chars = 0;
  #stack: XmlNode[] = [];
  #root: XmlNode | undefined;
  #nodes = 0;
  #depth = 0;
  /** The open part that is passed through, and its depth, 0 if none. */
  #part: PassedPart = 'nothing';
  #partDepth = 0;
  #descriptionChars = 0;
  #drawingCount = 0;
  #claims: ClaimHead[] = [];
  #firstClaim = '';
  #claimText = '';
  #inClaim = false;
  #claimsParts = 0;
  #lastEntity = '';

  constructor(names: Names, position: SourcePosition, maxChars: number) {
    this.#names = names;
    this.position = position;
    this.#maxChars = maxChars;
    const parser = new SaxesParser({ xmlns: false, position: true });
    parser.ENTITIES = this.#entities(parser.ENTITIES);
    parser.on('error', (error) => this.#error(error.message));
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('closetag', (tag) => this.#close(names.canonicalName(tag.name)));
    this.#parser = parser;
  }

  /** The five of XML and the named characters; remembers what was asked for, for the warning. */
  #entities(builtIn: Record<string, string>): Record<string, string> {
    return new Proxy(builtIn, {
      get: (target, name) => {
        this.#lastEntity = String(name);
        return target[String(name)] ?? namedCharacter(String(name));
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
    const name = this.#names.canonicalName(tag.name);
    if (this.#depth > MAX_DEPTH) this.#fail('xml-too-complex', { limit: MAX_DEPTH });
    if (this.#partDepth > 0) {
      this.#openCounted(name);
      return;
    }
    const part = this.#depth <= MAX_PART_DEPTH ? partOf(this.#names, name) : undefined;
    if (part !== undefined) {
      this.#partDepth = this.#depth;
      this.#part = part;
      if (part === 'claims') this.#claimsParts++;
      return;
    }
    if (++this.#nodes > MAX_NODES) this.#fail('xml-too-complex', { limit: MAX_NODES });
    const node: XmlNode = { name, attributes: this.#attributes(tag.attributes), children: [] };
    this.#stack.at(-1)?.children.push(node);
    this.#root ??= node;
    this.#stack.push(node);
  }

  #attributes(attributes: Readonly<Record<string, string>>): Record<string, string> {
    const canonical: Record<string, string> = {};
    for (const [name, value] of Object.entries(attributes)) {
      canonical[this.#names.canonicalName(name)] = value;
    }
    return canonical;
  }

  #openCounted(name: string): void {
    if (this.#part === 'figures' && name === 'figure') this.#drawingCount++;
    // A second set of claims is an amended version of the first.
    if (this.#part === 'claims' && name === 'claim' && this.#claimsParts === 1) {
      this.#inClaim = true;
      this.#claimText = '';
    } else if (this.#inClaim && name === 'img') this.#claimText += PICTURE_MARK;
    else if (this.#inClaim && name === 'br') this.#claimText += '\n';
  }

  #text(text: string): void {
    if (this.failure !== undefined) return;
    if (this.#partDepth === 0) {
      this.#stack.at(-1)?.children.push(text);
    } else if (this.#part === 'text') {
      this.#descriptionChars += text.replace(/\s+/g, '').length;
    } else if (this.#inClaim) {
      const limit = this.#claims.length === 0 ? MAX_FIRST_CLAIM_CHARS : CLAIM_HEAD_CHARS;
      if (this.#claimText.length < limit) this.#claimText += text.slice(0, limit);
    }
  }

  #close(name: string): void {
    if (this.#partDepth === 0) this.#stack.pop();
    else if (this.#depth === this.#partDepth) this.#partDepth = 0;
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
    const named = { format: this.#names.name, ...params };
    this.failure ??= { severity: 'error', code, params: named, position: this.#here() };
  }

  #here(): SourcePosition {
    const line = (this.position.line ?? 1) + this.#parser.line - 1;
    return { ...this.position, line, column: this.#parser.column + 1 };
  }
}

function partOf(names: Names, name: string): PassedPart | undefined {
  return Object.hasOwn(names.passedParts, name) ? names.passedParts[name] : undefined;
}
