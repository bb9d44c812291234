import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPasswordFaults } from '../../src/identity/index.ts';

describe('a new password', () => {
  it.each([
    ['Wei-shui 东流', []],
    ['渭水东流去何日复西归2026x', []],
    ['correct horse battery staple', []],
    ['kept-Simple9', []],
    ['Kurz-1', ['tooShort']],
    ['Kurz-1234', ['tooShort']],
    ['Kurz-12345', []],
    ['alllowercase', ['tooSimple']],
    ['lower-and-sign', ['tooSimple']],
    ['sixteen-lowercase', []],
    ['渭水东流去何日复西归', ['tooSimple']],
    ['1234567890123456', ['common']],
    ['aaaaaaaaaaaaaaaa', ['common']],
    ['Admin@123456', ['common']],
    ['P@ssw0rd2026!', ['common']],
    ['Xian@2026!!', ['common']],
    ['Qwerty!12345', ['common']],
    ['Passwort-7-Tage', []],
  ] as const)('%s', (password, faults) => {
    expect(findPasswordFaults(password)).toEqual(faults);
  });

  it('does not hold the name or the account of its owner', () => {
    const owner = { displayName: '李建国', email: 'Lijianguo@scjg.example.cn' };
    expect(findPasswordFaults('我是李建国Abc-12', owner)).toEqual(['personal']);
    expect(findPasswordFaults('x-LIJIANGUO-2026', owner)).toEqual(['personal']);
    expect(findPasswordFaults('Wei-shui 东流', owner)).toEqual([]);
    // Three letters stand in too many words to tell anything.
    expect(findPasswordFaults('the-Bob-tail-7', { email: 'bob@example.cn' })).toEqual([]);
  });

  it('is judged alike in every form in which its characters can be written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        expect(findPasswordFaults(text.normalize('NFD'))).toEqual(
          findPasswordFaults(text.normalize('NFC')),
        );
      }),
    );
  });
});
