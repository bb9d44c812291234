import {
  canonicalJson,
  ChainFollower,
  hashEntry,
  type JsonValue,
  leafHash,
  toHex,
} from '@zca/ledger';
import { AUDIT_CHAIN } from '../journal.ts';
import { nodeSha256 } from '../nodeCrypto.ts';
import { copyBytes, copyInstant, copyRows, copyValue } from './copyRows.ts';
import type { FaultList } from './faults.ts';
import { type LineSorter, sortable } from './sortLines.ts';
import type { LedgerSource, TableName } from './source.ts';

/*
 * Lines carry chains in COPY's writing, which has neither tabs nor line feeds in it.
 */

/** Reads the fields of some columns of a table, row by row. */
export async function eachRow(
  source: LedgerSource,
  table: TableName,
  columns: readonly string[],
  take: (fields: string[]) => Promise<void> | undefined,
): Promise<number> {
  const given = source.columnsOf(table);
  const places = columns.map((column) => given.indexOf(column));
  let count = 0;
  for await (const rows of copyRows(source.read(table))) {
    for (const row of rows) {
      count += 1;
      const waiting = take(places.map((place) => row[place] ?? ''));
      if (waiting !== undefined) await waiting;
    }
  }
  return count;
}

/**
 * Recomputes the hash of every entry and puts entries, leaves and slips of the in-tray side by side:
 * lines by row id.
 */
export async function gatherByRow(
  source: LedgerSource,
  byRow: LineSorter,
  audit: LineSorter,
): Promise<{ readonly entries: number; readonly pending: number; readonly inbox: number }> {
  const entries = await eachRow(
    source,
    'journal_entry',
    ['id', 'chain', 'number', 'at', 'body', 'previous', 'hash'],
    ([id = '', chain = '', number = '', at = '', body = '', previous = '', hash = '']) => {
      const canonicalBody = copyValue(body);
      const stored = copyBytes(hash);
      const before = copyBytes(previous);
      const computed = hashEntry(
        {
          chain: copyValue(chain),
          number: Number(number),
          at: copyInstant(at, 3),
          previous: before,
          canonicalBody,
        },
        nodeSha256,
      );
      const state = computed === stored ? 'ok' : 'altered';
      const spilled = byRow.add(
        [sortable(id), 'E', chain, number, before, stored, state].join('\t'),
      );
      if (chain !== AUDIT_CHAIN) return spilled;
      const line = auditLine('J', canonicalBody);
      return spilled === undefined ? audit.add(line) : spilled.then(() => audit.add(line));
    },
  );
  await eachRow(
    source,
    'log_leaf',
    ['index', 'entry_id', 'chain', 'number', 'hash'],
    ([index = '', id = '', chain = '', number = '', hash = '']) =>
      byRow.add([sortable(id), 'L', index, chain, number, copyBytes(hash)].join('\t')),
  );
  const pending = await eachRow(source, 'journal_pending', ['entry_id'], ([id = '']) =>
    byRow.add([sortable(id), 'P'].join('\t')),
  );
  const inbox = await eachRow(
    source,
    'journal_inbox',
    ['chain', 'body'],
    ([chain = '', body = '']) =>
      chain === AUDIT_CHAIN ? audit.add(auditLine('J', copyValue(body))) : undefined,
  );
  return { entries, pending, inbox };
}

/** A body of the audit chain beside the row of which it tells. */
function auditLine(kind: 'A' | 'J', body: string): string {
  try {
    const value = JSON.parse(body) as JsonValue;
    const row = (value as { row?: unknown } | null)?.row;
    if (typeof row === 'number') return [sortable(row), kind, canonicalJson(value)].join('\t');
  } catch {
    // Altered beyond reading; its own hash tells.
  }
  return [sortable(0), 'X', ''].join('\t');
}

/** One entry or what is left of it, as the lines of one row tell. */
interface RowGroup {
  readonly id: string;
  readonly entries: string[][];
  readonly leaves: string[][];
  waits: boolean;
}

async function* groupsOf(lines: AsyncIterable<string>): AsyncGenerator<RowGroup> {
  let group: RowGroup | undefined;
  for await (const line of lines) {
    const [key = '', kind, ...fields] = line.split('\t');
    const id = String(Number(key));
    if (group?.id !== id) {
      if (group !== undefined) yield group;
      group = { id, entries: [], leaves: [], waits: false };
    }
    if (kind === 'E') group.entries.push(fields);
    else if (kind === 'L') group.leaves.push(fields);
    else group.waits = true;
  }
  if (group !== undefined) yield group;
}

/**
 * Compares every entry with its leaf, and gives lines by chain and lines by leaf for what follows.
 */
