import type { MergeReason } from '@zca/domain/parties';
import type { Act, JsonObject, Matter, Refusal } from '@zca/procedure';
import type pg from 'pg';
import { ActRefused } from '../matters/index.ts';
import { type MergeRefusal, mergeParties, type PartyDecision, undoMerge } from './mergeStore.ts';

interface Decided {
  readonly matter: Matter;
  readonly act: Act;
  readonly data: JsonObject;
}

const WORDS: Readonly<Record<MergeRefusal, { readonly zh: string; readonly en: string }>> = {
  absent: {
    zh: '没有这个主体或这次合并，请核对编号。',
    en: 'There is no such party or merge; check the id.',
  },
  same: {
    zh: '两个主体已经是同一个，无须再合并。',
    en: 'The two are one party already; nothing is left to merge.',
  },
  kinds: {
    zh: '个人与单位不能合并。',
    en: 'A person and an organisation cannot be merged.',
  },
  undone: {
    zh: '这次合并已经撤销过。',
    en: 'This merge has been undone already.',
  },
};

/** What acts of the review of merges do: lay an edge, or take one away, in the act's transaction. */
export function partyEffects(
  reasonsOf: (first: string, second: string) => Promise<readonly MergeReason[]>,
): ReadonlyMap<string, (client: pg.PoolClient, what: Decided) => Promise<void>> {
  return new Map([
    [
      'parties.proposed',
      async (client: pg.PoolClient, { matter, data }: Decided) => {
        const ids = [text(data, 'first'), text(data, 'second')];
        const { rows } = await client.query('select id from party where id = any($1)', [ids]);
        if (rows.length < 2) throw refused('absent');
        await client.query(
          `insert into party_proposal (first_id, second_id, matter_id)
           values (least($1::text collate "C", $2), greatest($1::text collate "C", $2), $3) on conflict do nothing`,
          [...ids, matter.id],
        );
      },
    ],
    [
      'parties.merge',
      async (client: pg.PoolClient, what: Decided) => {
        const [first, second] = [text(what.data, 'first'), text(what.data, 'second')];
        const decision = decisionOf(what, await reasonsOf(first, second));
        answer(await mergeParties(client, second, first, decision));
      },
    ],
    [
      'parties.undo',
      async (client: pg.PoolClient, what: Decided) => {
        answer(await undoMerge(client, Number(what.data['mergeAct']), decisionOf(what, [])));
      },
    ],
  ]);
}

function text(data: JsonObject, field: string): string {
  const value = data[field];
  return typeof value === 'string' ? value : '';
}

function decisionOf(
  { matter, act, data }: Decided,
  reasons: readonly MergeReason[],
): PartyDecision {
  return {
    actor: act.actor.id ?? 'platform',
    why: text(data, 'opinion'),
    reasons,
    matterId: matter.id,
    at: act.at,
  };
}

function answer(done: number | MergeRefusal): void {
  if (typeof done !== 'number') throw refused(done);
}

function refused(why: MergeRefusal): ActRefused {
  const refusal: Refusal = { code: `PARTY_${why.toUpperCase()}`, words: WORDS[why] };
  return new ActRefused([refusal]);
}
