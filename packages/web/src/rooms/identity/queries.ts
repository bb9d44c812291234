import type {
  AuditList,
  OrganisationList,
  OwnAccount,
  PersonList,
  SignInWays,
  StaffList,
} from '@zca/domain/identity';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { get } from '../../base/api/client.ts';
import type { AuditAddress } from './address.ts';

export const waysQuery = queryOptions({
  queryKey: ['session', 'ways'],
  queryFn: ({ signal }) => get<SignInWays>('/session/ways', {}, signal),
});

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => get<OwnAccount>('/account', {}, signal),
});

export const personsQuery = queryOptions({
  queryKey: ['persons'],
  queryFn: ({ signal }) => get<PersonList>('/persons', {}, signal),
});

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: ({ signal }) => get<OrganisationList>('/organisations', {}, signal),
});

export const staffQuery = (code: string) =>
  queryOptions({
    queryKey: ['staff', code],
    queryFn: ({ signal }) =>
      get<StaffList>(`/organisations/${encodeURIComponent(code)}/staff`, {}, signal),
  });

export const auditQuery = (asked: AuditAddress) =>
  queryOptions({
    queryKey: ['audit', asked],
    queryFn: ({ signal }) => get<AuditList>('/audit', { ...asked }, signal),
    placeholderData: keepPreviousData,
  });
