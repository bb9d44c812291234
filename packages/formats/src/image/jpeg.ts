import { FormatProblem } from '../problem.ts';
import { hasText, joinBytes, textBytes, viewOf } from './bytes.ts';
import { type ImageOrientation, readOrientation, writeOrientation } from './orientation.ts';
import type { ImageParts } from './parts.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;

/** Identifiers with which application segments begin. */
const JFIF = 'JFIF\0';
const EXIF = 'Exif\0\0';
const ICC = 'ICC_PROFILE\0';
const ADOBE = 'Adobe';

export function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === SOI && bytes[2] === 0xff;
}

function damaged(reason: string): FormatProblem {
  return new FormatProblem('image-damaged', { format: 'JPEG', reason });
}

/** Markers of frames, tables and scans, without which there is no picture (ITU-T T.81, table B.1). */
function isPicture(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= SOS && marker <= 0xdf);
}

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** A segment that is kept of those of applications: colour alone, and JFIF without its thumbnail. */
function keptApplication(marker: number, segment: Uint8Array): Uint8Array | null {
  if (marker === APP2 && hasText(segment, 4, ICC)) return segment;
  if (marker === APP14 && hasText(segment, 4, ADOBE)) return segment;
  if (marker !== APP0 || !hasText(segment, 4, JFIF) || segment.length < 18) return null;
  const bare = segment.slice(0, 18);
  viewOf(bare).setUint16(2, 16);
  bare[16] = 0;
  bare[17] = 0;
  return bare;
}

/** Where the entropy-coded data that begins at a position ends: at the next marker that is no restart. */
function endOfScan(bytes: Uint8Array, start: number): number {
  for (let at = start; at + 1 < bytes.length; at++) {
    if (bytes[at] !== 0xff) continue;
    const next = bytes[at + 1]!;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/**
 * The segments of a JPEG that make the picture: frames, tables, scans, JFIF without thumbnail, ICC
 * profile, Adobe's colour transform. Exif, XMP, IPTC, comments, multi-picture data, thumbnails, makers'
 * segments and whatever follows the end of the image are left out. A file that lacks its end mark, as
 * cut-off transfers do, gets one.
 */
export function jpegParts(bytes: Uint8Array): ImageParts {
  const head: Uint8Array[] = [];
  const picture: Uint8Array[] = [];
  const removed = new Set<string>();
  let orientation: ImageOrientation = 1;
  let frames = 0;
  let scans = 0;
  let at = 2;
  while (at < bytes.length) {
    if (bytes[at] !== 0xff) throw damaged(`no marker at byte ${at}`);
    while (bytes[at] === 0xff) at++;
    const marker = bytes[at];
    at++;
    if (marker === undefined) break;
    if (marker === EOI) {
      if (at < bytes.length) removed.add('trailer');
      break;
    }
    // Markers without a length stand within scans only, or mean nothing.
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) continue;
    if (marker === SOI || marker === 0) throw damaged(`marker ${marker} at byte ${at - 1}`);
    const length = at + 2 <= bytes.length ? viewOf(bytes).getUint16(at) : 0;
    if (length < 2 || at + length > bytes.length) throw damaged(`segment at byte ${at - 2}`);
    const segment = bytes.slice(at - 2, at + length);
    segment[0] = 0xff;
    at += length;
    if (isPicture(marker)) {
      if (isFrame(marker)) frames++;
      picture.push(segment);
      if (marker !== SOS) continue;
      scans++;
      const end = endOfScan(bytes, at);
      picture.push(bytes.subarray(at, end));
      at = end;
      continue;
    }
    const kept = keptApplication(marker, segment);
    if (kept === null || kept.length < segment.length) {
      removed.add(nameOf(marker, segment));
    }
    if (kept !== null) head.push(kept);
    else if (marker === APP1 && hasText(segment, 4, EXIF) && orientation === 1) {
      orientation = readOrientation(segment.subarray(4 + EXIF.length));
    }
  }
  if (frames === 0 || scans === 0) throw damaged('no picture');
  return {
    kind: 'jpeg',
    orientation,
    removed: [...removed],
    join: (turn) =>
      joinBytes([
        Uint8Array.of(0xff, SOI),
        // JFIF wants to be first, Exif before everything else.
        ...head.filter((segment) => segment[1] === APP0),
        ...(turn === 1 ? [] : [exifSegment(turn)]),
        ...head.filter((segment) => segment[1] !== APP0),
        ...picture,
        Uint8Array.of(0xff, EOI),
      ]),
  };
}

function exifSegment(orientation: ImageOrientation): Uint8Array {
  const content = joinBytes([textBytes(EXIF), writeOrientation(orientation)]);
  const segment = joinBytes([Uint8Array.of(0xff, APP1, 0, content.length + 2), content]);
  return segment;
}

function nameOf(marker: number, segment: Uint8Array): string {
  if (marker === 0xfe) return 'comment';
  if (marker === APP0) return 'thumbnail';
  if (marker === APP1) return hasText(segment, 4, EXIF) ? 'Exif' : 'XMP';
  if (marker === 0xed) return 'IPTC';
  return `APP${marker - APP0}`;
}
