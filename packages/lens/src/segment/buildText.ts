import { countBits, wordsFor } from '../structure/bits.ts';
import { BoundsWriter } from '../structure/bounds.ts';
import { Inversion } from '../structure/inversion.ts';
import { IntNumbering } from '../structure/intMap.ts';
import { isLetter, pairKey } from '../structure/pairs.ts';
import { PostingsWriter } from '../structure/postings.ts';
import { saturationSlope } from '../structure/saturation.ts';
import { ByteSink, WordSink } from '../structure/sink.ts';
import { StringListWriter } from '../structure/stringTable.ts';
import { numberUnits, TextEncoder16, writeTextStore } from '../structure/textStore.ts';
import { normaliseValue, VALUE_SEPARATOR } from '../text/analyzer.ts';
import type { Analyzer, CutWords, WordCutter } from '../text/analyzer.ts';
import { narrowLengths, Presence } from './columns.ts';
import type { SegmentWriter } from './layout.ts';
import { WordNumbering } from './wordNumbering.ts';

/** From so many documents on, reading a dictionary pays. */
const MANY = 2000;

/** Analyses one text field document by document and writes its column. */
export class TextColumnBuilder {
  readonly #analyzer: Analyzer;
  readonly #documents: number;
  readonly #present: Presence;
  readonly #lengths: Uint32Array;
  #doc = 0;

  #wordsAreParts = true;
  readonly #cutter: WordCutter | undefined;
  readonly #wordNumbers = new WordNumbering();
  readonly #words = new Inversion(true);
  /** Per word, one past the last document that held it, and the entry there. */
  readonly #wordSeen = new WordSink();
  readonly #wordEntry = new WordSink();

  readonly #pairNumbers = new IntNumbering();
  readonly #pairs = new Inversion(false);
  readonly #pairSeen = new WordSink();

  readonly #units = new WordSink();
  readonly #unitEnds = new WordSink();
  readonly #unitCounts = new Uint32Array(65_536);

  constructor(analyzer: Analyzer, documents: number) {
    this.#analyzer = analyzer;
    this.#cutter = documents < MANY ? undefined : analyzer.cutter?.();
    this.#documents = documents;
    this.#present = new Presence(documents);
    this.#lengths = new Uint32Array(documents);
  }

  /** Adds the next document's values. */
  add(values: readonly string[]): void {
    const doc = this.#doc++;
    this.#words.nextDocument();
    this.#pairs.nextDocument();
    if (values.length > 0) this.#present.add(doc);
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.#addUnit(VALUE_SEPARATOR);
      const normalised = normaliseValue(this.#analyzer, values[i]!);
      this.#addText(normalised, doc);
      if (this.#cutter === undefined) this.#addWords(normalised, doc);
      else this.#addCutWords(this.#cutter.cut(normalised), normalised, doc);
    }
    this.#unitEnds.push(this.#units.length);
  }

  write(writer: SegmentWriter, name: string): void {
    let total = 0;
    for (const length of this.#lengths) total += length;
    writer.add(`${name}.present`, this.#present.bits);
    writer.add(`${name}.lengths`, narrowLengths(this.#lengths));
    writer.add(`${name}.totalLength`, Float64Array.of(total));
    writer.add(`${name}.wordsAreParts`, Uint8Array.of(Number(this.#wordsAreParts)));
    const slope = saturationSlope(countBits(this.#present.bits, wordsFor(this.#documents)), total);
    this.#writeWords(writer, name, new BoundsWriter(this.#lengths, slope));
    this.#writePairs(writer, name);
    this.#writeText(writer, name);
  }

  #addWords(text: string, doc: number): void {
    let at = 0;
    for (const word of this.#analyzer.words(text)) {
      if (word === '') continue;
      this.#addWord(this.#wordNumbers.ofWord(word), doc);
      const found = text.indexOf(word, at);
      if (found >= 0) at = found;
      else if (!text.includes(word)) this.#wordsAreParts = false;
    }
  }

  #addCutWords({ count, starts, ends, numbers }: CutWords, text: string, doc: number): void {
    for (let i = 0; i < count; i++) {
      const number = this.#wordNumbers.ofPart(numbers[i]!, text, starts[i]!, ends[i]!);
      this.#addWord(number, doc);
    }
  }

  #addWord(number: number, doc: number): void {
    this.#lengths[doc]!++;
    if (number === this.#wordSeen.length) {
      this.#wordSeen.push(0);
      this.#wordEntry.push(0);
    }
    if (this.#wordSeen.at(number) === doc + 1) {
      this.#words.again(this.#wordEntry.at(number));
    } else {
      this.#wordSeen.set(number, doc + 1);
      this.#wordEntry.set(number, this.#words.add(number));
    }
  }

  #addText(text: string, doc: number): void {
    let before = 0;
    let letterBefore = false;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      this.#addUnit(unit);
      if (letterBefore) this.#addPair(pairKey(before, unit), doc);
      before = unit;
      letterBefore = isLetter(unit);
    }
    if (letterBefore) this.#addPair(pairKey(before, 0), doc);
  }

  #addUnit(unit: number): void {
    this.#units.push(unit);
    this.#unitCounts[unit]!++;
  }

  #addPair(key: number, doc: number): void {
    const number = this.#pairNumbers.numberOf(key);
    if (number === this.#pairSeen.length) this.#pairSeen.push(0);
    if (this.#pairSeen.at(number) === doc + 1) return;
    this.#pairSeen.set(number, doc + 1);
    this.#pairs.add(number);
  }

  #writeWords(writer: SegmentWriter, name: string, bounds: BoundsWriter): void {
    const texts = this.#wordNumbers.words;
    const { starts, docs, frequencies } = this.#words.invert(texts.length);
    const postings = new PostingsWriter(this.#documents, true);
    const words = new StringListWriter();
    const order = Uint32Array.from(texts.keys()).sort((a, b) => (texts[a]! < texts[b]! ? -1 : 1));
    for (const number of order) {
      words.add(texts[number]!);
      postings.add(docs, starts[number]!, starts[number + 1]!, frequencies);
      bounds.add(docs, starts[number]!, starts[number + 1]!, frequencies);
    }
    words.write(writer, `${name}.words`);
    postings.write(writer, `${name}.wordPostings`);
    bounds.write(writer, `${name}.wordBounds`);
  }

  #writePairs(writer: SegmentWriter, name: string): void {
    const keys = this.#pairNumbers.keys();
    const { starts, docs } = this.#pairs.invert(keys.length);
    const postings = new PostingsWriter(this.#documents, false);
    const sorted = keys.toSorted();
    for (const key of sorted) {
      const number = this.#pairNumbers.numberOf(key);
      postings.add(docs, starts[number]!, starts[number + 1]!);
    }
    writer.add(`${name}.pairs`, sorted);
    postings.write(writer, `${name}.pairPostings`);
  }

  #writeText(writer: SegmentWriter, name: string): void {
    const encoder = new TextEncoder16(numberUnits(this.#unitCounts));
    const text = new ByteSink();
    const offsets = new WordSink();
    let at = 0;
    for (let doc = 0; doc < this.#documents; doc++) {
      offsets.push(text.length);
      const end = this.#unitEnds.at(doc);
      for (; at < end; at++) encoder.push(this.#units.at(at), text);
    }
    offsets.push(text.length);
    writeTextStore(writer, name, encoder.units, text, offsets);
  }
}
