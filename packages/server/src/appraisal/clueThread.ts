import { parentPort, workerData } from 'node:worker_threads';
import { type ClueFigures, type Filing, findClues, type FoundClue } from '@zca/domain/appraisal';
import { type Right, type RightParty, seatOf, zoneOf } from '@zca/domain/registry';
import { connect, type ConnectionTarget } from '../base/database/index.ts';
import { readRawRights } from '../registry/index.ts';
import { readMerged, readPartyNames } from './clueStore.ts';
import { FilingReader } from './filingReader.ts';
import { NearFilings } from './nearFilings.ts';

export interface ClueTask {
  readonly target: ConnectionTarget;
  readonly figures: ClueFigures;
  readonly today: string;
}

/** A clue with who it is about and where they are. */
export interface PlacedClue extends FoundClue {
  readonly name: string;
  readonly area: string | null;
  readonly zone: string | null;
}

export interface ClueFindings {
  readonly filings: number;
  readonly pairs: number;
  readonly complete: boolean;
  readonly clues: readonly PlacedClue[];
}

/** Reads every application, compares their texts and applies the rules, in a thread of its own. */
async function find({ target, figures, today }: ClueTask): Promise<ClueFindings> {
  const database = connect(target, {
    name: 'zca clues',
    maxConnections: 2,
    onIdleError: () => undefined,
  });
  const { pool } = database;
  try {
    const reader = new FilingReader(await readMerged(pool));
    const near = new NearFilings();
    const filings: Filing[] = [];
    for await (const page of reader.readAll(pool)) {
      for (const { filing, abstract, claim } of page) {
        near.add(filings.length, { abstract, claim });
        filings.push(filing);
      }
    }
    const keys = filings.map(({ key }) => key);
    const { pairs, complete } = await near.pairs(pool, keys, figures.similarity);
    const found = findClues(filings, pairs, figures, today);
    const latest = latestFilings(filings, new Set(found.map(({ party }) => party)));
    const parties = [...latest.keys()];
    const names = await readPartyNames(pool, parties);
    const seats = new Map<string, RightParty>();
    for (let from = 0; from < parties.length; from += 1000) {
      const some = parties.slice(from, from + 1000);
      const rights = new Map(
        (
          await readRawRights(
            pool,
            some.map((id) => latest.get(id)!.key),
          )
        ).map(({ key, json }) => [key, JSON.parse(json) as Right] as const),
      );
      for (const id of some) {
        const right = rights.get(latest.get(id)!.key);
        if (right?.collection !== 'patent') continue;
        const party = right.applicants[reader.applicantsOf(right).indexOf(id)];
        if (party !== undefined) seats.set(id, party);
      }
    }
    const clues = found.map((clue): PlacedClue => {
      const seat = seats.get(clue.party);
      return {
        ...clue,
        name: names.get(clue.party) ?? seat?.name ?? clue.party,
        area: seatOf(seat) ?? null,
        zone: (seat === undefined ? undefined : zoneOf(seat)) ?? null,
      };
    });
    return { filings: filings.length, pairs: pairs.length, complete, clues };
  } finally {
    await database.close();
  }
}

/** The latest filing of each party. */
function latestFilings(
  filings: readonly Filing[],
  parties: ReadonlySet<string>,
): Map<string, { key: string; day: string }> {
  const latest = new Map<string, { key: string; day: string }>();
  for (const { key, filingDay, parties: ids } of filings) {
    for (const id of ids) {
      if (!parties.has(id)) continue;
      const known = latest.get(id);
      if (known === undefined || filingDay >= known.day) latest.set(id, { key, day: filingDay });
    }
  }
  return latest;
}

parentPort!.postMessage(await find(workerData as ClueTask));
