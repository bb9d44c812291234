import { z } from 'zod';
import type { NoticeKind } from '../notices/index.ts';

const WatchFound = z.object({
  /** Name that the person gave the search. */
  name: z.string(),
  /** Records that are found now and were not before. */
  added: z.int().nonnegative(),
  /** Records that are found now. */
  count: z.int().nonnegative(),
  /** Where there are too many to tell which are new: records found before; else null. */
  before: z.int().nonnegative().nullable(),
});
type WatchFound = z.infer<typeof WatchFound>;

/** A saved search that its person watches finds something new. */
export const WATCH_NOTICE: NoticeKind<WatchFound> = {
  kind: 'registry.watch',
  title: { zh: '关注的检索有新结果', en: 'A watched search finds something new' },
  params: WatchFound,
  text: ({ name, added, count, before }) =>
    before === null
      ? {
          zh: `您关注的检索“${name}”有 ${added} 件新记录，现共 ${count} 件。`,
          en: `The search "${name}" that you watch finds ${added} new ${added === 1 ? 'record' : 'records'}, ${count} in all.`,
        }
      : {
          zh: `您关注的检索“${name}”由 ${before} 件变为 ${count} 件。`,
          en: `The search "${name}" that you watch found ${before} records before and finds ${count} now.`,
        },
  outside: ['mail'],
};
