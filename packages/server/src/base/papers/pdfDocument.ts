import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Glyphs } from './glyphs.ts';
import {
  LayoutBuilder,
  type Margin,
  type Node,
  PdfDocument,
  type PdfKitDocument,
  SvgMeasure,
} from './pdfmakeParts.ts';
import { TaggedRenderer } from './taggedRenderer.ts';
import { BODY_TEXT, DEFAULT_STYLE, FONT, MARGINS, PAGE, TABLE_LAYOUTS } from './typeset.ts';

const require = createRequire(import.meta.url);

/** Read once a thread: ten million bytes each. */
let fonts: Promise<{ readonly normal: Buffer; readonly bold: Buffer }> | undefined;

async function loadFonts() {
  const [normal, bold] = await Promise.all([
    readFile(
      require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'),
    ),
    readFile(require.resolve('@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf')),
  ]);
  return { normal, bold };
}

/** What a document is, and how its pages are filled. */
export interface Pages {
  readonly title: string;
  readonly author: string;
  /** Language of the document, as RFC 5646 has it. */
  readonly lang: string;
  /** The only instant that the file bears. */
  readonly at: string;
  readonly body: (glyphs: Glyphs) => readonly Node[];
  /** What stands at the top of every page. */
  readonly head: () => Node;
  /** What stands at the foot of a page. */
  readonly foot: (glyphs: Glyphs) => Margin;
}

/**
 * A document as PDF/A-2b (ISO 19005-2): fonts embedded as subsets with their Unicode values, an sRGB output
 * intent, XMP metadata, no encryption, nothing fetched from elsewhere; tagged with its logical structure.
 * The same pages give the same bytes: the file's identifier is made from the metadata, and fonts are named
 * in the order of their use. Where two characters are drawn by one glyph (a middle dot and a bullet), text
 * taken out of the file has the one that comes first. Takes some hundred milliseconds of the thread.
 */
export async function drawPages(pages: Pages): Promise<Uint8Array<ArrayBuffer>> {
  // A failure is not remembered.
  fonts ??= loadFonts().catch((error: unknown) => {
    fonts = undefined;
    throw error;
  });
  const { normal, bold } = await fonts;
  const document = new PdfDocument(
    { [FONT]: { normal, bold } },
    {},
    {},
    {},
    {
      pdfVersion: '1.7',
      subset: 'PDF/A-2b',
      tagged: true,
      displayTitle: true,
      compress: true,
      lang: pages.lang,
      autoFirstPage: false,
      font: null,
      info: {
        Title: metadata(pages.title),
        Author: metadata(pages.author),
        Creator: 'ZhiChangAn',
        Producer: 'pdfmake',
        CreationDate: wholeSecond(pages.at),
      },
    },
  );
  const bytes = collect(document);
  const regular = document.provideFont(FONT, false, false);
  // Given the file, a drawing would open it anew for every text in it.
  document.getFontFile = () => regular.name;
  // Both weights have the same characters.
  const glyphs = new Glyphs(regular.font);
  const builder = new LayoutBuilder(PAGE, MARGINS, new SvgMeasure());
  builder.registerTableLayouts(TABLE_LAYOUTS);
  const laidOut = builder.layoutDocument(
    pages.body(glyphs),
    document,
    { [BODY_TEXT]: {} },
    DEFAULT_STYLE,
    undefined,
    pages.head,
    pages.foot(glyphs),
    undefined,
    // A heading never ends a page; the foot, which is told of too, does not follow it.
    (node, around) =>
      node.headlineLevel !== undefined &&
      !around.getFollowingNodesOnPage().some(({ style }) => style === BODY_TEXT),
  );
  const renderer = new TaggedRenderer(document);
  renderer.renderPages(laidOut);
  renderer.finish();
  document.end();
  return bytes;
}

/** Metadata are written into XML as they are given. */
function metadata(text: string): string {
  const FULL_WIDTH: Readonly<Record<string, string>> = { '<': '＜', '>': '＞', '&': '＆' };
  return text
    .toWellFormed()
    .replaceAll(/[<>&]/g, (each) => FULL_WIDTH[each]!)
    .replaceAll(/\p{Cc}/gu, ' ');
}

/** The metadata tell time in seconds, once in XML and once outside it, which have to agree. */
function wholeSecond(instant: string): Date {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) throw new RangeError(`${instant} is no instant`);
  return new Date(Math.floor(at / 1000) * 1000);
}

async function collect(document: PdfKitDocument): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk as unknown as Uint8Array);
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    joined.set(chunk, at);
    at += chunk.length;
  }
  return joined;
}
