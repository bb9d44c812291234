import { readPeriod } from '@zca/domain/indicators';
import type { JsonObject } from '@zca/procedure';
import { dayInShanghai } from '@zca/standards';
import { ActRefused, type Effects } from '../matters/index.ts';
import { draftTitle, draftValue } from './draftWords.ts';
import type { KeptEvidence, ValueStore } from './valueStore.ts';

/** What acts of the publication of values do: a draft must be its evidence, and what is published is it. */
export function indicatorEffects(values: ValueStore): Effects {
  return new Map([
    [
      'indicators.submitted',
      async (client, { data }) => {
        const evidence = await evidenceOf(values, client, data);
        const period = readPeriod(evidence.period);
        if (period === undefined || period.to >= dayInShanghai(Date.parse(evidence.takenAt))) {
          throw refused(NOT_OVER);
        }
        if (await values.isPublished(evidence.id, client)) throw refused(USED);
      },
    ],
    [
      'indicators.published',
      async (client, { matter, act, data }) => {
        const evidence = await evidenceOf(values, client, data);
        const { code, area, period } = evidence;
        await values.lockPeriod(client, evidence);
        if (await values.isPublished(evidence.id, client)) throw refused(USED);
        const vintage = await values.nextVintage(code, area, period, client);
        const reason = data['correction'];
        const correction = typeof reason === 'string' && reason.trim() !== '' ? reason : null;
        if (vintage > 1 && correction === null) throw refused(WITHOUT_REASON);
        await values.publish(client, evidence, vintage, matter, {
          correction,
          at: act.at,
          by: act.actor.id ?? act.actor.kind,
        });
      },
    ],
  ]);
}

/** The evidence that a matter names; refused where its fields say anything else. */
async function evidenceOf(
  values: ValueStore,
  client: Parameters<ValueStore['publish']>[0],
  data: JsonObject,
): Promise<KeptEvidence> {
  const id = data['evidence'];
  const isId = typeof id === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const evidence = isId ? await values.findEvidence(id, client) : undefined;
  const same =
    evidence !== undefined &&
    evidence.sha256 === data['evidenceHash'] &&
    evidence.code === data['indicator'] &&
    evidence.area === data['area'] &&
    evidence.period === data['period'] &&
    evidence.method === data['method'] &&
    evidence.definitionVersion === data['definitionVersion'] &&
    draftTitle(evidence) === data['title'] &&
    draftValue(evidence) === data['value'];
  if (evidence !== undefined && same) return evidence;
  throw refused(DIFFERS);
}

type Refusal = ConstructorParameters<typeof ActRefused>[0][number];

const refused = (refusal: Refusal): ActRefused => new ActRefused([refusal]);

const DIFFERS: Refusal = {
  code: 'EVIDENCE_DIFFERS',
  words: {
    zh: '填报的内容与所附证据不一致。请在驾驶舱的指标上重新取证填报。',
    en: 'What is reported differs from its evidence. Report it anew from the indicator in the cockpit.',
  },
};
const NOT_OVER: Refusal = {
  code: 'PERIOD_NOT_OVER',
  words: {
    zh: '这一期还没有结束，取证时的数值不是这一期的数值。请在期末之后填报。',
    en: 'The period is not over, so its value is not yet known. Report it after its last day.',
  },
};
const USED: Refusal = {
  code: 'EVIDENCE_USED',
  words: {
    zh: '这份证据已经发布过。更正请重新取证填报。',
    en: 'This evidence was published before. To correct a value, report it with new evidence.',
  },
};
const WITHOUT_REASON: Refusal = {
  code: 'CORRECTION_WITHOUT_REASON',
  words: {
    zh: '这一期在填报之后已由他人发布。再次发布是更正，请退回，并写明更正理由重新填报。',
    en: 'This period was published since the report. A further vintage corrects it: send it back and report it with the reason.',
  },
};
