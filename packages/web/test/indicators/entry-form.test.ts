import { REGISTERS, EntryDraft, entryColumns } from '@zca/domain/indicators';
import { describe, expect, it } from 'vitest';
import { entryFault, entryOf } from '../../src/rooms/indicators/entryForm.ts';

const column = (name: 'subject' | 'from' | 'to' | 'amountFen' | 'quantity', required = true) => ({
  name,
  title: { zh: name, en: name },
  required,
});

describe('a field of an entry', () => {
  it.each([
    [column('subject'), '', 'missing'],
    [column('subject'), '  ', 'missing'],
    [column('subject', false), '', undefined],
    [column('from'), '2025-02-30', 'badDay'],
    [column('from'), '2025-02-28', undefined],
    [column('to', false), 'soon', 'badDay'],
    [column('amountFen'), '168.505', 'badAmount'],
    [column('amountFen'), '-1', 'badAmount'],
    [column('amountFen'), '１，６８０．５', undefined],
    [column('quantity'), 'many', 'badNumber'],
    [column('quantity'), '13,160,000', undefined],
  ] as const)('%o with %j has the fault %s', (field, text, fault) => {
    expect(entryFault(field, { [field.name]: text })).toBe(fault);
  });
});

describe('an entry as it is sent', () => {
  it('holds yuan as fen, numbers as numbers, and nothing that was left empty', () => {
    expect(
      entryOf('pledges', {
        subject: ' 陕质 2025-001 ',
        area: '610113',
        category: 'patent',
        from: '2025-03-01',
        to: '',
        amountFen: '1,680.50',
        quantity: '',
        document: '登记簿',
        documentNumber: '',
      }),
    ).toEqual({
      register: 'pledges',
      subject: '陕质 2025-001',
      area: '610113',
      category: 'patent',
      from: '2025-03-01',
      amountFen: 168_050,
      evidence: { title: '登记簿', number: '' },
    });
  });

  it.each(REGISTERS.map(({ key }) => key))('is one that the register %s takes', (key) => {
    const held = Object.fromEntries(
      entryColumns(key).map(({ name }) => {
        if (['from', 'to', 'due'].includes(name)) return [name, '2025-01-01'];
        return [name, name === 'amountFen' || name === 'quantity' ? '12' : 'x'];
      }),
    );
    const faults = entryColumns(key).filter((each) => entryFault(each, held) !== undefined);
    expect(faults).toEqual([]);
    expect(EntryDraft.safeParse(entryOf(key, held)).success).toBe(true);
  });
});
