import { describe, expect, it } from 'vitest';
import {
  organisationCheckCharacter,
  parseSocialCreditCode,
  socialCreditCheckCharacter,
} from '../src/index.ts';
import { hasData, readData, readDataLines } from './sharedData.ts';

function ruleOf(text: string): string | null {
  const parsed = parseSocialCreditCode(text);
  return parsed.ok ? null : parsed.rule;
}

describe('unified social credit code', () => {
  it('O:A-18: 91350100M000100Y4 takes the check character 3; Z is not in the alphabet', () => {
    expect(socialCreditCheckCharacter('91350100M000100Y4')).toBe('3');
    expect(parseSocialCreditCode('91350100M000100Y43')).toMatchObject({
      value: { holderType: 'enterprise', divisionCode: '350100', organisationCode: 'M000100Y4' },
    });
    expect(parseSocialCreditCode('91350100M000100Y4Z')).toMatchObject({
      rule: 'socialCreditCode.character',
      params: { character: 'Z', position: 18 },
    });
  });

  it('O:A-19: 11320000MB151840X takes the check character J', () => {
    expect(socialCreditCheckCharacter('11320000MB151840X')).toBe('J');
    expect(parseSocialCreditCode('11320000MB151840XJ')).toMatchObject({
      value: { holderType: 'government' },
    });
  });

  it('O:A-20: the organisation part M000100Y takes the check character 4', () => {
    expect(organisationCheckCharacter('M000100Y')).toBe('4');
  });

  it('forgives blanks, hyphens, width and case', () => {
    const parsed = parseSocialCreditCode('９１ 350100-m000100y43');
    expect(parsed).toMatchObject({ value: { canonical: '91350100M000100Y43' } });
  });

  it('checks the organisation code even when the last character fits', () => {
    const broken = '91350100M000100Y5';
    expect(ruleOf(broken + socialCreditCheckCharacter(broken))).toBe(
      'socialCreditCode.organisationCheck',
    );
  });

  it.each([
    ['', 'socialCreditCode.empty'],
    ['12345', 'socialCreditCode.length'],
    ['91350100M000100I43', 'socialCreditCode.character'],
    ['C1350100M000100Y43', 'socialCreditCode.registrar'],
    ['9135010AM000100Y43', 'socialCreditCode.division'],
    ['91350100M000100Y44', 'socialCreditCode.checkCharacter'],
  ])('refuses %j by the rule %s', (text, rule) => {
    expect(ruleOf(text)).toBe(rule);
  });
});

const VALID = 'administrative/uscc_valid_numbers.txt';
describe.skipIf(!hasData(VALID))('real social credit codes', () => {
  it('accepts every valid one', () => {
    const refused = readDataLines(VALID).filter((text) => !parseSocialCreditCode(text).ok);
    expect(refused).toEqual([]);
  });

  it('accepts and refuses the edge cases', () => {
    const { valid, invalid } = JSON.parse(readData('administrative/uscc_edge_cases.json')) as {
      valid: string[];
      invalid: Record<string, string>;
    };
    expect(valid.map((text) => ruleOf(text.replace(/ *\(.*\)/, '')))).toEqual(
      valid.map(() => null),
    );
    expect(Object.keys(invalid).filter((text) => ruleOf(text) === null)).toEqual([]);
  });
});
