import type { Act, JsonObject, Matter, Refusal } from '@zca/procedure';
import type pg from 'pg';
import { ActRefused } from '../matters/index.ts';
import { addClueMatter, type ClueStore, findOpenMatter, lockClue } from './clueStore.ts';
import { areaOfClue, titleOfClue } from './clueTitle.ts';

interface Decided {
  readonly matter: Matter;
  readonly act: Act;
  readonly data: JsonObject;
}

/**
 * What taking a clue up does, in the act's transaction: it binds the matter to the clue as it stands, and
 * refuses a clue that is not there, is in hand already, or is another than the form says.
 */
export function clueEffects(
  store: ClueStore,
): ReadonlyMap<string, (client: pg.PoolClient, what: Decided) => Promise<void>> {
  return new Map([
    [
      'appraisal.clueTakenUp',
      async (client: pg.PoolClient, { matter, data }: Decided) => {
        const id = typeof data['clue'] === 'string' ? data['clue'] : '';
        await lockClue(client, id);
        const clue = await store.find(id, client);
        if (clue === undefined)
          throw refused(
            'CLUE_ABSENT',
            '没有这条线索，请核对编号。',
            'There is no such clue; check the id.',
          );
        if (clue.gone) {
          throw refused(
            'CLUE_GONE',
            '最近一次运行中已没有这条线索，不能再受理。',
            'The latest run no longer found this clue; it cannot be taken up.',
          );
        }
        if (data['title'] !== titleOfClue(clue) || data['area'] !== areaOfClue(clue)) {
          throw refused(
            'CLUE_OTHER',
            '填写的申请人、季度或地区与线索不符，请在线索页上受理。',
            'Applicant, quarter or area are not those of the clue; take it up on its page.',
          );
        }
        const open = await findOpenMatter(client, id);
        if (open !== undefined) {
          throw refused(
            'CLUE_IN_HAND',
            `这条线索已由${open}受理，结束后才能再次受理。`,
            `This clue is in hand as ${open}; it can be taken up again once that has ended.`,
          );
        }
        await addClueMatter(client, matter.id, clue);
      },
    ],
  ]);
}

function refused(code: string, zh: string, en: string): ActRefused {
  const refusal: Refusal = { code, words: { zh, en }, field: 'clue' };
  return new ActRefused([refusal]);
}
