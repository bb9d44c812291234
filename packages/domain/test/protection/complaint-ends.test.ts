import type { JsonObject } from '@zca/procedure';
import { publicView, retentionEnd } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { terminationGrounds } from '../../src/protection/index.ts';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { CITY, YANTA } from './casework.ts';
import { accepted, COMPLAINANT, filed, mediating, signed } from './complaintCases.ts';
import { LAW } from './facts.ts';

describe('P:A.5: the ends of a complaint', () => {
  const agreed = (more: JsonObject) =>
    mediating().act('2026-05-20', YANTA, 'agree', {
      agreementTerms: '经营者退款 128.50 元',
      performedAtOnce: false,
      ...more,
    });

  it('an agreement needs its paper', () => {
    const work = agreed({});
    expect([work.state, work.clock('mediate')]).toEqual(['agreed', 'met']);
    expect(work.refused('2026-05-21', YANTA, 'closeAgreed')).toEqual(['agreement.paperNeeded']);
    work.act('2026-05-21', YANTA, 'closeWithPaper');
    expect([work.state, work.last.papers, work.data.outcome]).toEqual([
      'closed',
      ['mediation'],
      'agreed',
    ]);
  });

  it.each([{ performedAtOnce: true }, { paperWaived: true }])(
    'unless it was performed at once or both waive it: %o',
    (more) => {
      const work = agreed(more).act('2026-05-21', YANTA, 'closeAgreed');
      expect([work.state, work.last.papers]).toEqual(['closed', []]);
    },
  );

  it.each(terminationGrounds(121).filter(({ value }) => value !== 'limitPassed'))(
    'is terminated by ground $number, $value',
    ({ value, number }) => {
      const work = mediating().act('2026-05-20', YANTA, 'terminate', {
        terminationGround: value,
        terminationReason: '理由',
      });
      expect(work.data.terminationArticle).toContain(
        `第二十三条第一款第${'一二三四五六七八'[number - 1]}项`,
      );
      expect(work.data.outcome).toBe(value === 'withdrawnOrSettled' ? 'settled' : 'terminated');
    },
  );

  it('is not terminated by the limit before it has run out', () => {
    const late = { terminationGround: 'limitPassed', terminationReason: '届满' };
    const work = mediating();
    expect(work.refused('2026-06-26', YANTA, 'terminate', late)).toEqual(['ground.limitRuns']);
    expect(work.refused('2026-06-27', YANTA, 'terminate', late)).toEqual([]);
  });

  it('is terminated while consent is asked for, when a side refuses', () => {
    const work = accepted().act('2026-05-06', YANTA, 'terminate', {
      terminationGround: 'absentOrRefused',
      terminationReason: '被投诉人明确拒绝',
    });
    expect(work.state).toBe('terminated');
  });

  it('is withdrawn by the complainant: at once before acceptance, by termination after it', () => {
    const before = signed().act('2026-04-20', COMPLAINANT, 'withdraw', {
      withdrawalReason: '已和解',
    });
    expect([before.state, before.clock('tellOfEnd')]).toEqual(['withdrawn', undefined]);
    const after = mediating().act('2026-05-06', COMPLAINANT, 'withdraw');
    expect([after.state, after.data.terminationGround, after.due('tellOfEnd')]).toEqual([
      'terminated',
      'withdrawnOrSettled',
      '2026-05-14',
    ]);
  });

  it('is referred to the police for signs of fraud (Art. 42), from review and later', () => {
    const input = { policeReason: '伪造小票', policeOffice: '西安市公安局雁塔分局' };
    for (const work of [signed(), accepted(), mediating()]) {
      work.act('2026-05-06', YANTA, 'referToPolice', input);
      expect([work.state, work.data.outcome, work.last.papers, work.last.events]).toEqual([
        'terminated',
        'police',
        ['policeReferral'],
        ['protection.policeReferral'],
      ]);
      expect(work.due('tellOfEnd')).toBe('2026-05-14');
    }
  });

  it('is answered after the end, once', () => {
    const work = agreed({ performedAtOnce: true }).act('2026-05-21', YANTA, 'closeAgreed');
    expect(work.refused('2026-05-22', YANTA, 'rate', { satisfaction: 'satisfied' })).toEqual([
      'NOT_ALLOWED',
    ]);
    work.act('2026-05-22', COMPLAINANT, 'rate', { satisfaction: 'satisfied' });
    expect([work.state, work.data.satisfaction]).toEqual(['closed', 'satisfied']);
    expect(work.refused('2026-05-22', COMPLAINANT, 'rate', { satisfaction: 'fair' })).toEqual([
      'answer.given',
    ]);
    work.act('2026-05-23', YANTA, 'answerSource', { answer: '已调解成功' });
    expect(work.matter!.endedAt).toContain('2026-05-21');
  });

  it('is published without who complained, and only with consent', () => {
    const shown = (consentPublish: boolean) => {
      const work = filed('2026-04-16', { consentPublish })
        .act('2026-04-17', CITY, 'dispatch', { handler: '610113' })
        .act('2026-04-17', YANTA, 'sign')
        .act('2026-04-17', YANTA, 'accept')
        .act('2026-04-20', YANTA, 'terminate', {
          terminationGround: 'noAgreement',
          terminationReason: '分歧',
        })
        .act('2026-04-21', YANTA, 'notifyEnd');
      const view = { matter: work.matter!, data: work.data, today: '2026-04-22', law: LAW };
      expect(retentionEnd(complaint, work.matter!)).toBe('2036-04-21');
      return publicView(complaint, view);
    };
    expect(shown(false)).toBeNull();
    const published = shown(true)!;
    expect(published.values.map(({ field }) => field)).toEqual([
      'respondentName',
      'goods',
      'ipRights',
      'requests',
      'outcome',
    ]);
    expect(JSON.stringify(published)).not.toContain('王一');
  });
});
