import { allOffices, GRANT_KINDS, parsePublicationNumber, readGrant } from '@zca/standards';
import { expect, it } from 'vitest';

const read = (text: string) => {
  const number = parsePublicationNumber(text);
  if (!number.ok) throw new Error(text);
  return readGrant(number.value);
};

it.each([
  ['US10000001B2', 'granted'],
  ['US20190012345A1', 'notGranted'],
  ['US6504873A', 'granted'],
  ['USRE31783E1', 'granted'],
  ['EP3456789B1', 'granted'],
  ['EP3456789A1', 'notGranted'],
  ['JP6123456B2', 'granted'],
  ['JP2019123456A', 'notGranted'],
  ['KR102345678B1', 'granted'],
  ['KR1020190012345A', 'notGranted'],
  ['RU2358410C2', 'granted'],
  ['RU2006139951A', 'notGranted'],
  ['DE102004012345B4', 'granted'],
  ['DE1234567B', 'notGranted'],
  ['TWI123456B', 'granted'],
  ['WO2019012345A1', 'notGranted'],
  ['WO2019012345B1', 'notGranted'],
] as const)('%s tells: %s', (number, expected) => {
  expect(read(number)).toBe(expected);
});

it('concludes nothing without a kind code or of an office without a row', () => {
  expect(read('US10000001')).toBe('unknown');
  expect(read('AD1234567B1')).toBe('unknown');
});

it('takes an examined Japanese application of the series by era for no grant', () => {
  expect(read('JPS6012345B2')).toBe('notGranted');
});

it('names offices of ST.3 alone, and neither China nor the PCT', () => {
  const offices = new Set(allOffices().map(({ code }) => code));
  for (const { office } of GRANT_KINDS) {
    expect(offices).toContain(office);
    expect(['CN', 'WO']).not.toContain(office);
  }
});
