import type { FormField } from '@zca/domain/matters';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  draftOf,
  keepDraft,
  recallDraft,
  removeDraft,
} from '../../src/rooms/matters/form/draft.ts';
import type { Held, HeldFile } from '../../src/rooms/matters/form/held.ts';
import { fenOf } from '../../src/base/typedNumbers.ts';
import { faultOf, faultsOf, inputOf, isAsked } from '../../src/rooms/matters/form/held.ts';
import { sectionsOf } from '../../src/rooms/matters/form/MatterForm.tsx';

const words = (zh: string) => ({ zh, en: zh });
const field = (name: string, part: Partial<FormField> = {}): FormField => ({
  name,
  type: 'text',
  title: words(name),
  hint: null,
  required: false,
  level: 'internal',
  format: null,
  maxLength: part.type === undefined || part.type === 'text' ? 200 : null,
  min: null,
  max: null,
  mayBeFuture: false,
  options: [],
  maxCount: null,
  accept: [],
  onlyIf: null,
  part: null,
  ...part,
});
const TODAY = '2026-11-24';
const arrived: HeldFile = {
  key: 'a',
  name: '照片.png',
  sizeBytes: 7,
  state: 'done',
  received: { name: '照片.png', sha256: 'a'.repeat(64), sizeBytes: 7, mediaType: 'image/png' },
};

describe('money as it is typed', () => {
  it.each([
    ['168', 16800],
    ['168.5', 16850],
    ['0.07', 7],
    ['１，２３４．５６', 123456],
    ['1,234', 123400],
    ['70.10', 7010],
  ])('%s is %i fen', (text, fen) => expect(fenOf(text)).toBe(fen));

  it.each(['', '一百', '1.234', '1e3', '.5', '1.'])('%s is no amount', (text) =>
    expect(fenOf(text)).toBeUndefined(),
  );
});

describe('what is wrong in a field', () => {
  const faultIn = (asked: FormField, value: Held[string]) =>
    faultOf(asked, { [asked.name]: value }, TODAY);

  it('is nothing where an optional field is empty', () => {
    expect(faultIn(field('a'), '')).toBeNull();
    expect(faultIn(field('a', { required: true }), ' ')).toEqual({ kind: 'missing' });
    expect(faultIn(field('a', { required: true, type: 'office' }), '')).toEqual({
      kind: 'unchosen',
    });
  });

  it('counts the characters that people count', () => {
    expect(faultIn(field('a', { maxLength: 2 }), '䶮𬭎')).toBeNull();
    expect(faultIn(field('a', { maxLength: 2 }), '䶮𬭎山')).toEqual({
      kind: 'long',
      most: 2,
      length: 3,
    });
  });

  it('is a number that cannot be read, or lies outside', () => {
    const floor = field('a', { type: 'number', min: 1, max: 60 });
    expect(faultIn(floor, '６０')).toBeNull();
    expect(faultIn(floor, '61')).toEqual({ kind: 'range', min: 1, max: 60 });
    expect(faultIn(floor, '0')).toEqual({ kind: 'range', min: 1, max: 60 });
    expect(faultIn(floor, '六')).toEqual({ kind: 'number' });
    expect(faultIn(field('a', { type: 'money' }), '1.234')).toEqual({ kind: 'whole' });
    expect(faultIn(field('a', { type: 'money' }), '-1')).toMatchObject({ kind: 'range', min: 0 });
  });

  it('is a day that is none, or has not come', () => {
    const past = field('a', { type: 'day' });
    expect(faultIn(past, TODAY)).toBeNull();
    expect(faultIn(past, '2026-11-25')).toEqual({ kind: 'future' });
    expect(faultIn({ ...past, mayBeFuture: true }, '2026-11-25')).toBeNull();
    expect(faultIn(past, '2026-02-30')).toEqual({ kind: 'day' });
  });

  it('is a file on its way, and no file that has arrived', () => {
    const files = field('a', { type: 'files', required: true });
    expect(faultIn(files, [{ ...arrived, state: 'sending', received: null }])).toEqual({
      kind: 'uploading',
    });
    expect(faultIn(files, [arrived])).toBeNull();
    expect(faultIn(files, [{ ...arrived, state: 'failed', received: null }])).toEqual({
      kind: 'missing',
    });
  });
});

