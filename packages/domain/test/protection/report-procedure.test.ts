import { checkDefinition, type JsonObject, maySeeLevel, mayRead } from '@zca/procedure';
import { describe, expect, it } from 'vitest';
import { NON_FILING_GROUNDS } from '../../src/protection/index.ts';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { report } from '../../src/protection/procedures/report.v1.ts';
import {
  BEILIN,
  Casework,
  CITY,
  filerOf,
  HEAD,
  officer,
  OPERATOR,
  PLATFORM,
  STATION,
  VISITOR,
  YANTA,
} from './casework.ts';
import { COMPLAINT, FILES } from './facts.ts';

const CLUE: JsonObject = {
  respondentName: '西安渭曲食品有限公司',
  businessAddress: '西安市雁塔区长安南路300号',
  goods: '石榴汁',
  clue: '标注虚假产地',
};
const NAMED: JsonObject = { ...CLUE, reporterName: '李二', reporterPhone: '13900000000' };
const ME = filerOf(report);

const signed = (input = NAMED, day = '2026-05-06', action = 'file') =>
  new Casework(report)
    .act(day, VISITOR, action, input)
    .act(day, CITY, 'dispatch', { handler: '610113' })
    .act(day, YANTA, 'sign');

describe('the report procedure', () => {
  it('is sound', () => {
    expect(checkDefinition(report)).toEqual([]);
  });

  it('P:A.6: received, verified, a case opened, the reporter told, closed', () => {
    const work = signed();
    expect([work.state, work.due('verify')]).toEqual(['verifying.checking', '2026-05-26']);
    work.act('2026-05-12', YANTA, 'inspect', { inspectionNote: '现场核查' });
    work.act('2026-05-20', YANTA, 'openCase', { caseNumber: '雁市监案〔2026〕8号' });
    expect([work.state, work.clock('verify'), work.last.events]).toEqual([
      'filed',
      'met',
      ['protection.caseOpened'],
    ]);
    expect(work.due('tellService')).toBe('2026-05-27');
    expect(work.clock('tellDecision')).toBeUndefined();
    work.act('2026-05-22', YANTA, 'tellResult');
    expect([work.state, work.last.papers, work.clock('tellService')]).toEqual([
      'closed',
      ['result'],
      'met',
    ]);
  });

  it.each(NON_FILING_GROUNDS.map(({ value }) => value))('opens no case by ground %s', (ground) => {
    const work = signed().act('2026-05-20', YANTA, 'openNoCase', {
      nonFilingGround: ground,
      decisionReason: '理由',
    });
    expect([work.state, work.data.result]).toEqual(['notFiled', '不予立案']);
  });

  it('under order 20 tells the reporter within five working days by law', () => {
    const work = new Casework(report)
      .act('2026-04-14', YANTA, 'register', { ...NAMED, receivedOn: '2026-04-14' })
      .act('2026-04-20', YANTA, 'openCase');
    expect(work.due('tellDecision')).toBe('2026-04-27');
    expect(work.clock('tellService')).toBeUndefined();
    expect(work.refused('2026-04-21', YANTA, 'close')).toEqual(['report.mustTell']);
    work.act('2026-04-21', YANTA, 'tellResult');
    expect([work.state, work.clock('tellDecision')]).toEqual(['closed', 'met']);
  });

  it('tells who is competent when no office of the city is', () => {
    const work = new Casework(report)
      .act('2026-05-06', VISITOR, 'file', NAMED)
      .act('2026-05-07', CITY, 'tellNoAuthority', { competentOffice: '宝鸡市市场监督管理局' });
    expect([work.state, work.last.papers]).toEqual(['outside', ['noAuthority']]);
  });

  it('pauses for an appraisal', () => {
    const work = signed().act('2026-05-11', YANTA, 'sendToAppraisal', {
      appraiser: '检测中心',
      appraisalItems: '产地',
    });
    expect([work.state, work.clock('verify')]).toEqual(['verifying.appraisal', 'paused']);
    work.act('2026-05-14', YANTA, 'endAppraisal', { appraisalResult: '非临潼所产' });
    // Three working days did not count.
    expect([work.state, work.due('verify')]).toEqual(['verifying.checking', '2026-05-29']);
  });

  it('asks the reporter, who answers by tracking code', () => {
    const work = signed()
      .act('2026-05-07', YANTA, 'askSupplement', { supplementItems: '购买地点' })
      .act('2026-05-08', ME, 'supplement', { actPlace: '小寨', newEvidence: FILES as never });
    expect([work.data.actPlace, work.data.evidence]).toEqual(['小寨', FILES]);
  });

  it('counts intellectual property by the service level too', () => {
    const work = signed({ ...NAMED, ipRights: ['trademark'] });
    expect([work.due('verify'), work.due('verifyProperty')]).toEqual(['2026-05-26', '2026-05-19']);
  });

  it('keeps a duplicate and a merged report apart from those handled', () => {
    const duplicate = signed().act('2026-05-07', YANTA, 'markDuplicate', { duplicateOf: '举1' });
    expect(duplicate.state).toBe('duplicate');
    const merged = signed().act('2026-05-07', YANTA, 'markMerged', { mergedNumber: '举1' });
    expect(merged.state).toBe('merged');
  });

  it('P:A.9-8: received 2026-05-06, due 05-26; merged with one of 06-10, due 07-02', () => {
    const work = signed();
    expect(work.due('verify')).toBe('2026-05-26');
    expect(
      work.refused('2026-06-10', YANTA, 'mergeReport', {
        mergedNumber: '举2026-0610-0001',
        verifyFrom: '2026-05-05',
      }),
    ).toEqual(['report.notLater']);
    work.act('2026-06-10', YANTA, 'mergeReport', {
      mergedNumber: '举2026-0610-0001',
      verifyFrom: '2026-06-10',
    });
    expect(work.due('verify')).toBe('2026-07-02');
  });
});

