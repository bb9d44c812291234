import type { Readable } from 'node:stream';
import yauzl from 'yauzl';
import { asProblem, FormatProblem } from '../problem.ts';
import { type ByteIterable, type InputBudget, nameErrors } from './bytes.ts';
import { memberName } from './memberName.ts';

export interface ZipMember {
  readonly name: string;
  readonly size: number;
  readonly problem?: FormatProblem;
  readonly open: () => ByteIterable;
}

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;

/** A zip opened through its central directory; local headers are never scanned for. */
export class ZipArchive {
  readonly #zip: yauzl.ZipFile;
  readonly #file: string;
  readonly #budget: InputBudget;

  private constructor(zip: yauzl.ZipFile, file: string, budget: InputBudget) {
    this.#zip = zip;
    this.#file = file;
    this.#budget = budget;
  }

  /** @throws FormatProblem archive-damaged when there is no readable central directory. */
  static async open(path: string, file: string, budget: InputBudget): Promise<ZipArchive> {
    try {
      const zip = await yauzl.openPromise(path, {
        lazyEntries: true,
        autoClose: false,
        decodeStrings: false,
      });
      return new ZipArchive(zip, file, budget);
    } catch (thrown) {
      const reason = thrown instanceof Error ? thrown.message : '';
      if (reason.includes('multi-disk')) throw new FormatProblem('zip-split', {}, { file });
      throw asProblem(thrown, 'archive-damaged', { file });
    }
  }

  /** Members in the order of the central directory; folders are left out. */
  async *members(): AsyncGenerator<ZipMember> {
    const file = this.#file;
    try {
      for await (const entry of this.#zip.eachEntry()) {
        const name = decodeEntryName(entry);
        if (/[/\\]$/.test(name.raw)) continue;
        yield this.#member(entry, name.clean);
      }
    } catch (thrown) {
      throw asProblem(thrown, 'archive-damaged', { file });
    }
  }

  close(): void {
    if (this.#zip.isOpen) this.#zip.close();
  }

  #member(entry: yauzl.Entry, name: string): ZipMember {
    const file = `${this.#file}!${name}`;
    const problem = memberProblem(entry, file);
    const zip = this.#zip;
    async function* bytes(): AsyncGenerator<Uint8Array> {
      if (problem !== undefined) throw problem;
      const stream: Readable = await zip.openReadStreamPromise(entry);
      try {
        yield* stream;
      } finally {
        stream.destroy();
      }
    }
    const budget = this.#budget;
    return {
      name,
      size: entry.uncompressedSize,
      ...(problem === undefined ? {} : { problem }),
      open: () =>
        budget.meter(
          nameErrors(bytes(), 'archive-damaged', file),
          file,
          () => entry.compressedSize,
        ),
    };
  }
}

function memberProblem(entry: yauzl.Entry, file: string): FormatProblem | undefined {
  if (entry.isEncrypted()) return new FormatProblem('zip-encrypted', {}, { file });
  if (entry.canDecodeFileData()) return undefined;
  const method = entry.compressionMethod;
  return new FormatProblem('zip-compression-unsupported', { method }, { file });
}

function decodeEntryName(entry: yauzl.Entry): { raw: string; clean: string } {
  const unicodePath = entry.extraFields.find((field) => field.id === UNICODE_PATH_FIELD)?.data;
  const flagged = (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0;
  // Info-ZIP Unicode Path: version byte 1, CRC-32 of the plain name, then the name in UTF-8.
  const useField = !flagged && unicodePath !== undefined && unicodePath[0] === 1;
  const bytes = useField ? unicodePath.subarray(5) : entry.fileNameRaw;
  return { raw: bytes.toString('latin1'), clean: memberName(bytes, flagged || useField) };
}
