import { type MergeReason, reasonsOf } from '@zca/domain/parties';
import type { Act, JsonObject, Matter, Refusal } from '@zca/procedure';
import type pg from 'pg';
import { ActRefused } from '../matters/index.ts';
import { compareByNames } from './compareParties.ts';
import { type MergeRefusal, mergeParties, type PartyDecision, undoMerge } from './mergeStore.ts';
import { PartyStore } from './partyStore.ts';

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
  other: {
    zh: '这个序号的合并不是这两个主体的合并，请在主体页核对序号和两个编号。',
    en: 'The merge of this number is not one of these two parties; check the number and both ids on the page of the party.',
  },
};

/**
 * What acts of the review of merges do: lay an edge, or take one away, in the act's transaction and by
 * its connection alone.
 */
export function partyEffects(): ReadonlyMap<
  string,
  (client: pg.PoolClient, what: Decided) => Promise<void>
> {
  return new Map([
    [
      'parties.proposed',
      async (client: pg.PoolClient, { matter, data }: Decided) => {
        const store = new PartyStore(client);
        const [first, second] = [text(data, 'first'), text(data, 'second')];
        if ((await store.standingOf([first, second])).size < 2) throw refused('absent');
        const open = await store.openProposal(first, second);
        if (open !== undefined) throw alreadyAsked(open);
        await store.addProposal(first, second, matter.id);
      },
    ],
    [
      'parties.merge',
      async (client: pg.PoolClient, what: Decided) => {
        const [first, second] = [text(what.data, 'first'), text(what.data, 'second')];
        // What the index tells beside the names stands in the matter, as it was when it was proposed.
        const comparison = await compareByNames(new PartyStore(client), first, second);
        const decision = decisionOf(what, comparison === undefined ? [] : reasonsOf(comparison));
        answer(await mergeParties(client, second, first, decision));
      },
    ],
    [
      'parties.undo',
      async (client: pg.PoolClient, what: Decided) => {
        const pair = [text(what.data, 'first'), text(what.data, 'second')] as const;
        const act = Number(what.data['mergeAct']);
        answer(await undoMerge(client, act, pair, decisionOf(what, [])));
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

function alreadyAsked(number: string): ActRefused {
  return new ActRefused([
    {
      code: 'PARTY_ASKED',
      words: {
        zh: `这两个主体已在事项 ${number} 中待审核，请到该事项补充意见。`,
        en: `The two wait for review in matter ${number} already; add what you know there.`,
      },
    },
  ]);
}

function refused(why: MergeRefusal): ActRefused {
  const refusal: Refusal = { code: `PARTY_${why.toUpperCase()}`, words: WORDS[why] };
  return new ActRefused([refusal]);
}
