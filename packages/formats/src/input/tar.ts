import { Buffer } from 'node:buffer';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { extract as createExtract, type Header } from 'tar-stream';
import { asProblem } from '../problem.ts';
import type { ByteIterable } from './bytes.ts';
import { cleanMemberName, memberName } from './memberName.ts';

export interface TarMember {
  readonly name: string;
  readonly size: number;
  /** Valid until the next member is asked for. */
  readonly bytes: ByteIterable;
}

/** Regular files of a tar, in order; links, devices and folders are left out. */
export async function* tarMembers(source: ByteIterable, file: string): AsyncGenerator<TarMember> {
  // The published types lack this option, which the library documents and reads.
  const options = { filenameEncoding: 'latin1' } as Parameters<typeof createExtract>[0];
  const extract = createExtract(options);
  const feeding = pipeline(
    Readable.from(source, { objectMode: false }),
    extract as unknown as NodeJS.WritableStream,
  );
  // The same failure surfaces through the iteration below.
  feeding.catch(() => {});
  try {
    for await (const entry of extract) {
      const { size, type } = entry.header;
      const member = (entry as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      if (type === 'file' || type === 'contiguous-file') {
        const name = tarName(entry.header);
        yield { name, size, bytes: readWithoutClosing(member, `${file}!${name}`) };
      }
      // What was not read is passed over; destroying the entry would end the whole archive.
      while ((await member.next()).done !== true);
    }
    await feeding;
  } catch (thrown) {
    throw asProblem(thrown, 'archive-damaged', { file });
  } finally {
    extract.destroy();
  }
}

/** Leaves the iterator open when the reader stops early, unlike `for await`. */
async function* readWithoutClosing(
  iterator: AsyncIterator<Uint8Array>,
  file: string,
): AsyncGenerator<Uint8Array> {
  try {
    for (;;) {
      const next = await iterator.next();
      if (next.done === true) return;
      yield next.value;
    }
  } catch (thrown) {
    throw asProblem(thrown, 'archive-damaged', { file });
  }
}

/** Names were read byte for byte (latin1); a pax `path` has already been decoded from UTF-8. */
function tarName(header: Header): string {
  const pax = header.pax as { path?: string } | null | undefined;
  if (pax?.path !== undefined) return cleanMemberName(header.name);
  return memberName(Buffer.from(header.name, 'latin1'));
}
