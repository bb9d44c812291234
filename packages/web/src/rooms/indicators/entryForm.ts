import type { EntryDraft, RegisterView } from '@zca/domain/indicators';
import { present } from '../../base/address.ts';
import { isDay } from '../../base/catalogue/format.ts';
import { fenOf, numberOf } from '../../base/typedNumbers.ts';

type Column = RegisterView['columns'][number];
export type ColumnName = Column['name'];

/** What stands in the form of an entry as it is typed. */
export type HeldEntry = Readonly<Partial<Record<ColumnName, string>>>;

/** What is wrong in a field, as the catalogue names it. */
export type EntryFaultKind = 'missing' | 'badDay' | 'badNumber' | 'badAmount';

const DAYS: ReadonlySet<ColumnName> = new Set(['from', 'to', 'due']);
export const isDayColumn = (name: ColumnName): boolean => DAYS.has(name);

const heldText = (held: HeldEntry, name: ColumnName): string => held[name]?.trim() ?? '';

/**
 * What anybody can see is wrong with a field; the server decides the rest. Undefined for nothing.
 */
export function entryFault(column: Column, held: HeldEntry): EntryFaultKind | undefined {
  const text = heldText(held, column.name);
  if (text === '') return column.required ? 'missing' : undefined;
  if (isDayColumn(column.name)) return isDay(text) ? undefined : 'badDay';
  if (column.name === 'amountFen') {
    const fen = fenOf(text);
    return fen === undefined || fen < 0 ? 'badAmount' : undefined;
  }
  if (column.name === 'quantity') return numberOf(text) === undefined ? 'badNumber' : undefined;
  return undefined;
}

/** The entry as the API takes it, once no field has a fault. */
export function entryOf(register: RegisterView['key'], held: HeldEntry): EntryDraft {
  const text = (name: ColumnName): string => heldText(held, name);
  const optional = present({
    subjectCode: text('subjectCode'),
    category: text('category'),
    to: text('to'),
    due: text('due'),
    note: text('note'),
  });
  const amountFen = fenOf(text('amountFen'));
  const quantity = numberOf(text('quantity'));
  return {
    register,
    subject: text('subject'),
    area: text('area'),
    from: text('from'),
    ...optional,
    ...(amountFen === undefined ? {} : { amountFen }),
    ...(quantity === undefined ? {} : { quantity }),
    evidence: { title: text('document'), number: text('documentNumber') },
  };
}