export async function compareRows(
  byRow: LineSorter,
  byChain: LineSorter,
  byLeaf: LineSorter,
  faults: FaultList,
): Promise<void> {
  for await (const { id, entries, leaves, waits } of groupsOf(byRow.sorted())) {
    const [leaf, ...furtherLeaves] = leaves;
    for (const [index = ''] of furtherLeaves) faults.add('leaf-doubled', { index, id });
    for (const [index = '', chain = '', number = '', hash = ''] of leaves) {
      await byLeaf.add([sortable(index), id, chain, number, hash].join('\t'));
    }
    const [first, ...further] = entries;
    for (const [chain = '', number = ''] of further)
      faults.add('entry-doubled', { chain, number, id });
    if (first === undefined) {
      if (leaf === undefined) continue;
      const [index = '', chain = '', number = '', hash = ''] = leaf;
      faults.add('entry-removed', { chain, number, id, index });
      await byChain.add([chain, sortable(number), id, '', hash, 'removed', index].join('\t'));
      continue;
    }
    const [chain = '', number = '', previous = '', hash = '', state = ''] = first;
    const index = leaf?.[0] ?? '';
    if (state === 'altered') faults.add('entry-altered', { chain, number, id, index });
    if (leaf === undefined) {
      if (!waits) faults.add('entry-added', { chain, number, id });
    } else {
      checkLeaf({ chain, number, id, index }, hash, state, leaf, faults);
    }
    await byChain.add([chain, sortable(number), id, previous, hash, 'there', index].join('\t'));
  }
}

function checkLeaf(
  entry: { readonly chain: string; readonly number: string; id: string; index: string },
  hash: string,
  state: string,
  [index = '', chain = '', number = '', leaf = '']: readonly string[],
  faults: FaultList,
): void {
  const named = chain === entry.chain && number === entry.number;
  const right = toHex(leafHash(Buffer.from(hash, 'hex'), nodeSha256)) === leaf;
  // An entry that does not have its own hash was told already.
  if (state === 'altered') return;
  if (!named) faults.add('leaf-altered', { index, chain, number, id: entry.id });
  else if (!right) faults.add('entry-rewritten', { ...entry });
}

/** Follows every chain: links, gaps, doubles, and the order of its entries in the log. */
export async function checkChains(byChain: LineSorter, faults: FaultList): Promise<number> {
  let follower: ChainFollower | undefined;
  let removed: { readonly number: number } | undefined;
  let lastIndex = -1;
  let chains = 0;
  for await (const line of byChain.sorted()) {
    const [chain = '', key = '', id = '', previous = '', hash = '', state, index = ''] =
      line.split('\t');
    const number = Number(key);
    if (follower?.chain !== chain) {
      follower = new ChainFollower(chain);
      chains += 1;
      removed = undefined;
      lastIndex = -1;
    }
    if (state === 'removed') {
      removed = { number };
      // What came before the one that is gone may be gone too, without a leaf to tell of it.
      if (number > follower.length + 1) addGap(faults, chain, follower.length + 1, number - 1);
      follower.add({ chain, number, previous: follower.hash, hash, altered: false });
      continue;
    }
    // The next one still states the hash of the one that is gone.
    if (removed?.number === number - 1) {
      const gone = new ChainFollower(chain);
      gone.add({ chain, number: number - 1, previous: gone.hash, hash: previous, altered: false });
      follower = gone;
      removed = undefined;
    }
    for (const fault of follower.add({ chain, number, previous, hash, altered: false })) {
      if (fault.code === 'entry-missing') addGap(faults, chain, fault.number, fault.to!);
      else if (fault.code === 'previous-differs') faults.add(fault.code, { chain, number, id });
      else faults.add('entry-doubled', { chain, number, id });
    }
    if (index === '') continue;
    if (Number(index) < lastIndex) faults.add('entries-reordered', { chain, number, id, index });
    lastIndex = Number(index);
  }
  return chains;
}

function addGap(faults: FaultList, chain: string, number: number, to: number): void {
  faults.add('entry-missing', { chain, number, to });
}

/** The value of a text; what is no JSON, as a backup may have it, is a text that no entry has. */
function readJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return { unreadable: text };
  }
}

/** Compares the rows of the audit journal with what the ledger has of them. */
export async function checkAuditRows(
  source: LedgerSource,
  audit: LineSorter,
  faults: FaultList,
): Promise<number> {
  const rows = await eachRow(
    source,
    'audit_entry',
    ['id', 'at', 'actor', 'action', 'target', 'detail'],
    ([id = '', at = '', actor = '', action = '', target = '', detail = '']) => {
      const body = JSON.stringify({
        row: Number(id),
        at: copyInstant(at, 6),
        actor: copyValue(actor),
        action: copyValue(action),
        target: copyValue(target),
        detail: readJson(copyValue(detail)),
      });
      return audit.add(auditLine('A', body));
    },
  );
  let row: { id: number; body: string; told: boolean } | undefined;
  const close = () => {
    if (row && !row.told) faults.add('audit-row-added', { id: row.id });
    row = undefined;
  };
  for await (const line of audit.sorted()) {
    const [key = '', kind, ...rest] = line.split('\t');
    const id = Number(key);
    const body = rest.join('\t');
    if (kind === 'X') continue;
    if (kind === 'A') {
      close();
      row = { id, body, told: false };
    } else if (row?.id === id) {
      if (row.body !== body) faults.add('audit-row-altered', { id });
      row.told = true;
    } else faults.add('audit-row-removed', { id });
  }
  close();
  return rows;
}
