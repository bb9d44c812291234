import { COLUMN_TARGETS, looksHeaderless, recogniseColumns } from '@zca/domain/registry';
import { describe, expect, it } from 'vitest';

describe('headers of usual exports', () => {
  it.each([
    [
      'CNIPA search system',
      [
        '公开（公告）号',
        '申请号',
        '申请日',
        '申请（专利权）人',
        '发明名称',
        'IPC分类号',
        '发明人',
        '代理机构 ',
        '地址',
        '邮编',
        '国省代码',
        '优先权',
      ],
      [
        'publicationNumber',
        'applicationNumber',
        'filingDay',
        'applicants',
        'title',
        'ipc',
        'inventors',
        'agency',
        'address',
        'postcode',
        'province',
        'priorities',
      ],
    ],
    [
      'half-width and blanks',
      ['公开(公告)号', '申 请 号', '申请(专利权)人', 'IPC 分类号', '公开(公告)日'],
      ['publicationNumber', 'applicationNumber', 'applicants', 'ipc', 'publicationDay'],
    ],
    [
      '智慧芽',
      [
        '公开(公告)号',
        '标题',
        '摘要(中文)',
        '申请日',
        '[标]当前申请(专利权)人',
        '首项权利要求',
        'IPC主分类号',
        '简单同族',
      ],
      [
        'publicationNumber',
        'title',
        'abstract',
        'filingDay',
        'holders',
        'firstClaim',
        'mainIpc',
        'family',
      ],
    ],
    [
      'incoPat',
      ['标题 (中文)', '公开（公告）号', '申请人', 'IPC', '专利类型', '权利要求数量', '首权'],
      ['title', 'publicationNumber', 'applicants', 'ipc', 'kind', 'claimCount', 'firstClaim'],
    ],
    [
      'nested JSON of designs',
      [
        'record.授权公告号',
        'record.LOC Cl.',
        'record.专利权人',
        'record.授权公告日',
        'legal_events',
      ],
      ['grantNumber', 'locarno', 'patentees', 'grantDay', 'legalEvents'],
    ],
    [
      'The Lens',
      [
        'Jurisdiction',
        'Kind',
        'Publication Number',
        'Application Date',
        'Applicants',
        'IPCR Classifications',
      ],
      ['country', 'kindCode', 'publicationNumber', 'filingDay', 'applicants', 'ipc'],
    ],
    [
      'Google Patents and data sets',
      ['publication_number', 'title', 'abstract', 'assignee', 'ipc_subclasses'],
      ['publicationNumber', 'title', 'abstract', 'applicants', 'ipc'],
    ],
  ])('are recognised: %s', (_name, headers, targets) => {
    const { collection, columns, unrecognised, confidence } = recogniseColumns(headers);
    expect(collection).toBe('patent');
    expect(headers.map((header) => columns[header])).toEqual(targets);
    expect(unrecognised).toEqual([]);
    expect(confidence).toBe(1);
  });

  it('are recognised for trademarks, where 申请号 is the registration number', () => {
    const headers = [
      '商标名称',
      '申请号',
      '国际分类',
      '申请人名称',
      '申请日期',
      '初审公告日期',
      '注册公告日期',
      '专用期限',
      '商标类型',
      '类似群',
      '商品/服务',
    ];
    const { collection, columns } = recogniseColumns(headers);
    expect(collection).toBe('trademark');
    expect(headers.map((header) => columns[header])).toEqual([
      'title',
      'number',
      'niceClass',
      'applicants',
      'filingDay',
      'preliminaryDay',
      'registrationDay',
      'termEndDay',
      'kind',
      'groups',
      'goods',
    ]);
  });
});

describe('samples', () => {
  it('tell that a column named 申请号 holds publication numbers', () => {
    const { columns } = recogniseColumns(
      ['申请号', '名称'],
      [{ 申请号: 'CN104008308A', 名称: '灯' }],
    );
    expect(columns['申请号']).toBe('publicationNumber');
  });

  it('leave a foreign application number what it is', () => {
    const samples = [{ 'Application Number': 'US 201213657122 A' }];
    const { columns } = recogniseColumns(['Application Number', 'Title'], samples);
    expect(columns['Application Number']).toBe('applicationNumber');
  });

  it('give an unknown column its meaning only where no header has it', () => {
    const samples = [{ x: 'H01L29/778;C30B29/40', predicted: 'A01B1/00', id: '201710601862.3' }];
    const unknown = recogniseColumns(['x', 'id'], samples);
    expect(unknown.columns).toEqual({ x: 'ipc', id: 'applicationNumber' });
    const known = recogniseColumns(['IPC', 'predicted'], samples);
    expect(known.columns['predicted']).toBe('');
    expect(known.unrecognised).toEqual(['predicted']);
  });

  it('show that 分类号 of a design table is Locarno', () => {
    const { columns } = recogniseColumns(['专利号', '分类号'], [{ 专利号: '', 分类号: '26-05' }]);
    expect(columns['分类号']).toBe('locarno');
  });
});

it('has no confidence in a table without numbers', () => {
  expect(recogniseColumns(['title', 'abstract', 'assignee']).confidence).toBe(0);
  expect(recogniseColumns([]).confidence).toBe(0);
});

it('knows columns that carry nothing taken from columns that it does not know', () => {
  const { columns, unrecognised } = recogniseColumns(['申请号', '法律状态', '内部备注']);
  expect(columns).toEqual({ 申请号: 'applicationNumber', 法律状态: '', 内部备注: '' });
  expect(unrecognised).toEqual(['内部备注']);
});

it('sees that a list of numbers has no header', () => {
  expect(looksHeaderless(['CN200420102695.6'])).toBe(true);
  expect(looksHeaderless(['./CN.100999718.A.xml'])).toBe(true);
  expect(looksHeaderless(['申请号', '名称'])).toBe(false);
});

it('gives every target labels in both languages and one entry in its collection', () => {
  const seen = new Set<string>();
  for (const target of COLUMN_TARGETS) {
    expect(target.label.zh).not.toBe('');
    expect(target.label.en).not.toBe('');
    const id = `${target.collection}.${target.field}`;
    expect([id, seen.has(id)]).toEqual([id, false]);
    seen.add(id);
    expect(
      recogniseColumns([target.label.zh, target.collection === 'patent' ? '专利号' : '商标名称'])
        .columns,
    ).toHaveProperty([target.label.zh]);
  }
});
