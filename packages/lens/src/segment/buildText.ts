import type { LensField } from '../schema.ts';
import { BoundsWriter } from '../structure/bounds.ts';
import { Inversion } from '../structure/inversion.ts';
import { isLetter, pairKey } from '../structure/pairs.ts';
import { PostingsWriter } from '../structure/postings.ts';
import { saturationSlope } from '../structure/saturation.ts';
import { ByteSink, UnitSink, WordSink } from '../structure/sink.ts';
import { StringListWriter } from '../structure/stringTable.ts';
import { numberUnits, TextEncoder16, writeTextStore } from '../structure/textStore.ts';
import { normaliseValue, VALUE_SEPARATOR } from '../text/analyzer.ts';
import type { Analyzer, CutWords, WordCutter } from '../text/analyzer.ts';
import { narrowLengths, Presence } from './columns.ts';
import type { SegmentWriter } from './layout.ts';
import { readStrings } from './readValues.ts';
import { WordInversion } from './wordInversion.ts';

/** Analyses one text field document by document and writes its column. */
export class TextColumnBuilder {
  readonly #field: LensField;
  readonly #analyzer: Analyzer;
  readonly #cutter: WordCutter | undefined;
  /** Documents that have a value. */
  readonly #docs = new WordSink();
  /** Words of every document, and the present one's so far. */
  readonly #lengths = new WordSink();
  #length = 0;

  #wordsAreParts = true;
  readonly #words = new WordInversion();
  readonly #pairs = new Inversion(false);

  readonly #units = new UnitSink();
  readonly #unitEnds = new WordSink();
  readonly #unitCounts = new Uint32Array(65_536);

  constructor(field: LensField, analyzer: Analyzer, cutter: WordCutter | undefined) {
    this.#field = field;
    this.#analyzer = analyzer;
    this.#cutter = cutter;
  }

  /** Adds the values of the next document, `undefined` for none; none may be left out. */
  add(doc: number, id: string, given: unknown): void {
    const values = readStrings(given, id, this.#field);
    this.#words.nextDocument();
    this.#pairs.nextDocument();
    if (values.length > 0) this.#docs.push(doc);
    this.#length = 0;
    for (let i = 0; i < values.length; i++) {
      if (i > 0) this.#addSeparator();
      const normalised = normaliseValue(this.#analyzer, values[i]!);
      this.#addText(normalised);
      if (this.#cutter === undefined) this.#addWords(normalised);
      else this.#addCutWords(this.#cutter.cut(normalised), normalised);
    }
    this.#lengths.push(this.#length);
    this.#unitEnds.push(this.#units.length);
  }

  write(writer: SegmentWriter, documents: number): void {
    const { name } = this.#field;
    const present = new Presence(documents);
    for (const doc of this.#docs.values()) present.add(doc);
    const lengths = this.#lengths.values();
    let total = 0;
    for (const length of lengths) total += length;
    writer.add(`${name}.present`, present.bits);
    writer.add(`${name}.lengths`, narrowLengths(lengths));
    writer.add(`${name}.totalLength`, Float64Array.of(total));
    writer.add(`${name}.wordsAreParts`, Uint8Array.of(Number(this.#wordsAreParts)));
    const bounds = new BoundsWriter(lengths, saturationSlope(this.#docs.length, total));
    this.#writeWords(writer, documents, bounds);
    this.#writePairs(writer, documents);
    this.#writeText(writer, documents);
  }

  #addWords(text: string): void {
    let at = 0;
    for (const word of this.#analyzer.words(text)) {
      if (word === '') continue;
      this.#words.addWord(word);
      this.#length++;
      const found = text.indexOf(word, at);
      if (found >= 0) at = found;
      else if (!text.includes(word)) this.#wordsAreParts = false;
    }
  }

  #addCutWords({ count, starts, ends, numbers }: CutWords, text: string): void {
    for (let i = 0; i < count; i++) {
      this.#words.addPart(numbers[i]!, text, starts[i]!, ends[i]!);
    }
    this.#length += count;
  }

  #addText(text: string): void {
    const counts = this.#unitCounts;
    const units = this.#units.room(text.length);
    const start = this.#units.length;
    let before = 0;
    let letterBefore = false;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      units[start + i] = unit;
      counts[unit]!++;
      if (letterBefore) this.#pairs.add(pairKey(before, unit));
      before = unit;
      letterBefore = isLetter(unit);
    }
    if (letterBefore) this.#pairs.add(pairKey(before, 0));
    this.#units.length += text.length;
  }

  #addSeparator(): void {
    this.#units.room(1)[this.#units.length++] = VALUE_SEPARATOR;
    this.#unitCounts[VALUE_SEPARATOR]!++;
  }

  #writeWords(writer: SegmentWriter, documents: number, bounds: BoundsWriter): void {
    const { name } = this.#field;
    const texts = this.#words.words;
    const { starts, docs, frequencies } = this.#words.invert();
    const postings = new PostingsWriter(documents, true);
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

  #writePairs(writer: SegmentWriter, documents: number): void {
    const { name } = this.#field;
    const { starts, docs } = this.#pairs.invert();
    const postings = new PostingsWriter(documents, false);
    const sorted = this.#pairs.keys().toSorted();
    for (const key of sorted) {
      const number = this.#pairs.termOf(key);
      postings.add(docs, starts[number]!, starts[number + 1]!);
    }
    writer.add(`${name}.pairs`, sorted);
    postings.write(writer, `${name}.pairPostings`);
  }

  #writeText(writer: SegmentWriter, documents: number): void {
    const { name } = this.#field;
    const encoder = new TextEncoder16(numberUnits(this.#unitCounts));
    const text = new ByteSink();
    const offsets = new WordSink();
    let at = 0;
    for (let doc = 0; doc < documents; doc++) {
      offsets.push(text.length);
      const end = this.#unitEnds.at(doc);
      for (; at < end; at++) encoder.push(this.#units.at(at), text);
    }
    offsets.push(text.length);
    writeTextStore(writer, name, encoder.units, text, offsets);
  }
}
