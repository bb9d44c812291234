import { FormatProblem } from '../problem.ts';
import { hasText, joinBytes, textBytes, viewOf } from './bytes.ts';
import { type ImageOrientation, readOrientation, writeOrientation } from './orientation.ts';
import type { ImageParts } from './parts.ts';

/** Chunks that make the picture (RFC 9649). */
const KEPT = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
const IN_FRAME = new Set(['VP8 ', 'VP8L', 'ALPH']);
/** Bytes before the chunks of an animation frame. */
const FRAME_HEAD = 16;

/** Flags of the extended header. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

interface Chunk {
  readonly type: string;
  readonly content: Uint8Array;
}

export function isWebp(bytes: Uint8Array): boolean {
  return hasText(bytes, 0, 'RIFF') && hasText(bytes, 8, 'WEBP');
}

function damaged(reason: string): FormatProblem {
  return new FormatProblem('image-damaged', { format: 'WebP', reason });
}

function chunksOf(bytes: Uint8Array): readonly Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length; ) {
    if (at + 8 > bytes.length) throw damaged('incomplete chunk');
    const length = view.getUint32(at + 4, true);
    const end = at + 8 + length;
    if (end > bytes.length) throw damaged('incomplete chunk');
    const type = String.fromCharCode(...bytes.subarray(at, at + 4));
    chunks.push({ type, content: bytes.slice(at + 8, end) });
    at = end + (length % 2);
  }
  return chunks;
}

function writeChunk({ type, content }: Chunk): Uint8Array {
  const chunk = new Uint8Array(8 + content.length + (content.length % 2));
  chunk.set(textBytes(type));
  viewOf(chunk).setUint32(4, content.length, true);
  chunk.set(content, 8);
  return chunk;
}

/**
 * The chunks of a WebP that make the picture. Exif, XMP, unknown chunks (in frames of an animation
 * too) and whatever follows the end are left out, and the header says so.
 */
export function webpParts(bytes: Uint8Array): ImageParts {
  const size = bytes.length >= 12 ? viewOf(bytes).getUint32(4, true) : 0;
  const end = 8 + size;
  if (size < 4 || end > bytes.length) throw damaged('incomplete file');
  const removed = new Set<string>();
  const kept: Chunk[] = [];
  let orientation: ImageOrientation = 1;
  for (const chunk of chunksOf(bytes.subarray(12, end))) {
    const { type, content } = chunk;
    if (type === 'EXIF') {
      removed.add('Exif');
      // Some writers put the prefix of JPEG before the structure.
      orientation = readOrientation(
        hasText(content, 0, 'Exif\0\0') ? content.subarray(6) : content,
      );
    } else if (!KEPT.has(type)) {
      removed.add(type === 'XMP ' ? 'XMP' : type.trim());
    } else if (type === 'ANMF') {
      if (content.length < FRAME_HEAD) throw damaged('incomplete frame');
      const inner = chunksOf(content.subarray(FRAME_HEAD));
      for (const one of inner) if (!IN_FRAME.has(one.type)) removed.add(one.type.trim());
      kept.push({
        type,
        content: joinBytes([
          content.subarray(0, FRAME_HEAD),
          ...inner.filter((one) => IN_FRAME.has(one.type)).map(writeChunk),
        ]),
      });
    } else kept.push(chunk);
  }
  const [first] = kept;
  const isExtended = first?.type === 'VP8X';
  if (isExtended && first.content.length < 10) throw damaged('incomplete header');
  if (!kept.some(({ type }) => type === 'VP8 ' || type === 'VP8L' || type === 'ANMF')) {
    throw damaged('no picture');
  }
  // An even length is followed by nothing; what follows all the same belongs to nobody.
  if (end + (size % 2) < bytes.length) removed.add('trailer');
  return {
    kind: 'webp',
    // Only the extended format has metadata at all.
    orientation: isExtended ? orientation : 1,
    removed: [...removed],
    join: (turn) => {
      const chunks = kept.map((chunk, i) =>
        i === 0 && isExtended ? withFlags(chunk, turn !== 1) : chunk,
      );
      if (turn !== 1) chunks.push({ type: 'EXIF', content: writeOrientation(turn) });
      const body = joinBytes([textBytes('WEBP'), ...chunks.map(writeChunk)]);
      return writeChunk({ type: 'RIFF', content: body });
    },
  };
}

function withFlags({ type, content }: Chunk, hasExif: boolean): Chunk {
  const header = content.slice();
  const cleared = header[0]! & ~(HAS_EXIF | HAS_XMP);
  header[0] = hasExif ? cleared | HAS_EXIF : cleared;
  return { type, content: header };
}
