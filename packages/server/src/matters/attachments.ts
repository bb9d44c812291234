import type { ReceivedFile } from '@zca/domain/matters';
import type { FileStore } from '../base/files/index.ts';
import { FileTooLarge } from '../base/files/index.ts';
import { HttpProblem } from '../base/http/problem.ts';

/** Larger than any photo of a telephone and any scanned contract of usual length. */
export const MAX_FILE_BYTES = 20 * 1024 * 1024;

/** Beginnings of files of the kinds that are taken, and what each is. */
const KINDS: readonly {
  readonly mediaType: string;
  readonly starts: (b: Uint8Array) => boolean;
}[] = [
  { mediaType: 'image/jpeg', starts: (b) => b[0] === 0xff && b[1] === 0xd8 && b[2] === 0xff },
  { mediaType: 'image/png', starts: (b) => text(b, 1, 4) === 'PNG' && b[0] === 0x89 },
  { mediaType: 'image/webp', starts: (b) => text(b, 0, 4) === 'RIFF' && text(b, 8, 12) === 'WEBP' },
  { mediaType: 'application/pdf', starts: (b) => text(b, 0, 5) === '%PDF-' },
  { mediaType: 'video/mp4', starts: (b) => text(b, 4, 8) === 'ftyp' },
  { mediaType: 'application/zip', starts: (b) => text(b, 0, 4) === 'PK\u0003\u0004' },
];

/** Office documents are archives; their name says which. */
const OFFICE: Readonly<Record<string, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ofd: 'application/ofd',
};

function text(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** What a file is by its content; the name decides only between kinds of archives. */
export function mediaTypeOf(name: string, bytes: Uint8Array): string | undefined {
  const found = KINDS.find((kind) => kind.starts(bytes))?.mediaType;
  if (found !== 'application/zip') {
    return found ?? (isPlainText(bytes) ? 'text/plain' : undefined);
  }
  const suffix = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return OFFICE[suffix] ?? found;
}

/** Whether bytes are UTF-8 without control characters. */
function isPlainText(bytes: Uint8Array): boolean {
  try {
    const read = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex
    return !/[\u0000-\u0008\u000e-\u001f]/.test(read);
  } catch {
    return false;
  }
}

/**
 * Takes a file in for a form. Its kind is told by its content, never by what the sender says; where a
 * photo was taken is removed from it before it is kept. Throws `HttpProblem`.
 *
 * @param strip removes what an image tells beside the picture; undefined when it is no readable image
 */
export async function receiveFile(
  store: FileStore,
  name: string,
  content: AsyncIterable<Uint8Array>,
  strip: (bytes: Uint8Array) => Uint8Array | undefined,
): Promise<ReceivedFile> {
  const bytes = await collect(content);
  const mediaType = mediaTypeOf(name, bytes);
  if (mediaType === undefined) throw unknownKind(name);
  const kept = mediaType.startsWith('image/') ? strip(bytes) : bytes;
  if (kept === undefined) throw unknownKind(name);
  const stored = await store.add([kept], { maxBytes: MAX_FILE_BYTES });
  return { name: fileName(name), sha256: stored.sha256, sizeBytes: stored.sizeBytes, mediaType };
}

/** The last part of a name, without characters that no system takes. */
function fileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const plain = last.normalize('NFC').replace(/[\u0000-\u001f<>:"|?*]/g, '_');
  return [...plain].slice(-200).join('') || 'file';
}

async function collect(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.byteLength;
    if (size > MAX_FILE_BYTES) throw new FileTooLarge(MAX_FILE_BYTES);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function unknownKind(name: string): HttpProblem {
  return new HttpProblem('request.unsupported', {
    zh: `不能接收“${name}”：请上传 JPG、PNG、WebP 图片，PDF、OFD、Word、Excel 文件，MP4 视频或纯文本；文件可能已损坏。`,
    en: `"${name}" cannot be taken: send a JPG, PNG or WebP image, a PDF, OFD, Word or Excel file, an MP4 video or plain text; the file may be damaged.`,
  });
}
