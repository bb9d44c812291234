import { normalName } from '@zca/domain/parties';
import type pg from 'pg';
import { foldTraditional } from '../base/traditional.ts';
import { mergeParties } from './mergeStore.ts';
import { partyIdOf } from './partyId.ts';
import { PartyStore } from './partyStore.ts';

const WHY = {
  zh: '名称范式的规则更新，沿用此前对同一名称的合并。',
  en: 'New rules of the normal form: earlier merges of the same name are kept.',
};

/**
 * Carries what was decided over to new rules of the normal form, in the caller's transaction. A party
 * whose names moved away leads on to the one that now bears its name, and so do its address, what was
 * merged into it and what was kept apart from it. Where it had been merged itself, the bearer of its name
 * is merged there too, by an act that can be undone.
 */
export async function carryDecisions(client: pg.PoolClient, at: string): Promise<void> {
  const store = new PartyStore(client);
  for (const { id, name, mergedInto } of await store.namelessOrganisations()) {
    const bearer = partyIdOf(`o:${normalName(name, foldTraditional).whole}`);
    if (bearer === id) continue;
    const standing = await store.standingOf([id, bearer]);
    const [from, to] = [standing.get(id), standing.get(bearer)];
    if (from === undefined || to === undefined || from === to) continue;
    if (mergedInto === null) await store.leadOn(id, to);
    else {
      await mergeParties(client, bearer, id, {
        actor: 'platform',
        why: `${WHY.zh} ${WHY.en}`,
        reasons: [],
        matterId: null,
        at,
      });
    }
  }
}
