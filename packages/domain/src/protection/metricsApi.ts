import { z } from 'zod';
import { BothWords } from '../matters/index.ts';
import type { Duration, Share } from './metrics.ts';

const Excluded = z.object({ misrouted: z.int(), duplicate: z.int() });

/** One metric with what it was made of. */
export const Metric = z
  .object({
    kind: z.enum(['share', 'duration']),
    name: z.string(),
    title: BothWords,
    definition: BothWords,
    /** Of a share; null for a duration. */
    numerator: z.int().nullable(),
    denominator: z.int(),
    percent: z.number().nullable(),
    meanDays: z.number().nullable(),
    medianDays: z.number().nullable(),
    excluded: Excluded,
  })
  .meta({ id: 'ProtectionMetric' });
export type Metric = z.infer<typeof Metric>;

/** The metrics of a period, of all that the asker may read, by office and by month. */
export const ProtectionMetrics = z
  .object({
    from: z.string(),
    to: z.string(),
    office: z.string().nullable(),
    total: z.array(Metric),
    byOffice: z.array(
      z.object({ office: z.string().nullable(), name: BothWords, metrics: z.array(Metric) }),
    ),
    byMonth: z.array(z.object({ month: z.string(), metrics: z.array(Metric) })),
  })
  .meta({ id: 'ProtectionMetrics' });
export type ProtectionMetrics = z.infer<typeof ProtectionMetrics>;

const TITLES: Readonly<Record<Share['name'], BothWords>> = {
  acceptedInTime: { zh: '按期受理率', en: 'Accepted in time' },
  mediationSuccess: { zh: '调解成功率', en: 'Mediation succeeded' },
  daysToClose: { zh: '平均办结天数', en: 'Days to close' },
  repeatComplaints: { zh: '重复投诉率', en: 'Repeated complaints' },
  reportsFiled: { zh: '举报立案率', en: 'Reports that became a case' },
};

/** A metric as it is given over HTTP. */
export function asMetric(metric: Share | Duration): Metric {
  const common = {
    name: metric.name,
    title: TITLES[metric.name],
    definition: metric.definition,
    excluded: metric.excluded,
  };
  return metric.kind === 'share'
    ? {
        ...common,
        kind: 'share',
        numerator: metric.numerator,
        denominator: metric.denominator,
        percent: metric.percent,
        meanDays: null,
        medianDays: null,
      }
    : {
        ...common,
        kind: 'duration',
        numerator: null,
        denominator: metric.count,
        percent: null,
        meanDays: metric.meanDays,
        medianDays: metric.medianDays,
      };
}
