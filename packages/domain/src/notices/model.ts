import { z } from 'zod';

/** Ways by which a notice leaves the platform; in the platform it always is. */
export const OUTSIDE_CHANNELS = ['mail', 'sms', 'webhook'] as const;
export const OutsideChannel = z.enum(OUTSIDE_CHANNELS).meta({ id: 'OutsideChannel' });
export type OutsideChannel = z.infer<typeof OutsideChannel>;

const Bilingual = z.object({ zh: z.string(), en: z.string() });

/** A notice of the person who is signed in. */
export const NoticeView = z
  .object({
    id: z.int(),
    kind: z.string(),
    title: Bilingual,
    text: Bilingual,
    /** Where it leads, as a path of the platform. */
    link: z.string().nullable(),
    at: z.string(),
    readAt: z.string().nullable(),
  })
  .meta({ id: 'NoticeView' });
export type NoticeView = z.infer<typeof NoticeView>;

export const NoticePage = z
  .object({
    /** Latest first. */
    notices: z.array(NoticeView),
    /** For the next page; null on the last one. */
    cursor: z.int().nullable(),
    unread: z.int(),
  })
  .meta({ id: 'NoticePage' });
export type NoticePage = z.infer<typeof NoticePage>;

/** How many notices are unread; asked for again and again, so that it is small. */
export const UnreadNotices = z.object({ unread: z.int() }).meta({ id: 'UnreadNotices' });

/** What a person wants of one kind outside the platform. */
const KindPreference = z.object({
  kind: z.string(),
  title: Bilingual,
  channels: z.array(z.object({ channel: OutsideChannel, enabled: z.boolean() })),
});

export const NoticePreferences = z
  .object({
    /** Language in which the person is written to. */
    language: z.enum(['zh', 'en']),
    /** Channels that the platform has. */
    channels: z.array(OutsideChannel),
    kinds: z.array(KindPreference),
  })
  .meta({ id: 'NoticePreferences' });
export type NoticePreferences = z.infer<typeof NoticePreferences>;

export const NewNoticePreferences = z
  .object({
    language: z.enum(['zh', 'en']).optional(),
    choices: z
      .array(z.object({ kind: z.string().max(100), channel: OutsideChannel, enabled: z.boolean() }))
      .max(300),
  })
  .meta({ id: 'NewNoticePreferences' });
export type NewNoticePreferences = z.infer<typeof NewNoticePreferences>;

/** A delivery that will not be tried again by itself. Of the notice only its kind is shown. */
export const ParkedDelivery = z
  .object({
    notice: z.int(),
    channel: OutsideChannel,
    kind: z.string(),
    title: Bilingual,
    attempts: z.int(),
    parkedAt: z.string(),
    reason: z.string(),
  })
  .meta({ id: 'ParkedDelivery' });
export type ParkedDelivery = z.infer<typeof ParkedDelivery>;

export const ParkedDeliveries = z
  .object({ deliveries: z.array(ParkedDelivery), waiting: z.int() })
  .meta({ id: 'ParkedDeliveries' });
export type ParkedDeliveries = z.infer<typeof ParkedDeliveries>;
