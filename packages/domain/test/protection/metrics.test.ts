import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ComplaintFigures,
  complaintMetrics,
  type Duration,
  median,
  type MetricName,
  type ReportFigures,
  type Share,
} from '../../src/protection/index.ts';

const PERIOD = { from: '2026-05-01', to: '2026-05-31' };
const COMPLAINT: ComplaintFigures = {
  receivedOn: '2026-05-06',
  exclusion: null,
  acceptDueOn: '2026-05-14',
  decidedOn: '2026-05-14',
  mediation: null,
  closedOn: null,
};
const complaint = (change: Partial<ComplaintFigures>): ComplaintFigures => ({
  ...COMPLAINT,
  ...change,
});
const REPORT: ReportFigures = {
  receivedOn: '2026-05-06',
  exclusion: null,
  verifiedOn: '2026-05-20',
  filed: true,
};

function metric(
  name: MetricName,
  complaints: readonly ComplaintFigures[],
  reports: readonly ReportFigures[] = [],
): Share | Duration {
  return complaintMetrics(complaints, reports, PERIOD).find((one) => one.name === name)!;
}

describe('the metrics of complaints and reports (P:A.8)', () => {
  it('accepted in time: decided by the last day, of those due in the period', () => {
    const complaints = [
      complaint({}),
      complaint({ decidedOn: '2026-05-15' }),
      complaint({ decidedOn: null }),
      complaint({ acceptDueOn: '2026-06-01' }),
      complaint({ acceptDueOn: '2026-04-30' }),
      complaint({ exclusion: 'duplicate' }),
      complaint({ exclusion: 'misrouted' }),
    ];
    expect(metric('acceptedInTime', complaints)).toMatchObject({
      numerator: 1,
      denominator: 3,
      percent: 33.33,
      excluded: { misrouted: 1, duplicate: 1 },
    });
  });

  it('mediation succeeded: agreed or settled, withdrawn in the denominator', () => {
    const ended = (end: 'agreed' | 'settled' | 'withdrawn' | 'terminated', endedOn: string) =>
      complaint({ mediation: { end, endedOn } });
    const complaints = [
      ended('agreed', '2026-05-01'),
      ended('settled', '2026-05-31'),
      ended('withdrawn', '2026-05-10'),
      ended('terminated', '2026-05-10'),
      ended('agreed', '2026-06-01'),
      COMPLAINT,
    ];
    expect(metric('mediationSuccess', complaints)).toMatchObject({
      numerator: 2,
      denominator: 4,
      percent: 50,
    });
  });

  it('days to close: mean and median from receipt', () => {
    const closed = (receivedOn: string, closedOn: string) => complaint({ receivedOn, closedOn });
    const complaints = [
      closed('2026-05-01', '2026-05-02'),
      closed('2026-05-01', '2026-05-05'),
      closed('2026-03-01', '2026-05-10'),
      complaint({ closedOn: '2026-05-09', exclusion: 'duplicate' }),
      complaint({ closedOn: '2026-06-01' }),
    ];
    expect(metric('daysToClose', complaints)).toMatchObject({
      count: 3,
      meanDays: 25,
      medianDays: 4,
      excluded: { duplicate: 1, misrouted: 0 },
    });
  });

  it('repeated complaints: duplicates against the others received', () => {
    const complaints = [
      complaint({}),
      complaint({}),
      complaint({ exclusion: 'duplicate' }),
      complaint({ exclusion: 'misrouted' }),
      complaint({ receivedOn: '2026-06-01', exclusion: 'duplicate' }),
    ];
    expect(metric('repeatComplaints', complaints)).toMatchObject({
      numerator: 1,
      denominator: 2,
      percent: 50,
    });
  });

  it('reports filed: of those verified in the period', () => {
    const reports = [
      REPORT,
      { ...REPORT, filed: false },
      { ...REPORT, verifiedOn: null },
      { ...REPORT, exclusion: 'duplicate' as const },
    ];
    expect(metric('reportsFiled', [], reports)).toMatchObject({
      numerator: 1,
      denominator: 2,
      percent: 50,
      excluded: { duplicate: 1 },
    });
  });

  it('are null, not 0, of nothing', () => {
    for (const one of complaintMetrics([], [], PERIOD)) {
      expect(one.kind === 'share' ? one.percent : one.meanDays).toBeNull();
      if (one.kind === 'duration') expect(one.medianDays).toBeNull();
    }
  });

  it('say in both languages what they leave out', () => {
    for (const { definition } of complaintMetrics([], [], PERIOD)) {
      expect(definition.zh).toContain('不计');
      expect(definition.en).toContain('not counted');
    }
  });

  it('never count more than there is (property)', () => {
    const day = fc.integer({ min: 1, max: 31 }).map((n) => `2026-05-${String(n).padStart(2, '0')}`);
    const one = fc.record({
      receivedOn: day,
      exclusion: fc.constantFrom(null, 'misrouted' as const, 'duplicate' as const),
      acceptDueOn: day,
      decidedOn: fc.option(day),
      mediation: fc.constant(null),
      closedOn: fc.option(day),
    });
    fc.assert(
      fc.property(fc.array(one), (complaints) => {
        const found = metric('acceptedInTime', complaints) as Share;
        const { misrouted, duplicate } = found.excluded;
        expect(found.denominator + misrouted + duplicate).toBe(complaints.length);
        expect(found.numerator).toBeLessThanOrEqual(found.denominator);
      }),
    );
  });
});

describe('the median', () => {
  it.each([
    [[], null],
    [[3], 3],
    [[9, 1, 4], 4],
    [[4, 1, 10, 3], 3.5],
  ] as const)('of %j is %s', (values, expected) => expect(median(values)).toBe(expected));
});
