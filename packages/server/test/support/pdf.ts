import { inflateSync } from 'node:zlib';

/** A text run of a page, with what it is marked as. */
export interface DrawnText {
  readonly text: string;
  /** `Artifact`, or the type of the structure element. */
  readonly mark: string | null;
  readonly page: number;
  /** Beginning of the base line, in points from the lower left corner. */
  readonly x: number;
  readonly y: number;
  readonly glyphs: readonly number[];
}

/** A PDF taken apart by its syntax alone (ISO 32000-1 §7), without the library that made it. */
export class Pdf {
  readonly text: string;
  readonly #bytes: Buffer;
  readonly objects = new Map<
    number,
    { readonly dictionary: string; readonly stream: Buffer | null }
  >();

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes);
    this.text = this.#bytes.toString('latin1');
    for (const match of this.text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
      const start = match.index + match[0].length;
      const end = this.text.indexOf('\nendobj', start);
      const body = this.text.slice(start, end);
      const at = body.indexOf('\nstream\n');
      const raw =
        at < 0
          ? null
          : this.#bytes.subarray(start + at + 8, start + body.lastIndexOf('\nendstream'));
      const dictionary = at < 0 ? body : body.slice(0, at);
      const stream = raw !== null && dictionary.includes('/FlateDecode') ? inflateSync(raw) : raw;
      this.objects.set(Number(match[1]), { dictionary, stream });
    }
  }

  get trailer(): string {
    return this.text.slice(this.text.lastIndexOf('\ntrailer'));
  }

  object(id: number) {
    const found = this.objects.get(id);
    if (found === undefined) throw new Error(`no object ${id}`);
    return found;
  }

  /** The object that a dictionary names under a key. */
  follow(dictionary: string, key: string) {
    const [, id] = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary) ?? [];
    if (id === undefined) throw new Error(`no /${key} in ${dictionary.slice(0, 300)}`);
    return this.object(Number(id));
  }

  get catalog(): string {
    return this.follow(this.trailer, 'Root').dictionary;
  }

  /** A text string of the document: PDFDocEncoding or UTF-16. */
  static string(literal: string): string {
    const plain = Buffer.from(
      literal
        .trim()
        .slice(1, -1)
        .replaceAll(/\\(\d{3}|.)/gs, (_, code: string) =>
          code.length === 3
            ? String.fromCharCode(Number.parseInt(code, 8))
            : ({ n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }[code] ?? code),
        ),
      'latin1',
    );
    return plain[0] === 0xfe && plain[1] === 0xff
      ? Buffer.from(plain.subarray(2)).swap16().toString('utf16le')
      : plain.toString('latin1');
  }

  /** An entry of the document information. */
  info(key: string): string {
    return Pdf.string(this.follow(this.follow(this.trailer, 'Info').dictionary, key).dictionary);
  }

  get pages(): string[] {
    return [...this.objects.values()]
      .map(({ dictionary }) => dictionary)
      .filter((dictionary) => /\/Type \/Page\n/.test(`${dictionary}\n`));
  }

  /** All text that is drawn, in the order of drawing. Operators outside any mark have none. */
  drawn(): DrawnText[] {
    return this.pages.flatMap((page, index) => {
      const { stream } = this.follow(page, 'Contents');
      const fonts = this.#fontsOf(page);
      const found: DrawnText[] = [];
      const marks: string[] = [];
      let font = '';
      let [x, y] = [0, 0];
      for (const line of stream!.toString('latin1').split('\n')) {
        const mark = /^\/(\w+) (?:BMC$|<<)/.exec(line);
        if (mark !== null) marks.push(mark[1]!);
        else if (line === 'EMC') marks.pop();
        const chosen = /^\/(F\d+) [\d.]+ Tf$/.exec(line);
        if (chosen !== null) font = chosen[1]!;
        const place = /^1 0 0 1 (-?[\d.]+) (-?[\d.]+) Tm$/.exec(line);
        if (place !== null) [x, y] = [Number(place[1]), Number(place[2])];
        if (!/ T[jJ]$/.test(line)) continue;
        const codes = [...line.matchAll(/<([0-9a-f]+)>/g)].flatMap(
          ([, hex]) => hex!.match(/.{4}/g) ?? [],
        );
        const glyphs = codes.map((code) => Number.parseInt(code, 16));
        const text = glyphs.map((glyph) => fonts.get(font)?.[glyph] ?? '�').join('');
        found.push({ text, mark: marks.at(-1) ?? null, page: index, x, y, glyphs });
      }
      if (marks.length > 0) throw new Error('a mark is never ended');
      return found;
    });
  }

  /** What each glyph of the fonts of a page reads as, by their maps to Unicode. */
  #fontsOf(page: string): Map<string, string[]> {
    const resources = this.follow(page, 'Resources').dictionary;
    const fonts = new Map<string, string[]>();
    for (const [, name, id] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const { dictionary } = this.object(Number(id));
      const map = this.follow(dictionary, 'ToUnicode').stream!.toString('latin1');
      const texts: string[] = [];
      for (const [, from, list] of map.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[(.*?)\]/gs)) {
        const values = [...list!.matchAll(/<([0-9a-f ]*)>/g)].map(([, hex]) =>
          Buffer.from(hex!.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'),
        );
        for (const [offset, value] of values.entries())
          texts[Number.parseInt(from!, 16) + offset] = value;
      }
      fonts.set(name!, texts);
    }
    return fonts;
  }
}
