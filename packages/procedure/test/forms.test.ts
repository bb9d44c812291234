import { describe, expect, it } from 'vitest';
import { isAsked, type Field, type Json, readForm } from '../src/index.ts';
import { applied, ROSE } from './support/world.ts';

const TODAY = '2026-11-23';
const title = { zh: '栏', en: 'Field' };

/** Each kind of field without its title. */
type Untitled<F> = F extends Field ? Omit<F, 'title'> : never;

/** The value that is kept of a field, or the code of the refusal. */
function read(field: Untitled<Field>, given: Json): Json {
  const fields = { f: { title, ...field } as Field };
  const outcome = readForm(fields, [{ field: 'f' }], { f: given }, TODAY);
  return outcome.ok ? (outcome.value['f'] ?? null) : outcome.refusals[0]!.code;
}

const text = { type: 'text' } as const;

describe('texts', () => {
  it('are kept without blanks around them, in NFC, with simple line ends', () => {
    expect(read(text, '　东三号 \n')).toBe('东三号');
    expect(read(text, 'e\u0301t\u00e9')).toBe('\u00e9t\u00e9');
    expect(read(text, 'a\r\nb')).toBe('a b');
    expect(read({ type: 'longText' }, 'a\r\nb\rc')).toBe('a\nb\nc');
  });

  it('are measured in characters as people count them', () => {
    const rare = '𠮷'.repeat(4);
    expect(rare).toHaveLength(8);
    expect(read({ ...text, maxLength: 4 }, rare)).toBe(rare);
    expect(read({ ...text, maxLength: 4 }, `${rare}a`)).toBe('FIELD_LONG');
    expect(read(text, 'a'.repeat(200))).toHaveLength(200);
    expect(read(text, 'a'.repeat(201))).toBe('FIELD_LONG');
    expect(read({ type: 'longText' }, 'a'.repeat(4000))).toHaveLength(4000);
    expect(read({ type: 'longText' }, 'a'.repeat(4001))).toBe('FIELD_LONG');
    const outcome = readForm(
      { f: { title, type: 'text', maxLength: 1 } },
      [{ field: 'f' }],
      { f: '𠮷𠮷' },
      TODAY,
    );
    expect(!outcome.ok && outcome.refusals[0]!.words.zh).toBe('“栏”最多 1 个字，现有 2 个。');
  });

  it('hold nothing that no store can keep', () => {
    for (const bad of ['a\u0000b', 'a\u0007', 'a\ud842', '\udfb7a', 'a\u007f']) {
      expect(read(text, bad)).toBe('FIELD_CHARACTER');
    }
    expect(read({ type: 'longText' }, 'a\tb\nc𠮷')).toBe('a\tb\nc𠮷');
  });

  it('are texts', () => {
    for (const other of [1, true, ['a'], { a: 1 }]) expect(read(text, other)).toBe('FIELD_TYPE');
  });

  it.each([
    ['13800138000', '13800138000'],
    ['138 0013-8000', '13800138000'],
    ['１３８００１３８０００', '13800138000'],
    ['+86 138 0013 8000', '13800138000'],
    ['008613800138000', '13800138000'],
    ['（029）8888 8888', '02988888888'],
    ['+86 029-88888888', '02988888888'],
    ['400-800-1234', '4008001234'],
    ['+852 2345 6789', '+85223456789'],
    ['12800138000', 'FIELD_PHONE'],
    ['1380013800', 'FIELD_PHONE'],
    ['138001380000', 'FIELD_PHONE'],
    ['00029888888', 'FIELD_PHONE'],
    ['+86 1380013800', 'FIELD_PHONE'],
    ['电话', 'FIELD_PHONE'],
  ])('telephone %s gives %s', (given, kept) => {
    expect(read({ ...text, format: 'phone' }, given)).toBe(kept);
  });

  it.each([
    ['11010519491231002X', '11010519491231002X'],
    ['110105 19491231 002x', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', '11010519491231002X'],
    ['110105194912310021', 'FIELD_ID_NUMBER'],
    ['110105194913310026', 'FIELD_ID_NUMBER'],
    ['11010549123100', 'FIELD_ID_NUMBER'],
  ])('identity number %s gives %s', (given, kept) => {
    expect(read({ ...text, format: 'idNumber' }, given)).toBe(kept);
  });

  it('identity numbers of no real birthday are refused though their check character fits', () => {
    const first = '11010519490230002';
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, i) => total + weight * Number(first[i]), 0);
    const number = first + '10X98765432'[sum % 11]!;
    expect(read({ ...text, format: 'idNumber' }, number)).toBe('FIELD_ID_NUMBER');
  });

  it.each([
    ['91350100M000100Y43', '91350100M000100Y43'],
    ['91350100m000100y43', '91350100M000100Y43'],
    ['9135 0100-M000100Y43', '91350100M000100Y43'],
    ['91350100M000100Y44', 'FIELD_CREDIT_CODE'],
    ['91350100M000100Y4', 'FIELD_CREDIT_CODE'],
  ])('credit code %s gives %s', (given, kept) => {
    expect(read({ ...text, format: 'creditCode' }, given)).toBe(kept);
  });

  it.each([
    ['rose@example.com', 'rose@example.com'],
    ['rose＠example．com', 'rose@example.com'],
    ['rose@example', 'FIELD_EMAIL'],
    ['rose@.com', 'FIELD_EMAIL'],
    ['rose example@a.b', 'FIELD_EMAIL'],
    ['a@b@c.d', 'FIELD_EMAIL'],
  ])('e-mail %s gives %s', (given, kept) => {
    expect(read({ ...text, format: 'email' }, given)).toBe(kept);
  });

  it('of names and addresses are kept as they are', () => {
    expect(read({ ...text, format: 'name' }, '𠮷野 玫')).toBe('𠮷野 玫');
    expect(read({ ...text, format: 'address' }, '甲路１号')).toBe('甲路１号');
  });
});

