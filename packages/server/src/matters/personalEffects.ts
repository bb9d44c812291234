import { readMatterNumbers } from '@zca/domain/matters';
import { type Matter, type Refusal, retentionEnd } from '@zca/procedure';
import type pg from 'pg';
import { ActRefused } from './actRequest.ts';
import type { Effect, Effects } from './effects.ts';
import type { Eraser } from './eraser.ts';
import type { Procedures } from './procedures.ts';

/** Effects of the procedures about data of persons. */
export function personalEffects(eraser: Eraser, procedures: Procedures): Effects {
  return new Map<string, Effect>([
    ['personalData.erase', eraseTargets(eraser)],
    ['retention.remove', removeExpired(eraser, procedures)],
  ]);
}

function eraseTargets(eraser: Eraser): Effect {
  return async (client, { matter, act, data }) => {
    const numbers = readMatterNumbers(data['targets']);
    const { rows } = await client.query<{ id: string; number: string; ended: boolean }>(
      'select id, number, ended_at is not null as ended from matter where number = any($1)',
      [numbers],
    );
    const refusals = numbers.flatMap((number): Refusal[] => {
      const found = rows.find((row) => row.number === number);
      if (found?.ended === true) return [];
      return [found === undefined ? unknownMatter(number) : runningMatter(number)];
    });
    if (refusals.length > 0 || rows.length === 0) {
      throw new ActRefused(refusals.length > 0 ? refusals : [unknownMatter('—')]);
    }
    await eraser.erase(
      client,
      rows.map(({ id }) => id),
      {
        levels: data['withTexts'] === true ? ['personal', 'sensitive'] : ['personal'],
        at: act.at,
        by: `matter:${matter.id}`,
      },
    );
  };
}

/** A matter with values whose retention has ended. */
interface Expired {
  readonly id: string;
  readonly definition: string;
}

/** Matters whose retention ended on or before a day, and that still have something to erase. */
export async function expiredMatters(
  client: Pick<pg.ClientBase, 'query'>,
  procedures: Procedures,
  upTo: string,
): Promise<readonly Expired[]> {
  const kept = procedures
    .all()
    .map(({ id, version, retention }) => ({ id, version, ...retention }));
  // Two days more than may be: the exact end of a retention is the engine's to say.
  const { rows } = await client.query<{ body: Matter }>(
    `select m.body from jsonb_to_recordset($1::jsonb) as d(id text, version integer, years integer)
       join matter m on m.definition = d.id and m.version = d.version
        and m.ended_at < $2::date - make_interval(years => d.years) + interval '2 days'
      where exists (select from matter_value v where v.matter_id = m.id and v.sealed is not null)
      order by m.id`,
    [JSON.stringify(kept), upTo],
  );
  return rows.flatMap(({ body }) => {
    const end = retentionEnd(procedures.get(body.definition, body.version), body);
    return end !== null && end <= upTo ? [{ id: body.id, definition: body.definition }] : [];
  });
}

function removeExpired(eraser: Eraser, procedures: Procedures): Effect {
  return async (client, { matter, act, data }) => {
    // The form of the proposal asks for it; without a day nothing has ended.
    const upTo = typeof data['upTo'] === 'string' ? data['upTo'] : '0001-01-01';
    const expired = await expiredMatters(client, procedures, upTo);
    await eraser.erase(
      client,
      expired.map(({ id }) => id),
      { levels: ['personal', 'sensitive'], at: act.at, by: `matter:${matter.id}` },
    );
  };
}

function unknownMatter(number: string): Refusal {
  return {
    code: 'TARGET_UNKNOWN',
    words: {
      zh: `没有编号为 ${number} 的事项，请退回核对编号。`,
      en: `There is no matter ${number}; check the numbers.`,
    },
  };
}

function runningMatter(number: string): Refusal {
  return {
    code: 'TARGET_RUNNING',
    words: {
      zh: `事项 ${number} 尚未办结，办理中的个人信息不能删除；办结后再决定，或者不予办理并说明理由。`,
      en: `Matter ${number} has not ended, and its data is needed until then. Decide after its end, or decline with the reason.`,
    },
  };
}
