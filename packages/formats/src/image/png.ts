import { crc32 } from 'node:zlib';
import { FormatProblem } from '../problem.ts';
import { joinBytes, textBytes, viewOf } from './bytes.ts';
import { type ImageOrientation, readOrientation, writeOrientation } from './orientation.ts';
import type { ImageParts } from './parts.ts';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/** Chunks that make the picture: critical, colour, transparency, size, animation (PNG 3rd edition). */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP mDCV cLLI sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(
    ' ',
  ),
);

const NAMES: Readonly<Record<string, string>> = {
  eXIf: 'Exif',
  tEXt: 'text',
  zTXt: 'text',
  iTXt: 'text',
  tIME: 'time',
};

export function isPng(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, i) => bytes[i] === byte);
}

function damaged(reason: string): FormatProblem {
  return new FormatProblem('image-damaged', { format: 'PNG', reason });
}

/**
 * The chunks of a PNG that make the picture. Texts (XMP among them), Exif, the time, private chunks
 * and whatever follows the end are left out.
 */
export function pngParts(bytes: Uint8Array): ImageParts {
  const view = viewOf(bytes);
  const chunks: Uint8Array[] = [];
  const removed = new Set<string>();
  let orientation: ImageOrientation = 1;
  let hasData = false;
  let at = SIGNATURE.length;
  for (;;) {
    if (at + 12 > bytes.length) throw damaged('no end chunk');
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) throw damaged(`chunk at byte ${at}`);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (!/^[A-Za-z]{4}$/.test(type)) throw damaged(`chunk at byte ${at}`);
    if (chunks.length === 0 && type !== 'IHDR') throw damaged('no header chunk');
    const chunk = bytes.slice(at, end);
    if (KEPT.has(type)) chunks.push(chunk);
    else {
      removed.add(NAMES[type] ?? type);
      if (type === 'eXIf') orientation = readOrientation(chunk.subarray(8, -4));
    }
    if (type === 'IDAT') hasData = true;
    at = end;
    if (type === 'IEND') break;
  }
  if (!hasData) throw damaged('no picture');
  if (at < bytes.length) removed.add('trailer');
  return {
    kind: 'png',
    orientation,
    removed: [...removed],
    join: (turn) =>
      joinBytes([
        SIGNATURE,
        chunks[0]!,
        ...(turn === 1 ? [] : [exifChunk(turn)]),
        ...chunks.slice(1),
      ]),
  };
}

function exifChunk(orientation: ImageOrientation): Uint8Array {
  const typed = joinBytes([textBytes('eXIf'), writeOrientation(orientation)]);
  const chunk = joinBytes([new Uint8Array(4), typed, new Uint8Array(4)]);
  const view = viewOf(chunk);
  view.setUint32(0, typed.length - 4);
  view.setUint32(chunk.length - 4, crc32(typed));
  return chunk;
}