describe('numbers', () => {
  it('lie in their range, both ends inside', () => {
    const field = { type: 'number', min: 1, max: 10 } as const;
    expect([1, 10, 2.5].map((n) => read(field, n))).toEqual([1, 10, 2.5]);
    expect([0, 11].map((n) => read(field, n))).toEqual(['FIELD_RANGE', 'FIELD_RANGE']);
    expect(read({ type: 'number' }, -3)).toBe(-3);
    expect(Object.is(read({ type: 'number' }, -0), 0)).toBe(true);
    expect(read({ type: 'number' }, '1')).toBe('FIELD_TYPE');
    expect(read({ type: 'number' }, Number.POSITIVE_INFINITY)).toBe('FIELD_TYPE');
  });

  it('of money are whole fen and no debt', () => {
    expect(read({ type: 'money' }, 1999)).toBe(1999);
    expect(read({ type: 'money' }, 0)).toBe(0);
    expect(read({ type: 'money' }, 19.99)).toBe('FIELD_TYPE');
    expect(read({ type: 'money' }, -1)).toBe('FIELD_RANGE');
    expect(read({ type: 'money' }, 2 ** 53)).toBe('FIELD_TYPE');
    expect(read({ type: 'money', min: -5 }, -5)).toBe(-5);
  });
});

describe('other types', () => {
  it('days are real, and not after today unless they may be', () => {
    expect(read({ type: 'day' }, TODAY)).toBe(TODAY);
    expect(read({ type: 'day' }, '2026-11-24')).toBe('FIELD_FUTURE');
    expect(read({ type: 'day', mayBeFuture: true }, '2026-11-24')).toBe('2026-11-24');
    for (const bad of ['2026-02-29', '2026-2-1', '20260201', 20260201]) {
      expect(read({ type: 'day' }, bad)).toBe('FIELD_DAY');
    }
  });

  it('yes and no are booleans', () => {
    expect(read({ type: 'yesNo' }, false)).toBe(false);
    expect(read({ type: 'yesNo' }, true)).toBe(true);
    expect(read({ type: 'yesNo' }, 'true')).toBe('FIELD_TYPE');
  });

  it('choices are among the options', () => {
    const options = ['a', 'b'].map((value) => ({ value, title }));
    expect(read({ type: 'choice', options }, 'a')).toBe('a');
    expect(read({ type: 'choice', options }, 'c')).toBe('FIELD_OPTION');
    expect(read({ type: 'choice', options }, ['a'])).toBe('FIELD_TYPE');
    expect(read({ type: 'choices', options }, ['b', 'a', 'b'])).toEqual(['b', 'a']);
    expect(read({ type: 'choices', options }, ['a', 'c'])).toBe('FIELD_OPTION');
    expect(read({ type: 'choices', options }, [1])).toBe('FIELD_TYPE');
    expect(read({ type: 'choices', options }, 'a')).toBe('FIELD_TYPE');
  });

  it('files are known by their content', () => {
    const file = {
      name: 'e\u0301.jpg',
      sha256: 'a'.repeat(64),
      sizeBytes: 10,
      mediaType: 'image/jpeg',
    };
    const field = { type: 'files', accept: ['image/'], maxCount: 2 } as const;
    expect(read(field, [{ ...file, extra: 1 }])).toEqual([{ ...file, name: '\u00e9.jpg' }]);
    expect(read(field, [file, file])).toHaveLength(2);
    expect(read(field, [file, file, file])).toBe('FIELD_COUNT');
    expect(read(field, [{ ...file, mediaType: 'text/html' }])).toBe('FIELD_FILE_KIND');
    for (const bad of [
      { name: '' },
      { name: 'a\u0000' },
      { name: 1 },
      { name: 'n'.repeat(201) },
      { sha256: 'A'.repeat(64) },
      { sizeBytes: -1 },
      { sizeBytes: 1.5 },
      { mediaType: 'image' },
    ]) {
      expect(read(field, [{ ...file, ...bad }])).toBe('FIELD_TYPE');
    }
    for (const bad of ['x', null, ['x']]) expect(read(field, [bad])).toBe('FIELD_TYPE');
    expect(read(field, { 0: file })).toBe('FIELD_TYPE');
    expect(
      read(
        { type: 'files' },
        Array.from({ length: 21 }, () => file),
      ),
    ).toBe('FIELD_COUNT');
    expect(read({ type: 'files' }, [{ ...file, mediaType: 'text/html' }])).toHaveLength(1);
  });

  it('offices and persons are codes', () => {
    for (const type of ['office', 'person'] as const) {
      expect(read({ type }, '610113.01')).toBe('610113.01');
      expect(read({ type }, "x'; drop")).toBe('FIELD_TYPE');
      expect(read({ type }, 'x'.repeat(65))).toBe('FIELD_TYPE');
    }
  });
});

