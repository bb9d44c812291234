/**
 * How a viewer turns an image, 1 to 8 (Exif tag 0x0112): 1 is as stored. Source: CIPA DC-008 (Exif 3.0)
 * 4.6.5.1.4.
 */
export type ImageOrientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

const ORIENTATION_TAG = 0x0112;
const SHORT = 3;

/**
 * The orientation that the first directory of a TIFF structure gives; 1 where it gives none or the
 * structure is not sound, for a wrong turn is worse than none.
 */
export function readOrientation(tiff: Uint8Array): ImageOrientation {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  if (view.getUint16(2, little) !== 42) return 1;
  const directory = view.getUint32(4, little);
  if (directory + 2 > tiff.length) return 1;
  const entries = view.getUint16(directory, little);
  for (let i = 0; i < entries; i++) {
    const at = directory + 2 + i * 12;
    if (at + 12 > tiff.length) return 1;
    if (view.getUint16(at, little) !== ORIENTATION_TAG) continue;
    const value = view.getUint16(at + 8, little);
    const isSound = view.getUint16(at + 2, little) === SHORT && value >= 1 && value <= 8;
    return isSound ? (value as ImageOrientation) : 1;
  }
  return 1;
}

/** A TIFF structure that holds the orientation and nothing else. */
export function writeOrientation(orientation: ImageOrientation): Uint8Array {
  const tiff = new Uint8Array(26);
  const view = new DataView(tiff.buffer);
  view.setUint16(0, 0x4d4d);
  view.setUint16(2, 42);
  view.setUint32(4, 8);
  view.setUint16(8, 1);
  view.setUint16(10, ORIENTATION_TAG);
  view.setUint16(12, SHORT);
  view.setUint32(14, 1);
  view.setUint16(18, orientation);
  return tiff;
}
