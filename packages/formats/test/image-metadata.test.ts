import { crc32, deflateSync, inflateSync } from 'node:zlib';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeProblem, FormatProblem, stripImageMetadata } from '../src/index.ts';

const SECRET = 'N34.2583 E108.9286 Canon-012345';
const bytes = (...parts: (string | number | Uint8Array)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) =>
        typeof part === 'number'
          ? Buffer.from([part])
          : Buffer.from(part as Uint8Array | string as string, 'latin1'),
      ),
    ),
  );
const contains = (where: Uint8Array, what: string | Uint8Array): boolean =>
  Buffer.from(where).includes(Buffer.from(what as string, 'latin1'));

/** A TIFF structure with an orientation, and a place behind it. */
function tiff(orientation: number, little = false): Uint8Array {
  const view = new DataView(new ArrayBuffer(38));
  view.setUint16(0, little ? 0x4949 : 0x4d4d);
  view.setUint16(2, 42, little);
  view.setUint32(4, 8, little);
  view.setUint16(8, 2, little);
  // GPS directory first, so that the orientation is not the first entry.
  view.setUint16(10, 0x8825, little);
  view.setUint16(12, 4, little);
  view.setUint32(14, 1, little);
  view.setUint32(18, 38, little);
  view.setUint16(22, 0x0112, little);
  view.setUint16(24, 3, little);
  view.setUint32(26, 1, little);
  view.setUint16(30, orientation, little);
  return bytes(new Uint8Array(view.buffer), SECRET);
}

const segment = (marker: number, content: Uint8Array): Uint8Array =>
  bytes(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff, content);

const JFIF = bytes('JFIF\0', 1, 2, 0, 0, 72, 0, 72, 0, 0);
const SOF = segment(0xc0, bytes(8, 0, 1, 0, 1, 1, 1, 0x11, 0));
const DQT = segment(0xdb, bytes(0, new Uint8Array(64).fill(1)));
const DHT = segment(0xc4, bytes(0, 1, new Uint8Array(15), 0));
const SOS = segment(0xda, bytes(1, 1, 0, 0, 63, 0));
/** Scan data with a stuffed byte and a restart marker. */
const SCAN = bytes(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56);
const ICC = segment(0xe2, bytes('ICC_PROFILE\0', 1, 1, 'sRGB'));
const ADOBE = segment(0xee, bytes('Adobe', 0, 100, 0, 0, 0, 0, 1));
const END = bytes(0xff, 0xd9);
const PICTURE = bytes(DQT, SOF, DHT, SOS, SCAN);

function jpeg(orientation: number, little = false): Uint8Array {
  return bytes(
    0xff,
    0xd8,
    segment(0xe0, bytes('JFIF\0', 1, 2, 0, 0, 72, 0, 72, 1, 1, SECRET.slice(0, 3))),
    segment(0xe1, bytes('Exif\0\0', tiff(orientation, little))),
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', SECRET)),
    ICC,
    segment(0xe2, bytes('MPF\0', SECRET)),
    segment(0xed, bytes('Photoshop 3.0\0', SECRET)),
    ADOBE,
    segment(0xfe, bytes(SECRET)),
    PICTURE,
    END,
    SECRET,
  );
}

const ORIENTED_JPEG = (orientation: number): Uint8Array =>
  segment(
    0xe1,
    bytes(
      'Exif\0\0',
      'MM\0*',
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      orientation,
      0,
      0,
      0,
      0,
      0,
      0,
    ),
  );

function chunk(type: string, content: Uint8Array): Uint8Array {
  const typed = bytes(type, content);
  const numbers = new DataView(new ArrayBuffer(8));
  numbers.setUint32(0, content.length);
  numbers.setUint32(4, crc32(typed));
  const [length, check] = [new Uint8Array(numbers.buffer, 0, 4), new Uint8Array(numbers.buffer, 4)];
  return bytes(length, typed, check);
}
const PNG_SIGNATURE = bytes(0x89, 'PNG\r\n', 0x1a, '\n');
const IHDR = chunk('IHDR', bytes(0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0));
const IDAT = chunk('IDAT', new Uint8Array(deflateSync(bytes(0, 255, 0, 0))));
const IEND = chunk('IEND', bytes());
function png(orientation: number): Uint8Array {
  return bytes(
    PNG_SIGNATURE,
    IHDR,
    chunk('sRGB', bytes(0)),
    chunk('tEXt', bytes('Author\0', SECRET)),
    chunk('iTXt', bytes('XML:com.adobe.xmp\0\0\0\0\0', SECRET)),
    chunk('tIME', bytes(7, 234, 4, 16, 9, 30, 0)),
    chunk('eXIf', tiff(orientation)),
    chunk('prVt', bytes(SECRET)),
    IDAT,
    IEND,
    SECRET,
  );
}

