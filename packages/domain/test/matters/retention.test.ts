import { type Matter, retentionEnd } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { PROCEDURES } from '../../src/procedures.ts';

const endOf = (id: string, endedAt: string | null) =>
  retentionEnd(PROCEDURES.find((one) => one.id === id)!, { endedAt } as Matter);

describe('what is kept of giving personal data to others', () => {
  it('P:K.8-6: given on 2026-03-01 it is kept until 2029-03-01 at least', () => {
    expect(endOf('bulkExport', '2026-03-01T02:00:00.000Z')).toBe('2029-03-01');
    // The day of Shanghai, which has begun sixteen hours before that of UTC ends.
    expect(endOf('bulkExport', '2026-02-28T17:00:00.000Z')).toBe('2029-03-01');
    expect(endOf('bulkExport', null)).toBeNull();
  });

  it('no procedure keeps its matters for less than three years', () => {
    for (const { id } of PROCEDURES) {
      expect(endOf(id, '2026-03-01T02:00:00.000Z')! >= '2029-03-01', id).toBe(true);
    }
  });
});
