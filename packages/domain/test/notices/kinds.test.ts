import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NoticeKinds, type NoticeKind } from '../../src/notices/index.ts';

const RETURNED: NoticeKind<{ number: string; by: string }> = {
  kind: 'test.returned',
  title: { zh: '退回', en: 'Returned' },
  params: z.object({ number: z.string(), by: z.string() }),
  text: ({ number, by }) => ({ zh: `${by}退回了${number}`, en: `${by} returned ${number}` }),
  number: ({ number }) => number,
  outside: ['mail'],
};
const kinds = new NoticeKinds([RETURNED]);

describe('a kind of notice', () => {
  it('makes the sentence from the parameters, in both languages', () => {
    expect(kinds.describe('test.returned', { number: '12号', by: '张三' })).toEqual({
      title: { zh: '退回', en: 'Returned' },
      text: { zh: '张三退回了12号', en: '张三 returned 12号' },
      number: '12号',
    });
  });

  it('says what it is about when its parameters are of an earlier declaration', () => {
    expect(kinds.describe('test.returned', { by: 3 })).toEqual({
      title: RETURNED.title,
      text: RETURNED.title,
      number: null,
    });
  });

  it('that is gone still shows that there is a notice', () => {
    const { text } = kinds.describe('test.gone', {});
    expect(text.zh).toMatch(/通知/);
    expect(text.en).toMatch(/notice/);
  });

  it('has a name of its own', () => {
    expect(() => new NoticeKinds([RETURNED, RETURNED])).toThrow('test.returned');
  });
});
