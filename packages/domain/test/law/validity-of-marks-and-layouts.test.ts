import { describe, expect, it } from 'vitest';
import {
  isLayoutDesignAdmissible,
  type LayoutDesignFacts,
  SEED_PARAMETERS,
  type TrademarkFacts,
} from '../../src/law/index.ts';
import { event, on, statusOn } from './facts.ts';

const mark = (rest: Partial<TrademarkFacts> = {}): TrademarkFacts => ({
  collection: 'trademark',
  filingDay: '2015-02-02',
  registrationDay: '2016-03-14',
  events: [],
  ...rest,
});

describe('trademarks', () => {
  it('O:A-23: registered 2016-03-14, expires 2026-03-13, grace to 2026-09-13', () => {
    expect(on(mark(), '2026-03-13')).toMatchObject({
      status: 'inForce',
      term: { lastDay: '2026-03-13' },
    });
    expect(on(mark(), '2026-03-14')).toMatchObject({ status: 'grace', group: 'valid' });
    expect(statusOn(mark(), '2026-09-13')).toBe('grace');
  });

  it('O:A-23: a renewal filed 2026-10-01 is too late, the mark is cancelled', () => {
    const renewal = event('trademarkRenewal', '2026-10-20', {
      details: { filedDay: '2026-10-01' },
    });
    const facts = mark({ events: [renewal], registerAsOf: '2026-11-01' });
    expect(on(facts, '2026-11-01')).toMatchObject({ status: 'cancelled', endDay: '2026-03-14' });
    const inTime = event('trademarkRenewal', '2026-10-20', { details: { filedDay: '2026-09-13' } });
    expect(on(mark({ events: [inTime] }), '2026-11-01')).toMatchObject({
      status: 'inForce',
      term: { lastDay: '2036-03-13' },
    });
  });

  it('without records beyond the grace period the end is unknown', () => {
    expect(statusOn(mark(), '2026-09-14')).toBe('unknown');
    expect(statusOn(mark({ registerAsOf: '2026-09-13' }), '2026-09-14')).toBe('unknown');
    expect(statusOn(mark({ registerAsOf: '2026-09-14' }), '2026-09-14')).toBe('cancelled');
  });

  it('a last day stated by the register prevails', () => {
    expect(on(mark({ termEndDay: '2036-03-13' }), '2030-01-01')).toMatchObject({
      status: 'inForce',
      reason: { code: 'registeredTermEnd' },
    });
  });

  it('passes from filing through preliminary publication and opposition', () => {
    const facts = mark({ registrationDay: undefined, preliminaryDay: '2015-12-13' });
    expect(statusOn(facts, '2015-06-01')).toBe('pendingUnpublished');
    expect(statusOn(facts, '2015-12-13')).toBe('published');
    const opposed = { ...facts, events: [event('opposition', '2016-02-01')] };
    expect(statusOn(opposed, '2016-03-01')).toBe('inOpposition');
    expect(statusOn({ ...facts, events: [event('rejection', '2016-02-01')] }, '2016-03-01')).toBe(
      'rejected',
    );
  });

  it.each([
    ['trademarkCancellation', 'cancelled'],
    ['trademarkInvalidation', 'invalidated'],
  ] as const)('%s makes a mark %s', (code, status) => {
    expect(statusOn(mark({ events: [event(code, '2020-01-06')] }), '2020-01-06')).toBe(status);
  });
});

describe('layout designs', () => {
  const layout: LayoutDesignFacts = {
    collection: 'layoutDesign',
    completionDay: '2010-01-10',
    firstCommercialDay: '2015-06-01',
    filingDay: '2017-05-20',
    registrationDay: '2017-11-01',
    events: [],
  };

  it('O:A-21: admissible, and protected until 2025-01-10, fifteen years from completion', () => {
    expect(isLayoutDesignAdmissible(SEED_PARAMETERS, '2017-05-20', '2015-06-01')).toBe(true);
    expect(isLayoutDesignAdmissible(SEED_PARAMETERS, '2017-06-01', '2015-06-01')).toBe(true);
    expect(on(layout, '2025-01-09')).toMatchObject({
      status: 'inForce',
      term: { endDay: '2025-01-10' },
    });
    expect(statusOn(layout, '2025-01-10')).toBe('expired');
  });

  it('O:A-22: filed 2017-06-02 is refused', () => {
    expect(isLayoutDesignAdmissible(SEED_PARAMETERS, '2017-06-02', '2015-06-01')).toBe(false);
    expect(isLayoutDesignAdmissible(SEED_PARAMETERS, '2017-06-02', null)).toBe(true);
  });

  it('counts ten years from the earlier of filing and first use', () => {
    const young = { ...layout, completionDay: '2014-01-10' };
    expect(on(young, '2020-01-01').term?.endDay).toBe('2025-06-01');
    const unused = { ...young, firstCommercialDay: undefined };
    expect(on(unused, '2020-01-01').term?.endDay).toBe('2027-05-20');
  });

  it('without completion day the term is unknown', () => {
    expect(on({ ...layout, completionDay: undefined }, '2020-01-01').reason.code).toBe(
      'unknownLayoutDates',
    );
  });
});