describe('a form', () => {
  const fields = {
    kind: { title, type: 'choice', options: ['a', 'b'].map((value) => ({ value, title })) },
    more: { title, type: 'yesNo' },
    detail: { title, type: 'text' },
  } as const satisfies Record<string, Field>;
  const form = [
    { field: 'kind' },
    { field: 'more', required: true, onlyIf: { field: 'kind', is: ['a'] } },
    { field: 'detail', required: true, onlyIf: { field: 'more', is: [true] } },
  ] as const;
  const outcome = (input: Record<string, Json>) => readForm(fields, form, input, TODAY);

  it('asks a field only when the others make it needed, through any number of steps', () => {
    expect(outcome({})).toEqual({ ok: true, value: {} });
    expect(outcome({ kind: 'b' })).toEqual({ ok: true, value: { kind: 'b' } });
    expect(outcome({ kind: 'a', more: false })).toMatchObject({ ok: true });
    expect(outcome({ kind: 'a' })).toMatchObject({ refusals: [{ field: 'more' }] });
    expect(outcome({ kind: 'a', more: true })).toMatchObject({ refusals: [{ field: 'detail' }] });
    // `more` is not asked of kind b, so neither is what depends on it.
    expect(outcome({ kind: 'b', more: true, detail: 'x' })).toEqual({
      ok: true,
      value: { kind: 'b' },
    });
  });

  it('looks into several choices', () => {
    const entry = { field: 'x', onlyIf: { field: 'y', is: ['a'] } };
    expect(isAsked(entry, { y: ['b', 'a'] })).toBe(true);
    expect(isAsked(entry, { y: ['b'] })).toBe(false);
    expect(isAsked(entry, {})).toBe(false);
    expect(isAsked({ field: 'x' }, {})).toBe(true);
  });

  it('takes blanks for nothing, also those that cannot be seen', () => {
    for (const blank of ['', ' \u3000', '\u200b', null]) {
      const read = readForm(
        fields,
        [{ field: 'detail', required: true }],
        { detail: blank },
        TODAY,
      );
      expect(read).toMatchObject({ refusals: [{ code: 'FIELD_MISSING' }] });
    }
  });

  it('takes a value back that is sent as null or has become needless; what is left out stays', () => {
    const run = applied({ kind: 'bees', hives: 3 });
    run.act('correct', ROSE, { kind: 'bees', hives: 4 });
    expect(run.data).toMatchObject({ phone: '13800138000', hives: 4 });
    run.act('correct', ROSE, { kind: 'trees', phone: null });
    expect(run.filed.data).toMatchObject({ kind: 'trees', phone: null, hives: null });
    expect(run.act('correct', ROSE, { kind: 'trees', phone: null }).act.data).toEqual({
      kind: 'trees',
    });
  });
});
