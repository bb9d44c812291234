import { describe, expect, it } from 'vitest';
import {
  type OnlinePlace,
  type Placement,
  onlineQuestion,
  withOnlinePlace,
} from '../../src/places/index.ts';

const inDistrict: Placement = {
  level: 'district',
  division: '610113',
  confidence: 0.97,
  basis: [{ kind: 'division', text: '雁塔区', entry: '雁塔区' }],
  doubts: [],
};
const inCity: Placement = {
  level: 'city',
  division: '610100',
  confidence: 0.95,
  basis: [],
  doubts: ['severalDistricts'],
  candidates: ['610113', '610116'],
};
const found: OnlinePlace = {
  division: '610113',
  level: 'parcel',
  point: [108.95, 34.22],
  accuracyMetres: 100,
  provider: 'tianditu',
};
const firm = { address: ' 西安市雁塔区　科技路１０号', isPerson: false };

describe('what may be asked of an online geocoder', () => {
  it('is the address of an organisation that is placed no finer than its district', () => {
    expect(onlineQuestion(firm, inDistrict, '西安市')).toBe('西安市雁塔区 科技路10号');
    expect(onlineQuestion(firm, inCity, '西安市')).toBe('西安市雁塔区 科技路10号');
  });

  it('has the city before it where the text does not name it', () => {
    const query = { address: '雁塔区科技路10号', isPerson: false };
    expect(onlineQuestion(query, inDistrict, '西安市')).toBe('西安市雁塔区科技路10号');
  });

  it.each([
    ['a person', { ...firm, isPerson: true }, inDistrict],
    ['somebody of whom it is not known', { address: firm.address }, inDistrict],
    ['no address', { isPerson: false }, inDistrict],
    ['no Chinese address', { address: '10 Keji Road', isPerson: false }, inDistrict],
    ['a text without end', { address: '西安'.repeat(101), isPerson: false }, inDistrict],
    ...(['parcel', 'street', 'elsewhere', 'none'] as const).map(
      (level) => [`a placement to ${level}`, firm, { ...inDistrict, level }] as const,
    ),
  ] as const)('is never that of %s', (_name, query, placement) => {
    expect(onlineQuestion(query, placement, '西安市')).toBeNull();
  });
});

describe('a placement with what was found online', () => {
  it('is finer, says so, and is as sure of its district as before', () => {
    expect(withOnlinePlace(inDistrict, '科技路10号', found)).toEqual({
      ...inDistrict,
      level: 'parcel',
      point: [108.95, 34.22],
      accuracyMetres: 100,
      basis: [{ kind: 'online', text: '科技路10号', entry: 'tianditu' }, ...inDistrict.basis],
    });
  });

  it('takes its district from there where the text tells the city alone, less surely', () => {
    const placed = withOnlinePlace(inCity, '科技路10号', { ...found, level: 'street' });
    expect(placed).toMatchObject({
      level: 'street',
      division: '610113',
      confidence: 0.8,
      doubts: [],
    });
    expect(placed).not.toHaveProperty('candidates');
  });

  it('stays as it is where the two contradict each other', () => {
    const elsewhere = { ...found, division: '610124' };
    expect(withOnlinePlace(inDistrict, 'x', elsewhere)).toBe(inDistrict);
    expect(withOnlinePlace(inCity, 'x', elsewhere)).toBe(inCity);
    const exact: Placement = { ...inDistrict, level: 'parcel' };
    expect(withOnlinePlace(exact, 'x', found)).toBe(exact);
  });
});
