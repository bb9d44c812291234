import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fill, isConcealed, levelOf, mask, type TextFormat } from '../src/index.ts';

describe('what is shown of a personal text', () => {
  it.each([
    ['name', '张三', '张*'],
    ['name', '张三丰', '张**'],
    ['name', '𠮷野玫', '𠮷**'],
    ['name', '张', '*'],
    ['name', '', '*'],
    ['phone', '13800138000', '138****8000'],
    ['phone', '1234567', '*******'],
    ['idNumber', '11010519491231002X', '1101********002X'],
    ['creditCode', '91350100M000100Y43', '9135********0Y43'],
    ['email', 'rose@example.com', 'r***@example.com'],
    ['email', '@example.com', '***'],
    ['email', 'rose', '***'],
    ['address', '陕西省西安市雁塔区甲路1号', '陕西省西安市*******'],
    ['address', '雁塔区', '***'],
    [undefined, '无论什么', '***'],
  ] as const)('%s %s: %s', (format, text, shown) => {
    expect(mask(text, format)).toBe(shown);
  });

  it('never is the whole text', () => {
    const formats = ['name', 'phone', 'idNumber', 'creditCode', 'email', 'address', undefined];
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('a', '𠮷', '1', '.', '@', '王') }),
        fc.constantFrom(...(formats as (TextFormat | undefined)[])),
        (text, format) => {
          expect(mask(text, format)).not.toBe(text);
          expect(mask(text, format)).toContain('*');
        },
      ),
    );
  });
});

describe('levels', () => {
  const title = { zh: '栏', en: 'Field' };
  it('are internal unless said otherwise; the last two are concealed', () => {
    expect(levelOf({ type: 'yesNo', title })).toBe('internal');
    expect(isConcealed({ type: 'yesNo', title })).toBe(false);
    expect(isConcealed({ type: 'yesNo', title, level: 'public' })).toBe(false);
    expect(isConcealed({ type: 'yesNo', title, level: 'sensitive' })).toBe(true);
    expect(isConcealed({ type: 'yesNo', title, level: 'personal' })).toBe(true);
  });
});

describe('sentences', () => {
  it('are filled once, and keep places without a value', () => {
    const words = { zh: '{a}与{b}', en: '{a} and {constructor}' };
    expect(fill(words, { a: '{b}', b: 2 })).toEqual({
      zh: '{b}与2',
      en: '{b} and {constructor}',
    });
  });
});
