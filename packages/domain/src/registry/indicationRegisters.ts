import type { Cell } from './cells.ts';

/** Registers whose tables name no office, known by columns that they alone have. */
const REGISTERS: readonly (readonly [office: string, headers: readonly string[]])[] = [
  // European Union, eAmbrosia.
  ['EM', ['giIdentifier', 'euProtectionDate']],
  // United Kingdom: protected names of food, drink and agricultural products; spirit drinks.
  ['GB', ['EA_Name', 'EA_FileNumber']],
  ['GB', ['Registered name', 'Protection type', 'Country of origin']],
];

/** ST.3 code of the office whose register a row of a table is from; undefined where it does not show. */
export function registerOffice(cells: Readonly<Record<string, Cell>>): string | undefined {
  return REGISTERS.find(([, headers]) => headers.every((one) => Object.hasOwn(cells, one)))?.[0];
}
