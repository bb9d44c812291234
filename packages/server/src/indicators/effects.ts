import type { EvidenceView } from '@zca/domain/indicators';
import type { JsonObject } from '@zca/procedure';
import { ActRefused, type Effects } from '../matters/index.ts';
import type { ValueStore } from './valueStore.ts';

/** What acts of the publication of values do: a draft must be its evidence, and what is published is it. */
export function indicatorEffects(values: ValueStore): Effects {
  return new Map([
    [
      'indicators.submitted',
      async (client, { data }) => {
        await evidenceOf(values, client, data);
      },
    ],
    [
      'indicators.published',
      async (client, { matter, act, data }) => {
        const evidence = await evidenceOf(values, client, data);
        const { correction } = data;
        await values.publish(client, evidence, matter, {
          correction:
            typeof correction === 'string' && correction.trim() !== '' ? correction : null,
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
): Promise<EvidenceView> {
  const id = data['evidence'];
  const isId = typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id);
  const evidence = isId ? await values.findEvidence(id, client) : undefined;
  const same =
    evidence !== undefined &&
    evidence.sha256 === data['evidenceHash'] &&
    evidence.code === data['indicator'] &&
    evidence.area === data['area'] &&
    evidence.period === data['period'] &&
    evidence.method === data['method'] &&
    evidence.definitionVersion === data['definitionVersion'];
  if (evidence !== undefined && same) return evidence;
  throw new ActRefused([
    {
      code: 'EVIDENCE_DIFFERS',
      words: {
        zh: '填报的内容与所附证据不一致。请在驾驶舱的指标上重新取证填报。',
        en: 'What is reported differs from its evidence. Report it anew from the indicator in the cockpit.',
      },
    },
  ]);
}
