import { Buffer } from 'node:buffer';
import { type DecodedChunk, textBytes, type TextEncoding } from '../encoding.ts';

/** Hears of the documents in a text, in order; called synchronously. */
export interface DocumentListener {
  /** A document element of this local name begins at this byte and line. */
  begin(name: string, byteOffset: number, line: number): void;
  /** A piece of the open document, as text and as the bytes that it came from. */
  data(text: string, bytes: Uint8Array): void;
  /** The closing tag was in the last piece. */
  end(): void;
  /** Another document, or the end of the text, came before the closing tag. */
  truncated(): void;
}

/** Longest mark, with room for the prefix and for spaces before the closing '>'. */
const HOLD_CHARS = 256;

/** A place between documents: where one of that name begins, or where the open one has ended. */
interface Cut {
  readonly at: number;
  readonly begins?: string;
}

/**
 * Cuts a text at the document elements of the given local names, wherever they stand: alone, one
 * file after another, or in a list. What is around them (XML declarations, DOCTYPE, list elements)
 * is passed over unread, so that no declared entity ever reaches a parser.
 */
export class DocumentSplitter {
  readonly #listener: DocumentListener;
  readonly #marks: RegExp;
  /** Local name of the open document element. */
  #open: string | undefined;
  /** Inside a comment or CDATA section: what ends it. */
  #until: string | undefined;
  /** A closing tag has begun and its '>' is still to come. */
  #closing = false;
  #text = '';
  #bytes: Uint8Array = new Uint8Array();
  #byteOffset: number;
  #line = 1;

  constructor(names: readonly string[], listener: DocumentListener, startOffset = 0) {
    const either = names.map(RegExp.escape).join('|');
    this.#marks = new RegExp(
      String.raw`<!--|<!\[CDATA\[|<(/?)(?:[\w.-]+:)?(${either})(?=[\s/>])`,
      'g',
    );
    this.#listener = listener;
    this.#byteOffset = startOffset;
  }

  push(chunk: DecodedChunk, encoding: TextEncoding): void {
    this.#text += chunk.text;
    this.#bytes =
      this.#bytes.length === 0 ? chunk.bytes : Buffer.concat([this.#bytes, chunk.bytes]);
    this.#scan(encoding, false);
  }

  end(encoding: TextEncoding): void {
    this.#scan(encoding, true);
    if (this.#open !== undefined) this.#listener.truncated();
    this.#open = undefined;
  }

  #scan(encoding: TextEncoding, isEnd: boolean): void {
    const text = this.#text;
    const cuts: Cut[] = [];
    let at = 0;
    while (at < text.length) {
      if (this.#until !== undefined) {
        const found = text.indexOf(this.#until, at);
        if (found === -1) break;
        at = found + this.#until.length;
        this.#until = undefined;
        continue;
      }
      if (this.#closing) {
        const found = text.indexOf('>', at);
        if (found === -1) break;
        at = found + 1;
        this.#closing = false;
        cuts.push({ at });
        continue;
      }
      this.#marks.lastIndex = at;
      const mark = this.#marks.exec(text);
      if (mark === null) break;
      at = mark.index + mark[0].length;
      if (mark[0] === '<!--') this.#until = '-->';
      else if (mark[0] === '<![CDATA[') this.#until = ']]>';
      else if (mark[1] === '/') this.#closing = true;
      else cuts.push({ at: mark.index, begins: mark[2] ?? '' });
    }
    const keepFrom = isEnd ? text.length : this.#holdFrom(text, at);
    this.#deliver(cuts, keepFrom, encoding);
  }

  /** Where a mark might begin that the next chunk completes. */
  #holdFrom(text: string, at: number): number {
    const earliest = Math.max(at, text.length - HOLD_CHARS);
    if (this.#until !== undefined) return Math.max(at, text.length - 2);
    if (this.#closing) return text.length;
    const open = text.indexOf('<', earliest);
    return open === -1 ? text.length : open;
  }

  #deliver(cuts: readonly Cut[], keepFrom: number, encoding: TextEncoding): void {
    let from = 0;
    let fromByte = 0;
    const move = (to: number): void => {
      const text = this.#text.slice(from, to);
      const toByte =
        to === this.#text.length
          ? this.#bytes.length
          : fromByte + textBytes(this.#bytes.subarray(fromByte), text, encoding);
      if (this.#open !== undefined && text !== '') {
        this.#listener.data(text, this.#bytes.subarray(fromByte, toByte));
      }
      this.#line += countLines(text);
      from = to;
      fromByte = toByte;
    };
    for (const { at, begins } of cuts) {
      move(at);
      if (begins !== undefined) {
        if (this.#open !== undefined) this.#listener.truncated();
        this.#open = begins;
        this.#listener.begin(begins, this.#byteOffset + fromByte, this.#line);
      } else if (this.#open !== undefined) {
        this.#open = undefined;
        this.#listener.end();
      }
    }
    move(keepFrom);
    this.#text = this.#text.slice(keepFrom);
    this.#bytes = this.#bytes.slice(fromByte);
    this.#byteOffset += fromByte;
  }
}

/** Line ends are LF (and CRLF); a lone CR does not occur in XML that a tool has written. */
function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