describe('a field under a condition', () => {
  const fields = [
    field('kind', { type: 'choice' }),
    field('crops', { type: 'choices' }),
    field('own', { type: 'yesNo' }),
    field('floor', { type: 'number', required: true, onlyIf: { field: 'kind', is: ['roof'] } }),
    field('sort', { required: true, onlyIf: { field: 'crops', is: ['fruit'] } }),
    field('heap', { required: true, onlyIf: { field: 'own', is: [true] } }),
  ];
  const asked = (held: Held) =>
    fields.filter((each) => isAsked(each, fields, held)).map((each) => each.name);

  it('is asked when the other has the value, and neither missed nor sent otherwise', () => {
    expect(asked({})).toEqual(['kind', 'crops', 'own']);
    expect(asked({ kind: 'roof', crops: ['veg', 'fruit'], own: 'yes' })).toEqual([
      'kind',
      'crops',
      'own',
      'floor',
      'sort',
      'heap',
    ]);
    expect(asked({ own: 'no' })).not.toContain('heap');
    expect([...faultsOf(fields, { kind: 'open', floor: 'x' }, TODAY).keys()]).toEqual([]);
    expect([...faultsOf(fields, { kind: 'roof', floor: 'x' }, TODAY).keys()]).toEqual(['floor']);
    expect(inputOf(fields, { kind: 'open', floor: '3', own: 'no' })).toEqual({
      kind: 'open',
      own: false,
    });
  });
});

describe('what is sent', () => {
  it('has the types of the API', () => {
    const fields = [
      field('plan'),
      field('fee', { type: 'money' }),
      field('crops', { type: 'choices' }),
      field('photos', { type: 'files' }),
      field('empty'),
    ];
    const held = { plan: ' 𬭎 ', fee: '168.5', crops: ['veg'], photos: [arrived], empty: ' ' };
    expect(inputOf(fields, held)).toEqual({
      plan: '𬭎',
      fee: 16850,
      crops: ['veg'],
      photos: [arrived.received],
    });
  });
});

describe('sections', () => {
  it('part what it is about from who the person is, in the order of the form', () => {
    const sections = sectionsOf([
      field('plan'),
      field('photos', { type: 'files' }),
      field('name', { level: 'personal' }),
      field('phone', { level: 'personal' }),
    ]);
    expect(sections.map(({ kind, fields }) => [kind, fields.length])).toEqual([
      ['contents', 2],
      ['person', 2],
    ]);
  });

  it('are the parts that the form names, whatever level their fields have', () => {
    const about = { zh: '发生了什么', en: 'What happened' };
    const who = { zh: '你是谁', en: 'Who you are' };
    const sections = sectionsOf([
      field('note'),
      field('plan', { part: about }),
      field('witness', { part: about, level: 'personal' }),
      field('name', { part: who, level: 'personal' }),
      field('letter', { part: who, type: 'files' }),
    ]);
    expect(sections.map(({ part, fields }) => [part, fields.length])).toEqual([
      [null, 1],
      [about, 2],
      [who, 2],
    ]);
  });
});

describe('a draft on the device', () => {
  const fields = [
    field('plan'),
    field('name', { level: 'personal' }),
    field('secret', { level: 'sensitive' }),
    field('photos', { type: 'files' }),
    field('scan', { type: 'files', level: 'personal' }),
  ];
  const held: Held = {
    plan: '种石榴',
    name: '䶮𬭎',
    secret: '线索',
    photos: [arrived, { ...arrived, key: 'b', state: 'sending', received: null }],
    scan: [arrived],
  };
  const storage = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => void storage.set(key, value),
    removeItem: (key: string) => void storage.delete(key),
  });
  afterEach(() => storage.clear());

  it('holds nothing that points at a person', () => {
    expect(keepDraft('f', fields, held)).toBe(true);
    const kept = [...storage.values()].join('');
    expect(kept).toContain('种石榴');
    expect(kept).not.toMatch(/䶮|线索|"scan"/);
    expect(recallDraft('f', fields)).toEqual({ plan: '种石榴', photos: [arrived] });
    expect(draftOf(fields, { name: '王' })).toEqual({});
  });

  it('is removed, and is not kept when it is empty', () => {
    keepDraft('f', fields, held);
    removeDraft('f');
    expect(storage.size).toBe(0);
    expect(keepDraft('f', fields, { plan: '' })).toBe(false);
  });

  it('that cannot be read is none', () => {
    storage.set('zca.draft.f', '{');
    expect(recallDraft('f', fields)).toEqual({});
    storage.set('zca.draft.f', JSON.stringify({ plan: 3, gone: 'x', photos: 'x', name: '王' }));
    expect(recallDraft('f', fields)).toEqual({});
  });
});
