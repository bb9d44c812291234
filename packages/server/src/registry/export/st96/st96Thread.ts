import { Buffer } from 'node:buffer';
import type { Right } from '@zca/domain/registry';
import { type PackedPart, packPart, st96Document, st96LegalStatusDocument } from '@zca/formats';
import { recordsOf } from '../table.ts';
import { LossCounts, type LossCount, type St96Kind } from './lossReport.ts';
import { toSt96 } from './toSt96.ts';

/** A page of records, one as JSON a line, and what every document says above its root element. */
export interface St96Task {
  readonly page: Uint8Array<ArrayBuffer>;
  readonly notice: readonly string[];
  /** Number of the page, from 1, for the names of the parts that it has as a whole. */
  readonly number: number;
}

export interface St96Page {
  readonly parts: readonly PackedPart[];
  readonly counts: readonly LossCount[];
  readonly documents: Readonly<Record<St96Kind, number>>;
}

/** A page as parts of an archive: its documents, the legal events in one more, and the losses. */
export default function packPage({ page, notice, number }: St96Task): St96Page {
  const parts: PackedPart[] = [];
  const statuses: string[] = [];
  const counts = new LossCounts();
  const documents = { patent: 0, design: 0, trademark: 0, indication: 0 };
  let lossLines = '';
  // The documents have no coordinates.
  for (const record of recordsOf(page, true)) {
    const reading = toSt96(record);
    const { xml, legalStatus, losses } = st96Document(reading.right, { notice });
    const name = partName(reading.right.right, record);
    parts.push(packPart(name, xml));
    if (legalStatus !== undefined) statuses.push(legalStatus);
    const all = [...reading.losses, ...losses];
    documents[reading.right.right] += 1;
    counts.add(reading.right.right, all);
    lossLines += `${JSON.stringify({ key: record.key, file: name, losses: all })}\n`;
  }
  const suffix = String(number).padStart(4, '0');
  const [first, ...others] = statuses;
  if (first !== undefined) {
    const xml = st96LegalStatusDocument([first, ...others], { notice });
    parts.push(packPart(`legal-status/${suffix}.xml`, xml));
  }
  parts.push(packPart(`losses/records-${suffix}.jsonl`, lossLines));
  return { parts: parts.map(asPlain), counts: counts.list(), documents };
}

/** `patent/2017/CN2017106018623.xml`; signs that file systems forbid are written as their code. */
function partName(kind: St96Kind, { key, filingDay }: Right): string {
  const file = key.replace(
    /[^A-Za-z0-9.-]/gu,
    (sign) => `_${sign.codePointAt(0)!.toString(16).toUpperCase()}`,
  );
  return `${kind}/${filingDay?.slice(0, 4) ?? 'undated'}/${file}.xml`;
}

/** Bytes of a pool of Node.js would be sent with all of the pool. */
function asPlain(part: PackedPart): PackedPart {
  const { compressed } = part;
  if (!(compressed instanceof Buffer)) return part;
  return { ...part, compressed: new Uint8Array(compressed) };
}
