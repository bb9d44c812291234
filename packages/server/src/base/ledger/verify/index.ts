import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkAuditRows, checkChains, compareRows, gatherByRow } from './checkEntries.ts';
import { checkLog, type KeptProofs } from './checkLog.ts';
import { FaultList, type LedgerFault } from './faults.ts';
import { LineSorter } from './sortLines.ts';
import type { LedgerSource } from './source.ts';

export type { KeptProofs } from './checkLog.ts';
export { explainFault, type LedgerFault } from './faults.ts';
export { backupSource, databaseSource, type LedgerSource } from './source.ts';

export interface VerificationReport {
  readonly entries: number;
  readonly chains: number;
  readonly leaves: number;
  readonly checkpoints: number;
  /** Rows of the audit journal. */
  readonly auditRows: number;
  /** Entries and letters that wait for the log. */
  readonly waiting: number;
  /** Verifier keys in force. */
  readonly keys: readonly string[];
  /** The first faults found; `faultCount` is how many there are. */
  readonly faults: readonly LedgerFault[];
  readonly faultCount: number;
}

export interface VerificationOptions extends Partial<KeptProofs> {
  /** Lines that are sorted in memory at once. */
  readonly runLength?: number;
}

/**
 * Verifies a whole ledger: every entry's hash, every chain, that the log has every entry, every stored
 * node, the root and the signatures of every checkpoint, and the rows of the audit journal. It reads
 * each table once, in any order, in a memory that does not grow with it; what has to be put in order is
 * sorted in files of the system's temporary folder, which hold hashes and names of chains.
 */
export async function verifyLedger(
  source: LedgerSource,
  { keys = [], checkpoint, runLength }: VerificationOptions = {},
): Promise<VerificationReport> {
  const folder = await mkdtemp(path.join(tmpdir(), 'zca-verify-'));
  const faults = new FaultList();
  const sorter = (name: string) => new LineSorter(folder, name, runLength);
  try {
    if (source.problem) faults.add('backup-file-damaged', { ...source.problem.sentence });
    const [byRow, byChain, byLeaf, audit] = ['row', 'chain', 'leaf', 'audit'].map(sorter) as [
      LineSorter,
      LineSorter,
      LineSorter,
      LineSorter,
    ];
    const { entries, pending, inbox } = await gatherByRow(source, byRow, audit);
    await compareRows(byRow, byChain, byLeaf, faults);
    const chains = await checkChains(byChain, faults);
    const log = await checkLog(
      source,
      { leaves: byLeaf, nodes: sorter('node'), checkpoints: sorter('checkpoint') },
      { keys, ...(checkpoint === undefined ? {} : { checkpoint }) },
      faults,
    );
    const auditRows = await checkAuditRows(source, audit, faults);
    return {
      entries,
      chains,
      ...log,
      auditRows,
      waiting: pending + inbox,
      faults: faults.kept,
      faultCount: faults.count,
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
