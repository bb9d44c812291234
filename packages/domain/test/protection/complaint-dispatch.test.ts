import { describe, expect, it } from 'vitest';
import { complaint } from '../../src/protection/procedures/complaint.v1.ts';
import { BEILIN, Casework, CITY, OPERATOR, PLATFORM, STATION, YANTA, ZONE } from './casework.ts';
import { filed, REGISTERED, sent, signed } from './complaintCases.ts';

describe('P:A.5: a complaint from receipt to the office that handles it', () => {
  it('is filed by anybody, dispatched by the city, signed for by the district', () => {
    const work = filed();
    expect([work.state, work.matter!.office]).toEqual(['received', null]);
    expect(work.due('cityDispatch')).toBe('2026-04-17');
    work.act('2026-04-17', CITY, 'dispatch', { handler: '610113' });
    expect([work.state, work.matter!.office]).toEqual(['dispatched', '610113']);
    expect([work.clock('cityDispatch'), work.due('countyDispatch')]).toEqual(['met', '2026-04-20']);
    work.act('2026-04-20', YANTA, 'sign');
    expect([work.state, work.matter!.assignee]).toEqual(['review.checking', YANTA.id]);
    expect([work.clock('countyDispatch'), work.due('firstContact')]).toEqual(['met', '2026-04-22']);
    work.act('2026-04-21', YANTA, 'contact', { contactNote: '已电话联系投诉人' });
    expect(work.clock('firstContact')).toBe('met');
  });

  it('goes on to a station, and back step by step, never to a peer (P:A.9-7)', () => {
    const work = sent().act('2026-04-17', YANTA, 'toStation', { handler: '610113.01' });
    expect(work.matter!.office).toBe('610113.01');
    work.act('2026-04-20', STATION, 'sign');
    expect(work.refused('2026-04-20', BEILIN, 'sign')).toEqual(['NOT_ALLOWED']);
    work.act('2026-04-20', STATION, 'returnToIntake', { returnReason: '不在辖区' });
    expect([work.state, work.matter!.office]).toEqual(['returned', '610113']);
    work.act('2026-04-20', YANTA, 'returnToIntake', { returnReason: '经营地在碑林' });
    expect([work.state, work.matter!.office]).toEqual(['returned', null]);
    // The intake unit has a working day again.
    expect(work.due('cityDispatch')).toBe('2026-04-21');
    work.act('2026-04-21', CITY, 'dispatch', { handler: '610103' });
    expect(work.matter!.office).toBe('610103');
  });

  it('P:A.9-7: 高新 may not pass a matter on to 碑林', () => {
    const work = filed()
      .act('2026-04-17', CITY, 'dispatch', { handler: 'XA-GX' })
      .act('2026-04-17', ZONE, 'sign');
    const [refusal] = work.try('2026-04-18', ZONE, 'toStation', { handler: '610103' });
    expect(refusal).toMatchObject({ code: 'MUST_RETURN_TO_INTAKE', field: 'handler' });
    expect(refusal!.words.zh).toContain('第四十一条');
  });

  it('is registered with the office of whoever takes it down, or one below', () => {
    const atDistrict = new Casework(complaint).act('2026-04-16', YANTA, 'register', REGISTERED);
    expect([atDistrict.state, atDistrict.matter!.office]).toEqual(['review.checking', '610113']);
    expect(atDistrict.clock('cityDispatch')).toBeUndefined();
    const byOperator = new Casework(complaint).act('2026-04-16', OPERATOR, 'register', REGISTERED);
    expect([byOperator.state, byOperator.matter!.parties]).toEqual(['received', {}]);
    const below = new Casework(complaint).act('2026-04-16', OPERATOR, 'register', {
      ...REGISTERED,
      handler: '610113',
    });
    expect([below.state, below.due('countyDispatch')]).toEqual(['dispatched', undefined]);
    const peer = new Casework(complaint);
    expect(
      peer.refused('2026-04-16', YANTA, 'register', { ...REGISTERED, handler: '610103' }),
    ).toEqual(['registration.office']);
    // A ticket comes from the platform, with the day on which the hotline received it.
    const ticket = new Casework(complaint).act('2026-04-20', PLATFORM, 'register', {
      ...REGISTERED,
      source: 'hotline12345',
      externalNo: 'XA1',
      ticketDueOn: '2026-04-24',
    });
    expect([ticket.state, ticket.due('ticket'), ticket.due('accept')]).toEqual([
      'received',
      '2026-04-24',
      '2026-04-27',
    ]);
    ticket.act('2026-04-21', CITY, 'answerSource', { answer: '已分送' });
    expect(ticket.clock('ticket')).toBe('met');
  });

  it('comes to the common superior when two offices dispute it (TS.JURIS_DISPUTE)', () => {
    const work = signed().act('2026-04-20', YANTA, 'disputeCompetence', {
      disputeReason: '经营地不明',
    });
    expect([work.state, work.due('dispute')]).toEqual(['disputed', '2026-04-29']);
    expect(work.refused('2026-04-21', CITY, 'keepCompetence')).toEqual(['NOT_ALLOWED']);
    work.act('2026-04-21', CITY, 'designate', { handler: '610103' });
    expect([work.state, work.matter!.office, work.clock('dispute')]).toEqual([
      'dispatched',
      '610103',
      'met',
    ]);
    const kept = signed()
      .act('2026-04-20', YANTA, 'disputeCompetence', { disputeReason: '经营地不明' })
      .act('2026-04-21', YANTA, 'keepCompetence');
    expect(kept.state).toBe('review.checking');
  });

  it('is told the proper way when it is no complaint (Art. 44), and set aside as a duplicate', () => {
    const misrouted = filed().act('2026-04-17', CITY, 'misroute', { excludedMatter: 'disclosure' });
    expect([misrouted.state, misrouted.matter!.endedAt === null]).toEqual(['misrouted', false]);
    expect(misrouted.data.routeTold).toContain('信息公开');
    expect(misrouted.last.papers).toEqual(['otherWay']);
    const twice = signed().act('2026-04-20', YANTA, 'markDuplicate', {
      duplicateOf: '投2026-0415-0009',
    });
    expect([twice.state, twice.clock('accept')]).toEqual(['duplicate', 'void']);
  });

  it('splits off a linked report of a submission of both kinds, and of one kind none (Art. 9)', () => {
    expect(filed().last.spawns).toEqual([]);
    const work = filed('2026-04-16', { reportsViolation: true, violationClue: '标注虚假产地' });
    expect(Object.keys(complaint.relations)).toContain('splitFrom');
    expect(work.last.spawns).toMatchObject([
      {
        definition: 'report',
        action: 'register',
        relation: 'splitFrom',
        input: {
          clue: '标注虚假产地',
          receivedOn: '2026-04-16',
          reporterName: '王一',
          anonymous: false,
          respondentName: '西安渭曲食品有限公司',
        },
      },
    ]);
  });
});