describe('CF.VERIFY and its extension (P:B.8-1)', () => {
  const asked = () =>
    signed(NAMED, '2026-09-15').act('2026-10-10', YANTA, 'askExtension', {
      extensionReason: '案情复杂',
    });

  it('is fifteen working days, and fifteen more by the head', () => {
    const work = asked();
    expect(work.due('verify')).toBe('2026-10-12');
    work.act('2026-10-12', HEAD, 'extend');
    expect(work.due('verify')).toBe('2026-11-02');
    expect(work.refused('2026-10-13', YANTA, 'askExtension', { extensionReason: '再延' })).toEqual([
      'EXTENSION_SPENT',
    ]);
  });

  it('needs another person, and somebody who asked', () => {
    const both = {
      ...HEAD,
      roles: [...HEAD.roles, ...YANTA.roles],
    };
    const work = signed(NAMED, '2026-09-15');
    expect(work.refused('2026-10-10', HEAD, 'extend')).toEqual(['EXTENSION_NOT_ASKED']);
    work.act('2026-10-10', both, 'askExtension', { extensionReason: '案情复杂' });
    expect(work.refused('2026-10-10', both, 'extend')).toEqual(['SAME_PERSON']);
    expect(work.refused('2026-10-10', YANTA, 'extend')).toEqual(['NOT_ALLOWED']);
    const other = officer('head', '610113', 'other');
    work.act('2026-10-10', other, 'declineExtension', { extensionAnswer: '不同意' });
    expect(work.due('verify')).toBe('2026-10-12');
  });

  it('comes too late once it has run out', () => {
    expect(asked().refused('2026-10-13', HEAD, 'extend')).toEqual(['CLOCK_RAN_OUT']);
  });

  it('a clue found in a mediation has its own limit, with the same extension', () => {
    const found = new Casework(complaint)
      .act('2026-09-15', YANTA, 'register', {
        ...(COMPLAINT as JsonObject),
        receivedOn: '2026-09-15',
      })
      .act('2026-09-15', YANTA, 'foundClue', { violationClue: '无证经营' });
    const [spawn] = found.last.spawns;
    const work = new Casework(report).act('2026-09-15', PLATFORM, spawn!.action, spawn!.input);
    expect([work.state, work.matter!.office]).toEqual(['dispatched', '610113']);
    expect([work.clock('verify'), work.due('verifyFound')]).toEqual([undefined, '2026-10-12']);
    work
      .act('2026-09-16', YANTA, 'sign')
      .act('2026-10-12', YANTA, 'askExtension', { extensionReason: '复杂' })
      .act('2026-10-12', HEAD, 'extend');
    expect(work.due('verifyFound')).toBe('2026-11-02');
  });
});

describe('who reports (Art. 37)', () => {
  const sees = (
    work: Casework,
    role: string,
    place: string | null,
    level: 'personal' | 'sensitive' = 'personal',
  ) => maySeeLevel(report, work.matter!, officer(role, place, 'x'), level);

  it('is known to the bureau that handles it, and to nobody else', () => {
    const work = signed().act('2026-05-06', YANTA, 'toStation', { handler: '610113.01' });
    const rows = [
      ['station', '610113.01'],
      ['district', '610113'],
      ['station', '610113.02'],
      ['district', '610103'],
      ['city', null],
      ['head', '610113'],
      ['leader', null],
      ['auditor', null],
      ['operator', null],
    ] as const;
    const known = rows.filter(([role, place]) => sees(work, role, place));
    expect(known).toEqual([
      ['station', '610113.01'],
      ['district', '610113'],
    ]);
    expect(sees(work, 'head', '610113', 'sensitive')).toBe(true);
    expect(sees(work, 'leader', null, 'sensitive')).toBe(false);
    expect(mayRead(report, work.matter!, officer('leader', null))).toBe(true);
    for (const other of [BEILIN, officer('station', '610113.02')]) {
      expect(mayRead(report, work.matter!, other)).toBe(false);
    }
    expect(mayRead(report, work.matter!, STATION)).toBe(true);
  });

  it('is known to the intake unit while it has the report in hand', () => {
    const work = new Casework(report).act('2026-05-06', VISITOR, 'file', NAMED);
    expect(sees(work, 'city', null)).toBe(true);
  });

  it('may stay unknown, and is not told then', () => {
    const work = signed(CLUE, '2026-05-06', 'fileAnonymously').act('2026-05-20', YANTA, 'openCase');
    expect([work.data.anonymous, work.clock('tellService')]).toEqual([true, undefined]);
    expect(work.refused('2026-05-20', YANTA, 'tellResult')).toEqual(['report.noReporter']);
    work.act('2026-05-20', YANTA, 'close');
    expect(work.state).toBe('closed');
  });

  it('stays out of the journal: no report without a name while signed in', () => {
    const person = officer('holder', null, 'p1');
    const work = new Casework(report);
    expect(work.refused('2026-05-06', person, 'fileAnonymously', CLUE)).toEqual([
      'report.signedIn',
    ]);
    work.act('2026-05-06', person, 'file', NAMED);
    expect(work.matter!.parties).toEqual({ reporter: ['p1'] });
  });

  it('registered without any contact is anonymous; by the desk nobody is bound', () => {
    const without = new Casework(report).act('2026-05-06', OPERATOR, 'register', CLUE);
    const named = new Casework(report).act('2026-05-06', OPERATOR, 'register', NAMED);
    expect([without.data.anonymous, named.data.anonymous]).toEqual([true, false]);
    expect(named.matter!.parties).toEqual({});
  });
});
