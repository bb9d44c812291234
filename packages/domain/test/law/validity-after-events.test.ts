import { addDays } from '@zca/standards';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EventFact, explainReason } from '../../src/law/index.ts';
import { event, granted, on, patent, statusOn } from './facts.ts';

const overlaysOf = (events: EventFact[]) =>
  on(granted({ events }), '2026-01-01').overlays.map((one) => one.event.details);

describe('the latest line of the gazette is not the status (O:A.6)', () => {
  it.each([
    ['pledge', 'pledged'],
    ['openLicence', 'openLicensed'],
    ['preservation', 'preserved'],
    ['licence', 'licensed'],
  ] as const)('after %s the patent is in force and %s', (code, overlay) => {
    const result = on(granted({ events: [event(code, '2025-01-07')] }), '2026-01-01');
    expect(result.status).toBe('inForce');
    expect(result.overlays.map((one) => one.overlay)).toEqual([overlay]);
  });

  it('a lifted preservation leaves nothing, one of two leaves the other', () => {
    const first = event('preservation', '2024-01-02', { details: { registrationNumber: 'a' } });
    const second = event('preservation', '2024-02-02', { details: { registrationNumber: 'b' } });
    const end = event('preservationEnd', '2025-01-07', { details: { registrationNumber: 'a' } });
    expect(overlaysOf([first, end])).toEqual([]);
    expect(overlaysOf([first, second, end])).toEqual([{ registrationNumber: 'b' }]);
  });

  it('a licence ends by its own term', () => {
    const licence = event('licence', '2024-01-02', {
      details: { licenceKind: 'exclusive', endDay: '2025-12-31' },
    });
    const facts = granted({ events: [licence] });
    expect(on(facts, '2025-12-31').overlays).toMatchObject([{ overlay: 'exclusiveLicensed' }]);
    expect(on(facts, '2026-01-01').overlays).toEqual([]);
  });

  it('O:T.1-3: an exclusive and an open licence together are reported', () => {
    const events = [
      event('licence', '2024-01-02', { details: { licenceKind: 'exclusive' } }),
      event('openLicence', '2024-05-02'),
    ];
    const { cautions } = on(granted({ events }), '2026-01-01');
    expect(cautions.map(({ code }) => code)).toContain('cautionLicenceConflict');
  });

  it('a pledge that was cancelled lies no longer on the patent, but did before', () => {
    const events = [event('pledge', '2023-01-03'), event('pledgeEnd', '2024-01-02')];
    expect(on(granted({ events }), '2023-06-01').overlays).toHaveLength(1);
    expect(on(granted({ events }), '2024-01-02').overlays).toEqual([]);
  });
});

describe('events that end and restore', () => {
  it.each([
    ['withdrawal', 'withdrawn'],
    ['deemedWithdrawal', 'deemedWithdrawn'],
    ['deemedAbandonment', 'abandoned'],
    ['rejection', 'rejected'],
  ] as const)('%s makes an application %s', (code, status) => {
    const facts = patent({
      events: [event('publication', '2020-10-13'), event(code, '2022-03-01')],
    });
    expect(statusOn(facts, '2022-02-28')).toBe('published');
    expect(statusOn(facts, '2022-03-01')).toBe(status);
  });

  it.each([
    ['abandonment', 'abandoned'],
    ['avoidDoubleGrant', 'abandoned'],
    ['invalidation', 'invalidated'],
    ['lapse', 'lapsedFee'],
    ['expiry', 'expired'],
  ] as const)('%s makes a patent %s', (code, status) => {
    const facts = granted({ events: [event(code, '2024-03-01')] });
    expect(statusOn(facts, '2024-02-29')).toBe('inForce');
    expect(on(facts, '2024-03-01')).toMatchObject({
      status,
      group: 'invalid',
      endDay: '2024-03-01',
    });
  });

  it('a lapse counts from its day of effect, not from the gazette', () => {
    const lapse = event('lapse', '2019-08-27', { effectiveDay: '2018-09-07' });
    const facts = patent({
      kind: 'design',
      filingDay: '2012-09-07',
      grantDay: '2013-06-19',
      events: [event('grant', '2013-06-19'), lapse],
    });
    expect(on(facts, '2019-01-01')).toMatchObject({ status: 'lapsedFee', endDay: '2018-09-07' });
    expect(explainReason(on(facts, '2019-01-01').reason, 'zh')).toContain('2018-09-07');
  });

  it('a termination on the last day of the term is an expiry', () => {
    const lapse = event('lapse', '2022-12-01', { effectiveDay: '2022-09-07' });
    const facts = patent({
      kind: 'design',
      filingDay: '2012-09-07',
      grantDay: '2013-06-19',
      events: [lapse],
    });
    expect(statusOn(facts, '2023-01-01')).toBe('expired');
  });

  it('a restored patent is in force again, an invalidated one never', () => {
    const lapse = event('lapse', '2024-11-01', { effectiveDay: '2024-04-10' });
    const restoration = event('restoration', '2025-02-04');
    expect(statusOn(granted({ events: [lapse, restoration] }), '2024-12-01')).toBe('lapsedFee');
    expect(statusOn(granted({ events: [lapse, restoration] }), '2025-02-04')).toBe('inForce');
    const invalid = event('invalidation', '2024-12-01');
    expect(statusOn(granted({ events: [invalid, restoration] }), '2025-03-01')).toBe('invalidated');
  });

  it('had ended already when an invalidation follows a lapse, or the end of the term', () => {
    const events = [event('lapse', '2022-06-01'), event('invalidation', '2024-01-02')];
    const lapsed = on(granted({ events }), '2026-01-01');
    expect(lapsed).toMatchObject({ status: 'invalidated', endDay: '2022-06-01' });
    const late = on(granted({ events: [event('invalidation', '2049-01-02')] }), '2050-01-01');
    expect(late.status).toBe('invalidated');
    expect(late.endDay).toBe(late.term!.endDay);
  });

  it('a lapse gazetted after an invalidation changes nothing', () => {
    const events = [event('invalidation', '2024-01-02'), event('lapse', '2024-11-01')];
    expect(statusOn(granted({ events }), '2025-01-01')).toBe('invalidated');
  });

  it('a partly invalidated patent stays in force', () => {
    const facts = granted({ events: [event('partialInvalidation', '2024-01-02')] });
    expect(on(facts, '2025-01-01')).toMatchObject({ status: 'partlyInvalidated', group: 'valid' });
  });

  it('does not depend on the order in which events were recorded', () => {
    const events = [
      event('publication', '2020-10-13'),
      event('examinationStarted', '2020-11-03'),
      event('grant', '2021-06-01'),
      event('pledge', '2022-01-04'),
      event('lapse', '2023-12-01', { effectiveDay: '2023-04-10' }),
      event('restoration', '2024-02-06'),
    ];
    const order = fc.shuffledSubarray(events, { minLength: events.length });
    const day = fc.integer({ min: 0, max: 2500 }).map((days) => addDays('2019-04-10', days));
    fc.assert(
      fc.property(order, day, (shuffled, today) => {
        const a = on(patent({ events, feePaidThroughYear: 8 }), today);
        const b = on(patent({ events: shuffled, feePaidThroughYear: 8 }), today);
        expect(b).toEqual(a);
      }),
    );
  });

  it('events after the day do not count', () => {
    const facts = patent({ events: [event('grant', '2021-06-01')], feePaidThroughYear: 8 });
    expect(on(facts, '2021-05-31').group).toBe('pending');
    expect(statusOn(facts, '2021-06-01')).toBe('inForce');
  });
});