function riff(type: string, content: Uint8Array): Uint8Array {
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, content.length, true);
  const pad = content.length % 2 === 0 ? bytes() : bytes(0);
  return bytes(type, new Uint8Array(length.buffer), content, pad);
}
const VP8 = riff('VP8 ', bytes(0x30, 1, 0, 0x9d, 1, 0x2a, 1, 0, 1, 0, 2));
const VP8X = (flags: number): Uint8Array => riff('VP8X', bytes(flags, new Uint8Array(9)));
function webp(orientation: number): Uint8Array {
  const content = bytes(
    'WEBP',
    VP8X(0x2c),
    riff('ICCP', bytes('sRGB')),
    VP8,
    riff('EXIF', tiff(orientation)),
    riff('XMP ', bytes(SECRET)),
    riff('SECR', bytes(SECRET)),
  );
  return bytes(riff('RIFF', content), SECRET);
}

const SAMPLES = { jpeg, png, webp } as const;

describe.each(Object.entries(SAMPLES))('a %s', (kind, sample) => {
  it('loses the place, whatever holds it, and keeps how it is turned', () => {
    for (let orientation = 1; orientation <= 8; orientation++) {
      const image = sample(orientation);
      expect(contains(image, SECRET)).toBe(true);
      const stripped = stripImageMetadata(image);
      expect(stripped).toMatchObject({ kind, orientation });
      expect(contains(stripped.bytes, SECRET)).toBe(false);
      expect(contains(stripped.bytes, 'Canon')).toBe(false);
      // Reading it again finds the same orientation, and changes nothing.
      const again = stripImageMetadata(stripped.bytes);
      expect(again).toMatchObject({ orientation, bytes: stripped.bytes });
      expect(again.removed).toEqual(orientation === 1 ? [] : ['Exif']);
    }
  });

  it('is not changed in place', () => {
    const image = sample(6);
    const before = image.slice();
    stripImageMetadata(image);
    expect(image).toEqual(before);
  });

  it('may lie within a larger buffer', () => {
    const image = sample(6);
    const larger = bytes('before', image);
    expect(stripImageMetadata(larger.subarray(6)).bytes).toEqual(stripImageMetadata(image).bytes);
  });

  it('that is cut off or altered gives an image or a problem, and never the secret (property)', () => {
    const image = sample(6);
    // Everything that holds the secret in the sample is metadata, so no sound output can hold it.
    fc.assert(
      fc.property(fc.nat(image.length), (length) => {
        const cut = image.slice(0, length);
        try {
          expect(contains(stripImageMetadata(cut).bytes, SECRET)).toBe(false);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatProblem);
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.nat(image.length - 1), fc.nat(255), (at, byte) => {
        const altered = image.slice();
        altered[at] = byte;
        try {
          stripImageMetadata(altered);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatProblem);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a JPEG', () => {
  it('keeps tables, frame, scans and colour, byte for byte and in order', () => {
    expect(stripImageMetadata(jpeg(6)).bytes).toEqual(
      bytes(0xff, 0xd8, segment(0xe0, JFIF), ORIENTED_JPEG(6), ICC, ADOBE, PICTURE, END),
    );
    expect(stripImageMetadata(jpeg(1)).bytes).toEqual(
      bytes(0xff, 0xd8, segment(0xe0, JFIF), ICC, ADOBE, PICTURE, END),
    );
  });

  it('names what was removed', () => {
    expect(stripImageMetadata(jpeg(6)).removed).toEqual([
      'thumbnail',
      'Exif',
      'XMP',
      'APP2',
      'IPTC',
      'comment',
      'trailer',
    ]);
    const bare = bytes(0xff, 0xd8, segment(0xe0, JFIF), PICTURE, END);
    expect(stripImageMetadata(bare)).toEqual({
      kind: 'jpeg',
      orientation: 1,
      removed: [],
      bytes: bare,
    });
  });

  it('of either byte order keeps its orientation; an impossible one counts as none', () => {
    expect(stripImageMetadata(jpeg(8, true)).orientation).toBe(8);
    expect(stripImageMetadata(jpeg(0)).orientation).toBe(1);
    expect(stripImageMetadata(jpeg(9, true)).orientation).toBe(1);
  });

  it('of several scans keeps all of them', () => {
    const progressive = bytes(0xff, 0xd8, DQT, SOF, DHT, SOS, SCAN, DHT, SOS, SCAN, END);
    expect(stripImageMetadata(progressive).bytes).toEqual(progressive);
  });

  it('without its end mark gets one', () => {
    const whole = bytes(0xff, 0xd8, PICTURE, END);
    expect(stripImageMetadata(whole.slice(0, -2)).bytes).toEqual(whole);
  });

  it('with a comment between its scans loses it', () => {
    const image = bytes(0xff, 0xd8, PICTURE, segment(0xfe, bytes(SECRET)), SOS, SCAN, END);
    expect(stripImageMetadata(image).bytes).toEqual(bytes(0xff, 0xd8, PICTURE, SOS, SCAN, END));
  });
});

describe('a PNG', () => {
  it('keeps its picture and colour, with sound checks', () => {
    const { bytes: stripped, removed } = stripImageMetadata(png(3));
    expect(removed).toEqual(['text', 'time', 'Exif', 'prVt', 'trailer']);
    const exif = bytes(
      'MM\0*',
      0,
      0,
      0,
      8,
      0,
      1,
      1,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      3,
      0,
      0,
      0,
      0,
      0,
      0,
    );
    expect(stripped).toEqual(
      bytes(PNG_SIGNATURE, IHDR, chunk('eXIf', exif), chunk('sRGB', bytes(0)), IDAT, IEND),
    );
    expect([...inflateSync(IDAT.subarray(8, -4))]).toEqual([0, 255, 0, 0]);
  });
});

describe('a WebP', () => {
  it('says in its header that it has no metadata any more, or the orientation alone', () => {
    const flags = (orientation: number) => stripImageMetadata(webp(orientation)).bytes[20];
    expect(flags(1)).toBe(0x20);
    expect(flags(6)).toBe(0x28);
  });

  it('keeps its picture, whole size and odd chunks padded', () => {
    const { bytes: stripped } = stripImageMetadata(webp(1));
    const content = bytes('WEBP', VP8X(0x20), riff('ICCP', bytes('sRGB')), VP8);
    expect(stripped).toEqual(riff('RIFF', content));
    expect(stripped.length % 2).toBe(0);
  });

  it('of the simple format has no orientation', () => {
    const simple = riff('RIFF', bytes('WEBP', VP8));
    expect(stripImageMetadata(simple)).toEqual({
      kind: 'webp',
      orientation: 1,
      removed: [],
      bytes: simple,
    });
  });

  it('with frames loses what is hidden in them', () => {
    const head = new Uint8Array(16);
    const frame = (inner: Uint8Array) => riff('ANMF', bytes(head, inner));
    const anim = riff('ANIM', new Uint8Array(6));
    const image = riff(
      'RIFF',
      bytes('WEBP', VP8X(2), anim, frame(bytes(VP8, riff('SECR', bytes(SECRET))))),
    );
    const { bytes: stripped, removed } = stripImageMetadata(image);
    expect(removed).toEqual(['SECR']);
    expect(stripped).toEqual(riff('RIFF', bytes('WEBP', VP8X(2), anim, frame(VP8))));
  });
});

describe('what is no image', () => {
  const codeOf = (file: Uint8Array): string => {
    try {
      stripImageMetadata(file);
      return 'taken';
    } catch (error) {
      return error instanceof FormatProblem ? error.code : 'another error';
    }
  };

  it.each([
    ['an empty file', bytes(), 'image-unknown'],
    ['a text', bytes('hello'), 'image-unknown'],
    ['a GIF', bytes('GIF89a', new Uint8Array(20)), 'image-unknown'],
    ['an HTML page that calls itself an image', bytes('<svg onload="x">'), 'image-unknown'],
    ['a HEIC', bytes(0, 0, 0, 24, 'ftypheic', new Uint8Array(12)), 'image-heic'],
    ['an AVIF', bytes(0, 0, 0, 24, 'ftypavif', new Uint8Array(12)), 'image-heic'],
    ['a film', bytes(0, 0, 0, 24, 'ftypisom', new Uint8Array(12)), 'image-unknown'],
    ['a JPEG without a picture', bytes(0xff, 0xd8, END), 'image-damaged'],
    ['a JPEG without a scan', bytes(0xff, 0xd8, DQT, SOF, END), 'image-damaged'],
    ['a JPEG without a frame', bytes(0xff, 0xd8, DQT, SOS, SCAN, END), 'image-damaged'],
    ['a PNG without a header', bytes(PNG_SIGNATURE, IDAT, IEND), 'image-damaged'],
    ['a PNG without a picture', bytes(PNG_SIGNATURE, IHDR, IEND), 'image-damaged'],
    ['a PNG without an end', bytes(PNG_SIGNATURE, IHDR, IDAT), 'image-damaged'],
    ['a WebP without a picture', riff('RIFF', bytes('WEBP', VP8X(0))), 'image-damaged'],
    ['a WebP that is cut off', riff('RIFF', bytes('WEBP', VP8)).slice(0, -2), 'image-damaged'],
  ])('%s is refused', (_, file, code) => expect(codeOf(file)).toBe(code));

  it('is refused with a sentence that says what to do', () => {
    const problem = new FormatProblem('image-damaged', { format: 'PNG', reason: 'no end chunk' });
    expect(describeProblem(problem, 'zh')).toContain('重新上传');
  });

  it('of any bytes at all gives a problem and nothing else (property)', () => {
    const magic = fc.constantFrom(
      bytes(),
      bytes(0xff, 0xd8, 0xff),
      PNG_SIGNATURE,
      bytes('RIFF', 40, 0, 0, 0, 'WEBP'),
    );
    fc.assert(
      fc.property(magic, fc.uint8Array({ maxLength: 200 }), (start, rest) => {
        expect(['taken', 'image-unknown', 'image-damaged', 'image-heic']).toContain(
          codeOf(bytes(start, rest)),
        );
      }),
      { numRuns: 2000 },
    );
  });
});
