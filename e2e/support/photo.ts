import type { Page } from 'playwright-core';

/** Where the photo was taken, in a form that no other bytes of it have. */
export const PLACE_OF_PHOTO = 'N34.2237 E108.9435';

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([head, content]);
}

/** Metadata as a phone writes them (Exif 2.32): the directory of the place, and its date behind it. */
function exif(): Buffer {
  const tiff = Buffer.alloc(44 + PLACE_OF_PHOTO.length);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  // The first directory has one entry: where the directory of the place (0x8825) begins.
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(0x8825, 10);
  tiff.writeUInt16BE(4, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt32BE(26, 18);
  // The place has one entry: the text of how it was found (0x001b).
  tiff.writeUInt16BE(1, 26);
  tiff.writeUInt16BE(0x001b, 28);
  tiff.writeUInt16BE(7, 30);
  tiff.writeUInt32BE(PLACE_OF_PHOTO.length, 32);
  tiff.writeUInt32BE(44, 36);
  tiff.write(PLACE_OF_PHOTO, 44, 'latin1');
  return segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]));
}

/** A JPEG that the browser of the page draws, with the metadata of a phone put before its picture. */
export async function photoWithPlace(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate<string>(`(() => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#7a4b2b';
    pen.fillRect(0, 0, 320, 240);
    pen.fillStyle = '#e8ddc4';
    pen.fillRect(60, 50, 200, 140);
    return canvas.toDataURL('image/jpeg').split(',')[1];
  })()`);
  const picture = Buffer.from(drawn, 'base64');
  return Buffer.concat([picture.subarray(0, 2), exif(), picture.subarray(2)]);
}
