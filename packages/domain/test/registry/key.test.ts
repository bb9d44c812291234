import { describe, expect, it } from 'vitest';
import {
  collectionOf,
  patentKey,
  publicationKeyOf,
  trademarkKey,
} from '../../src/registry/index.ts';

describe('natural keys', () => {
  it.each([
    ['CN104008308A', 'P-CN104008308'],
    ['CN104008308B', 'P-CN104008308'],
    // Granted inventions of 1993 to 2007 had a series of their own (O:A.4).
    ['CN1146482C', 'P-CN1146482C'],
    ['CN1146482A', 'P-CN1146482'],
    ['US20200123456A1', 'P-US20200123456'],
  ])('the publication %s is known as %s', (number, key) => {
    expect(publicationKeyOf(number)).toBe(key);
  });

  it('tell the collection', () => {
    expect(collectionOf(patentKey('2017106018623'))).toBe('patent');
    expect(collectionOf(publicationKeyOf('CN104008308A'))).toBe('patent');
    // Turkmenistan has the country code that begins the keys of trademarks.
    expect(collectionOf(publicationKeyOf('TM123A'))).toBe('patent');
    expect(collectionOf(trademarkKey('9003799'))).toBe('trademark');
  });
});
