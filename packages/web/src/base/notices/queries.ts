import type { NoticePage, NoticePreferences, ParkedDeliveries } from '@zca/domain/notices';
import type { UnprintedPapers } from '@zca/domain/papers';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { get } from '../api/client.ts';
import { NOTICES_KEY } from '../api/queries.ts';

/** So often the number on the bell is asked for while the page is seen. */
const LOOK_EVERY_MS = 60_000;

export const unreadQuery = queryOptions({
  queryKey: [...NOTICES_KEY, 'unread'],
  queryFn: ({ signal }) => get<{ readonly unread: number }>('/notices/unread', {}, signal),
  refetchInterval: LOOK_EVERY_MS,
  refetchOnWindowFocus: true,
});

export const noticesQuery = infiniteQueryOptions({
  queryKey: [...NOTICES_KEY, 'list'],
  queryFn: ({ pageParam, signal }) =>
    get<NoticePage>('/notices', pageParam === null ? {} : { cursor: String(pageParam) }, signal),
  initialPageParam: null as number | null,
  getNextPageParam: (page) => page.cursor,
  staleTime: 0,
});

export const preferencesQuery = queryOptions({
  queryKey: ['notice preferences'],
  queryFn: ({ signal }) => get<NoticePreferences>('/notices/preferences', {}, signal),
});

export const unprintedQuery = queryOptions({
  queryKey: ['unprinted papers'],
  queryFn: ({ signal }) => get<UnprintedPapers>('/unprinted-papers', {}, signal),
  staleTime: 0,
});

export const parkedQuery = queryOptions({
  queryKey: ['notice deliveries'],
  queryFn: ({ signal }) => get<ParkedDeliveries>('/notice-deliveries', {}, signal),
  staleTime: 0,
});
