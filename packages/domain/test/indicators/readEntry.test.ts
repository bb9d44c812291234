import { describe, expect, it } from 'vitest';
import { readEntry } from '../../src/indicators/index.ts';

const LINE = {
  subject: '样例公司',
  area: '雁塔区',
  category: '国家示范',
  from: '2025-03-01',
  document: '认定公告',
} as const;
const read = (change: object) =>
  readEntry('modelEnterprises', { ...LINE, ...change }, { file: '名单.xlsx', line: 7 });

describe('a line of a file', () => {
  it('is read where it has every shape that an entry has', () => {
    expect(read({})).toMatchObject({ ok: true, draft: { area: '610113' } });
  });

  it('is refused by its column where a text is longer than an entry may hold', () => {
    for (const [change, field] of [
      [{ subject: '长'.repeat(201) }, 'subject'],
      [{ subjectCode: '9'.repeat(65) }, 'subjectCode'],
      [{ note: '长'.repeat(1001) }, 'note'],
      [{ document: '长'.repeat(201) }, 'document'],
      [{ documentNumber: '长'.repeat(101) }, 'documentNumber'],
    ] as const) {
      const answer = read(change);
      expect(answer, field).toMatchObject({ ok: false, faults: [{ field }] });
      if (!answer.ok) expect(answer.faults[0]!.words.zh).toMatch(/过长.*。$/);
    }
  });
});
