import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { ST27_CATEGORIES } from '@zca/standards';
import { describe, expect, it } from 'vitest';
import {
  annuityDueDay,
  classifyEventText,
  EVENT_CODES,
  EVENT_KINDS,
  eventLabel,
  isEventCode,
  patentYearOf,
  readEventText,
} from '../../src/law/index.ts';

describe('gazette texts', () => {
  it.each([
    ['发明专利申请公布', 'publication'],
    ['公开', 'publication'],
    ['实质审查的生效', 'examinationStarted'],
    ['专利局对专利申请实质审查的决定', 'examinationStarted'],
    ['授权', 'grant'],
    ['发明专利申请公布后的驳回', 'rejection'],
    ['发明专利申请公布后的撤回', 'withdrawal'],
    ['发明专利申请公布后的视为撤回', 'deemedWithdrawal'],
    ['专利权的视为放弃', 'deemedAbandonment'],
    ['视为放弃取得专利权', 'deemedAbandonment'],
    ['专利权的主动放弃', 'abandonment'],
    ['避免重复授予专利权', 'avoidDoubleGrant'],
    ['避免重复授权放弃实用新型专利权', 'avoidDoubleGrant'],
    ['未缴年费专利权终止', 'lapse'],
    ['专利权的终止', 'lapse'],
    ['专利权有效期届满', 'expiry'],
    ['专利申请权、专利权的恢复', 'restoration'],
    ['专利权的全部无效宣告', 'invalidation'],
    ['专利权部分无效宣告', 'partialInvalidation'],
    ['专利权的转移', 'transfer'],
    ['专利申请权、专利权的转移', 'transfer'],
    ['专利权人的姓名或者名称、地址的变更', 'holderChange'],
    ['著录事项变更', 'bibliographicChange'],
    ['专利实施许可合同备案的生效', 'licence'],
    ['专利实施许可合同备案的变更', 'licenceChange'],
    ['专利实施许可合同备案的注销', 'licenceEnd'],
    ['专利权质押合同登记的生效', 'pledge'],
    ['专利权质押合同登记的变更', 'pledgeChange'],
    ['专利权质押合同登记的注销', 'pledgeEnd'],
    ['专利权的保全', 'preservation'],
    ['专利权保全的解除', 'preservationEnd'],
    ['专利开放许可声明', 'openLicence'],
    ['开放许可声明的撤回', 'openLicenceWithdrawal'],
    ['专利实施的强制许可', 'compulsoryLicence'],
    ['专利权期限的补偿', 'termAdjustment'],
    ['国防专利解密', 'declassification'],
    ['文件的公告送达', 'noticeByGazette'],
    ['说明书更正', 'correction'],
    ['商标初步审定公告', 'trademarkPreliminary'],
    ['商标注册公告', 'trademarkRegistration'],
    ['商标续展', 'trademarkRenewal'],
    ['撤销连续三年不使用注册商标', 'trademarkCancellation'],
    ['商标无效宣告', 'trademarkInvalidation'],
    ['商标异议申请', 'opposition'],
  ])('%s is %s', (text, code) => expect(classifyEventText(text)).toBe(code));

  it.each(['', '专利权的保全及其解除', '其他有关事项', '年费'])('%j is never guessed', (text) =>
    expect(classifyEventText(text)).toBeNull(),
  );

  it('reads the day of effect and the items of an entry', () => {
    const text =
      '专利权的转移\n主分类号:26-05\n登记生效日:20191218\n变更事项:专利权人\n变更前:甲公司\n变更后:乙公司\n变更事项:地址\n变更前:旧址\n变更后:新址';
    expect(readEventText(text)).toEqual({
      code: 'transfer',
      effectiveDay: '2019-12-18',
      items: {
        主分类号: '26-05',
        登记生效日: '20191218',
        变更事项: '专利权人',
        变更前: '甲公司',
        变更后: '乙公司',
        变更事项2: '地址',
        变更前2: '旧址',
        变更后2: '新址',
      },
    });
  });

  it('keeps a day that cannot be read as written', () => {
    expect(readEventText('未缴年费专利权终止\n终止日期:20181399')).toMatchObject({
      effectiveDay: null,
      items: { 终止日期: '20181399' },
    });
  });
});

describe('the closed list of events', () => {
  it('classifies the label of each patent event as that event', () => {
    const patent = EVENT_CODES.slice(1, EVENT_CODES.indexOf('trademarkPreliminary'));
    const differing = patent.filter((code) => classifyEventText(EVENT_KINDS[code].zh) !== code);
    expect(differing).toEqual([]);
  });

  it('has labels in two languages and a category of ST.27', () => {
    for (const code of EVENT_CODES) {
      expect(eventLabel(code, 'zh')).toMatch(/[\u4e00-\u9fff]/);
      expect(eventLabel(code, 'en')).not.toMatch(/[\u4e00-\u9fff]/);
      expect(Object.keys(ST27_CATEGORIES)).toContain(EVENT_KINDS[code].st27);
    }
  });

  it('knows its own codes only', () => {
    expect(isEventCode('pledge')).toBe(true);
    expect(isEventCode('toString')).toBe(false);
  });
});

const FILE = fileURLToPath(
  new URL(
    '../../../../../shared/data/patents-cn/cn_design_patents_legal_events.jsonl.gz',
    import.meta.url,
  ),
);
describe.skipIf(!existsSync(FILE))('real gazette entries', () => {
  it('are all recognised, and every end has its day', () => {
    const entries = gunzipSync(readFileSync(FILE))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => (JSON.parse(line) as { legal_events: string[] }).legal_events)
      .filter((text) => !/^申请（专利）号|^事务数据公告日/.test(text))
      .map(readEventText);
    expect(entries.length).toBe(143);
    expect(entries.filter(({ code }) => code === null)).toEqual([]);
    const counts = Object.groupBy(entries, ({ code }) => code!);
    expect(counts.lapse).toHaveLength(64);
    expect(counts.transfer).toHaveLength(4);
    expect(counts.preservation).toHaveLength(2);
    expect(counts.preservationEnd).toHaveLength(1);
    expect(counts.holderChange).toHaveLength(3);
    expect(counts.lapse!.filter(({ effectiveDay }) => effectiveDay === null)).toEqual([]);
  });

  it('end on a day on which an annuity was due, as the rule has it', () => {
    const lapses = gunzipSync(readFileSync(FILE))
      .toString('utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as { record: { 申请日: string }; legal_events: string[] })
      .flatMap(({ record, legal_events }) =>
        legal_events
          .map(readEventText)
          .filter(({ code, effectiveDay }) => code === 'lapse' && effectiveDay !== null)
          .map(({ effectiveDay }) => ({
            filingDay: record.申请日.replaceAll('.', '-'),
            endDay: effectiveDay!,
          })),
      );
    expect(lapses).toHaveLength(64);
    const elsewhere = lapses.filter(
      ({ filingDay, endDay }) =>
        annuityDueDay(filingDay, patentYearOf(filingDay, endDay)) !== endDay,
    );
    expect(elsewhere).toEqual([]);
  });
});
