import { parentPort, workerData } from 'node:worker_threads';
import {
  conditionsMet,
  DriftCounter,
  highValueFacts,
  isInventionInForce,
  type Patent,
  type RuleDrift,
  type RuleKind,
  rightValidity,
} from '@zca/domain/registry';
import { connect, type ConnectionTarget, presentHorizon } from '../../base/database/index.ts';
import { listParameters } from '../../law/index.ts';
import { awardsOf, readAwardFacts } from '../awards/awardStore.ts';
import { overridesOf, readStandingOverrides } from '../labels/labelStore.ts';
import { readAllRights } from '../rightReader.ts';
import { compiledVersion, RulesInForce } from './rulesInForce.ts';

/** What a thread is asked. */
export interface DriftQuestion {
  readonly target: ConnectionTarget;
  readonly kind: RuleKind;
  /** The version that may be put in force; null is the shipped one. */
  readonly version: number | null;
  readonly today: string;
}

/** What a thread tells: how far it is, and at its end what changes. */
export type FromDrift =
  | { readonly kind: 'progress'; readonly done: number }
  | {
      readonly kind: 'done';
      readonly report: RuleDrift;
      readonly keys: readonly string[];
      /** Transaction number from which on records may have changed since. */
      readonly since: string;
    };

/** Looks at every patent with both versions, in a thread of its own: it takes a minute for a million. */
async function compare({ target, kind, version, today }: DriftQuestion): Promise<FromDrift> {
  const database = connect(target, { name: 'zca drift', maxConnections: 2 });
  try {
    const { pool, db } = database;
    const { xid: since } = await presentHorizon(db);
    const rules = await new RulesInForce().read(pool);
    const parameters = await listParameters(pool);
    const awards = await readAwardFacts(pool);
    const overrides = await readStandingOverrides(pool);
    const counter = new DriftCounter({
      kind,
      before: rules[kind],
      after: await compiledVersion(pool, kind, version),
      parameters,
      day: today,
      isHighValue: (patent, strategic) => {
        const validity = rightValidity(patent, parameters, today);
        if (!isInventionInForce(patent, validity, today)) return false;
        const given = awardsOf(patent, awards);
        const asked = { rules: { ...rules, strategic }, awards: given, parameters, validity };
        const facts = highValueFacts(patent, { day: today, ...asked });
        return conditionsMet(facts, parameters, today).length > 0;
      },
      overrides: (patent) => overridesOf(patent, overrides),
    });
    const keys: string[] = [];
    let done = 0;
    for await (const page of readAllRights(pool, { collection: 'patent' })) {
      for (const { json } of page) {
        const patent = JSON.parse(json) as Patent;
        if (counter.add(patent)) keys.push(patent.key);
      }
      done += page.length;
      parentPort!.postMessage({ kind: 'progress', done } satisfies FromDrift);
    }
    return { kind: 'done', report: counter.report(), keys, since };
  } finally {
    await database.close();
  }
}

parentPort!.postMessage(await compare(workerData as DriftQuestion));
