import { parentPort, workerData } from 'node:worker_threads';
import { lexiconOf, matchParties, type Subject } from '@zca/domain/parties';
import { type ConnectionTarget, openClient } from '../base/database/index.ts';
import { PartyStore } from './partyStore.ts';
import { soundOf } from './sound.ts';
import { wholeSubject } from './subjects.ts';

/** Two parties by id, with the bits that speak for their being one. */
export interface FoundPair {
  readonly a: string;
  readonly b: string;
  readonly score: number;
}

/** What a thread of resolution found. */
export interface Resolution {
  readonly parties: number;
  readonly merges: readonly FoundPair[];
  /** Best first. */
  readonly proposals: readonly FoundPair[];
}

/** Parties that are read at a time. */
const PAGE = 20_000;

/** Compares all organisations with each other, in a thread of its own: it takes a minute for a million. */
async function resolve(target: ConnectionTarget): Promise<Resolution> {
  const client = await openClient(target, 'zca parties');
  const store = new PartyStore(client);
  const subjects: Subject[] = [];
  try {
    for (let after = ''; ; ) {
      const rows = await store.organisationsAfter(after, PAGE);
      for (const row of rows) subjects.push(wholeSubject(row));
      if (rows.length < PAGE) break;
      after = rows.at(-1)!.id;
    }
    const { counts } = lexiconOf(subjects, soundOf);
    await client.query('begin');
    const all: [string, number][] = subjects.length === 0 ? [] : [['', subjects.length]];
    await store.keepWordsSeen(new Map([...counts, ...all]));
    await client.query('commit');
  } finally {
    await client.end();
  }
  const { merges, proposals } = matchParties(subjects, { sound: soundOf });
  return { parties: subjects.length, merges, proposals };
}

parentPort!.postMessage(await resolve((workerData as { target: ConnectionTarget }).target));
