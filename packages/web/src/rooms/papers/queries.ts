import type { PublicPaper } from '@zca/domain/papers';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';

export const paperQuery = (code: string) =>
  queryOptions({
    queryKey: ['paper', code],
    queryFn: ({ signal }) => get<PublicPaper>(`/papers/${encodeURIComponent(code)}`, {}, signal),
    // Whoever verifies wants to know what holds now.
    staleTime: 0,
  });
