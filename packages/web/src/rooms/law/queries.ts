import type { CalendarYearList, LegalParameterList } from '@zca/domain/law';
import { queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';

export const parametersQuery = queryOptions({
  queryKey: ['law', 'parameters'],
  queryFn: ({ signal }) => get<LegalParameterList>('/law/parameters', {}, signal),
});

export const calendarQuery = queryOptions({
  queryKey: ['law', 'calendar'],
  queryFn: ({ signal }) => get<CalendarYearList>('/law/calendar', {}, signal),
});
