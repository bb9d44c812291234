import { present, textOf } from '../../base/address.ts';
import { isDay } from '../../base/catalogue/format.ts';

/** What the address of the audit journal says; what is absent is not asked. */
export interface AuditAddress {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
  /** The entry before which this page ends. */
  readonly before?: string;
}

export function readAuditAddress(raw: Record<string, unknown>): AuditAddress {
  const day = (value: unknown): string | undefined => {
    const text = textOf(value);
    return text !== undefined && isDay(text) ? text : undefined;
  };
  const before = textOf(raw['before']);
  return present({
    actor: textOf(raw['actor']),
    action: textOf(raw['action']),
    target: textOf(raw['target']),
    from: day(raw['from']),
    to: day(raw['to']),
    before: /^[1-9]\d{0,14}$/.test(before ?? '') ? before : undefined,
  });
}
