import { createHash } from 'node:crypto';
import type { FormatIssue, SourcePosition } from '../problem.ts';
import { PICTURE_MARK, tidyText, type XmlNode } from './elementTree.ts';
import { namedCharacter } from './namedCharacters.ts';
import { type XmlFault, XmlTokenizer } from './tokenizer.ts';
import type { ClaimHead, ParsedDocument, PassedPart, XmlVocabulary } from './vocabulary.ts';

const MAX_NODES = 200_000;
const MAX_DEPTH = 200;
/** Deepest level at which a part can be passed through; the document element is level 1. */
const MAX_PART_DEPTH = 3;
const MAX_FIRST_CLAIM_CHARS = 50_000;
const CLAIM_HEAD_CHARS = 200;
type Names = Pick<XmlVocabulary<unknown>, 'name' | 'canonicalName' | 'passedParts' | 'unread'>;

/**
 * Parses one document element fed in pieces. The vocabulary's passed parts are counted, not kept;
 * entities other than the named characters are not expanded (there is no DOCTYPE here).
 */
export class DocumentParser {
  readonly position: SourcePosition;
  readonly warnings: FormatIssue[] = [];
  /** Why the document cannot be taken. */
  failure: FormatIssue | undefined;
  readonly #tokenizer: XmlTokenizer;
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
  #claimDepth = 0;
  /** Depth of the number that ST.96 puts beside the text of a claim; 0 outside. */
  #numberDepth = 0;
  #claimsParts = 0;

  constructor(names: Names, position: SourcePosition, maxChars: number) {
    this.#names = names;
    this.position = position;
    this.#maxChars = maxChars;
    this.#tokenizer = new XmlTokenizer(
      {
        open: (name, attributes) => this.#open(name, attributes),
        text: (text) => this.#text(text),
        close: () => this.#close(),
        fault: (fault) => this.#fault(fault),
      },
      { namedCharacter, attributeName: names.canonicalName },
    );
  }

  push(text: string, bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.#chars += text.length;
    if (this.#chars > this.#maxChars)
      this.#fail('xml-document-too-large', { limit: this.#maxChars });
    if (this.failure === undefined) this.#tokenizer.write(text);
  }

  /** Hash of the bytes pushed. */
  sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  /** The document, or undefined when `failure` is set. */
  finish(): ParsedDocument | undefined {
    if (this.failure === undefined) this.#tokenizer.close();
    if (this.failure !== undefined || this.#root === undefined) return undefined;
    return {
      root: this.#root,
      claims: this.#claims,
      firstClaimText: tidyText(this.#firstClaim),
      descriptionChars: this.#descriptionChars,
      drawingCount: this.#drawingCount,
    };
  }

  #open(written: string, attributes: Readonly<Record<string, string>>): void {
    this.#depth++;
    const name = this.#names.canonicalName(written);
    if (this.#depth > MAX_DEPTH) this.#fail('xml-too-complex', { limit: MAX_DEPTH });
    if (this.#partDepth > 0) {
      this.#openCounted(name);
      return;
    }
    const part = partOf(this.#names, name, this.#depth);
    if (part !== undefined) {
      this.#partDepth = this.#depth;
      this.#part = part;
      if (part === 'claims') this.#claimsParts++;
      return;
    }
    if (++this.#nodes > MAX_NODES) this.#fail('xml-too-complex', { limit: MAX_NODES });
    const node: XmlNode = { name, attributes, children: [] };
    this.#stack.at(-1)?.children.push(node);
    this.#root ??= node;
    this.#stack.push(node);
  }

  #openCounted(name: string): void {
    if (this.#part === 'figures' && name === 'figure') this.#drawingCount++;
    // A second set of claims is an amended version of the first.
    if (this.#part === 'claims' && name === 'claim' && this.#claimsParts === 1 && !this.#inClaim) {
      this.#inClaim = true;
      this.#claimDepth = this.#depth;
      this.#claimText = '';
    } else if (this.#inClaim && name === 'claimnumber') this.#numberDepth = this.#depth;
    else if (this.#inClaim && name === 'img') this.#claimText += PICTURE_MARK;
    else if (this.#inClaim && name === 'br') this.#claimText += '\n';
  }

  #text(text: string): void {
    if (this.failure !== undefined) return;
    if (this.#partDepth === 0) {
      const children = this.#stack.at(-1)?.children;
      const last = children?.at(-1);
      // How the text was cut into pieces leaves no trace.
      if (typeof last === 'string') children![children!.length - 1] = last + text;
      else children?.push(text);
    } else if (this.#part === 'text') {
      this.#descriptionChars += text.replace(/\s+/g, '').length;
    } else if (this.#inClaim && this.#numberDepth === 0) {
      const limit = this.#claims.length === 0 ? MAX_FIRST_CLAIM_CHARS : CLAIM_HEAD_CHARS;
      const room = limit - this.#claimText.length;
      if (room > 0) this.#claimText += text.slice(0, room);
    }
  }

  #close(): void {
    if (this.#partDepth === 0) this.#stack.pop();
    else if (this.#depth === this.#partDepth) this.#partDepth = 0;
    else if (this.#inClaim && this.#depth === this.#claimDepth) {
      if (this.#claims.length === 0) this.#firstClaim = this.#claimText;
      this.#claims.push({ text: tidyText(this.#claimText.slice(0, CLAIM_HEAD_CHARS)) });
      this.#inClaim = false;
    }
    if (this.#depth === this.#numberDepth) this.#numberDepth = 0;
    this.#depth--;
  }

  #fault(fault: XmlFault): void {
    if (fault.kind === 'entity') this.#warn('xml-entity-unknown', { entity: fault.name });
    else if (fault.kind === 'character') this.#warn('xml-character', { reason: fault.reason });
    else this.#fail('xml-malformed', { reason: fault.reason });
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
    const { line, column } = this.#tokenizer;
    return { ...this.position, line: (this.position.line ?? 1) + line, column: column + 1 };
  }
}

function partOf(names: Names, name: string, depth: number): PassedPart | undefined {
  if (names.unread?.has(name) === true) return 'nothing';
  if (depth > MAX_PART_DEPTH) return undefined;
  return Object.hasOwn(names.passedParts, name) ? names.passedParts[name] : undefined;
}
