import type {
  DriftState,
  RuleKind,
  RuleList,
  RuleUpload,
  RuleVersionDetail,
} from '@zca/domain/registry';
import { queryOptions } from '@tanstack/react-query';
import { get, send } from '../../base/api/client.ts';

export const RULE_KINDS = ['industry', 'strategic', 'theme'] as const satisfies readonly RuleKind[];

/** Which mapping and which of its versions the page shows. */
export interface RulesAddress {
  readonly kind?: RuleKind;
  readonly version?: string;
}

export function readRulesAddress(raw: Record<string, unknown>): RulesAddress {
  const kind = RULE_KINDS.find((one) => one === raw['kind']);
  const { version: written } = raw;
  // A number of the address is read as one.
  const version = typeof written === 'number' ? String(written) : written;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(typeof version === 'string' && /^(?:shipped|[1-9]\d{0,8})$/.test(version)
      ? { version }
      : {}),
  };
}

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => get<RuleList>('/rules', {}, signal),
});

export const ruleVersionQuery = (kind: RuleKind, id: string) =>
  queryOptions({
    queryKey: ['rules', kind, id],
    queryFn: ({ signal }) => get<RuleVersionDetail>(`/rules/${kind}/${id}`, {}, signal),
  });

/** Asked again while the comparison is under way. */
export const driftQuery = (kind: RuleKind, id: string) =>
  queryOptions({
    queryKey: ['rules', kind, id, 'drift'],
    queryFn: ({ signal }) => get<DriftState>(`/rules/${kind}/${id}/drift`, {}, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 700 : false),
  });

export const compareVersion = (kind: RuleKind, id: string) =>
  send<DriftState>('POST', `/rules/${kind}/${id}/drift`);

export const activateVersion = (kind: RuleKind, id: string, drift: string) =>
  send<{ version: string; reindexed: number }>('POST', `/rules/${kind}/${id}/activation`, {
    drift,
  });

export function uploadVersion(
  kind: RuleKind,
  told: { readonly version: string; readonly note: string; readonly file: File },
): Promise<RuleUpload> {
  const body = new FormData();
  body.append('file', told.file, told.file.name);
  const named = new URLSearchParams({ version: told.version, note: told.note });
  return send<RuleUpload>('POST', `/rules/${kind}/file?${named.toString()}`, body);
}
