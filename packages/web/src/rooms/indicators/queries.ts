import type {
  AreaTarget,
  Board,
  CountedItems,
  DefinitionView,
  DraftReceipt,
  EntriesReceipt,
  EntryDraft,
  EvidenceView,
  IndicatorDetail,
  RegisterPage,
  RegistersView,
  ValueDraft,
} from '@zca/domain/indicators';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../../base/catalogue/format.ts';
import { apiAddress, get, send, sendFile } from '../../base/api/client.ts';
import type { DrillAddress, FiguresAddress } from './address.ts';

const ROOT = '/indicators';

/** Every so often the figures are asked again while cockpit or wall is open. */
export const REFETCH_MS = 30_000;

/** Every number of the room, so that an act can make all of them be asked again. */
export const INDICATORS_KEY = ['indicators'] as const;

const figuresOf = ({ period, area, source }: FiguresAddress) => ({ period, area, source });

/** Every definition without its numbers. */
export const definitionsQuery = queryOptions({
  queryKey: [...INDICATORS_KEY, 'definitions'],
  queryFn: ({ signal }) => get<{ definitions: DefinitionView[] }>(ROOT, {}, signal),
  staleTime: 300_000,
});

/** All indicators for one area and period; what was shown stays until the new answer is there. */
export const boardQuery = (address: FiguresAddress) =>
  queryOptions({
    queryKey: [...INDICATORS_KEY, 'board', figuresOf(address)],
    queryFn: ({ signal }) => get<Board>(`${ROOT}/board`, figuresOf(address), signal),
    placeholderData: keepPreviousData,
  });

export const detailQuery = (code: string, address: FiguresAddress) =>
  queryOptions({
    queryKey: [...INDICATORS_KEY, 'detail', code, figuresOf(address)],
    queryFn: ({ signal }) =>
      get<IndicatorDetail>(`${ROOT}/${encodeURIComponent(code)}`, figuresOf(address), signal),
    placeholderData: keepPreviousData,
  });

/** What a number counts within the parts chosen, page by page. */
export const itemsQuery = (code: string, address: DrillAddress, part: readonly string[]) => {
  const question = { ...figuresOf(address), part, evidence: address.evidence };
  return infiniteQueryOptions({
    queryKey: [...INDICATORS_KEY, 'items', code, question],
    queryFn: ({ pageParam, signal }) =>
      get<CountedItems>(
        `${ROOT}/${encodeURIComponent(code)}/items`,
        { ...question, cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });
};

/** One of the records that a number counts within the parts chosen; none when it does not count. */
export const itemQuery = (
  code: string,
  address: DrillAddress,
  part: readonly string[],
  item: string,
) => {
  const question = { ...figuresOf(address), part, evidence: address.evidence, item };
  return queryOptions({
    queryKey: [...INDICATORS_KEY, 'item', code, question],
    queryFn: ({ signal }) =>
      get<CountedItems>(`${ROOT}/${encodeURIComponent(code)}/items`, question, signal),
  });
};

export const evidenceQuery = (id: string) =>
  queryOptions({
    queryKey: [...INDICATORS_KEY, 'evidence', id],
    queryFn: ({ signal }) =>
      get<EvidenceView>(`${ROOT}/evidence/${encodeURIComponent(id)}`, {}, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Where the frozen list of evidence is: one key a line. */
export const frozenListPath = (id: string): string =>
  `${ROOT}/evidence/${encodeURIComponent(id)}/records.txt`;

/** Where the board is as a file. */
export const exportAddress = (
  format: 'csv' | 'xlsx' | 'sdmx.json',
  address: FiguresAddress,
  lang: Language,
): string => apiAddress(`${ROOT}/export.${format}`, { ...figuresOf(address), lang });

/** Where the report of a period is, ready to be printed. */
export const reportAddress = ({ period, area }: FiguresAddress, lang: Language): string =>
  apiAddress(`${ROOT}/report.pdf`, { period, area, lang });

export const fileDraft = (draft: ValueDraft) => send<DraftReceipt>('POST', `${ROOT}/drafts`, draft);

export const setTarget = (target: AreaTarget) => send<AreaTarget>('PUT', `${ROOT}/targets`, target);

export const registersQuery = queryOptions({
  queryKey: [...INDICATORS_KEY, 'registers'],
  queryFn: ({ signal }) => get<RegistersView>(`${ROOT}/registers`, {}, signal),
});

export const registerQuery = (key: string, area: string | undefined) =>
  infiniteQueryOptions({
    queryKey: [...INDICATORS_KEY, 'register', key, area],
    queryFn: ({ pageParam, signal }) =>
      get<RegisterPage>(
        `${ROOT}/registers/${encodeURIComponent(key)}`,
        { area, cursor: pageParam ?? undefined },
        signal,
      ),
    initialPageParam: null as string | null,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const addEntry = (entry: EntryDraft) =>
  send<EntriesReceipt>('POST', `${ROOT}/registers/${entry.register}/entries`, entry);

export const uploadEntries = (key: string, file: File) =>
  sendFile<EntriesReceipt>(`${ROOT}/registers/${encodeURIComponent(key)}/file`, file);

export const withdrawEntry = (id: string, reason: string) =>
  send<undefined>('POST', `${ROOT}/entries/${encodeURIComponent(id)}/withdraw`, { reason });
