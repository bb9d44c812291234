import { headerKey } from './header.ts';

/** Registers whose tables name no office, known by columns that they alone have. */
const REGISTERS = (
  [
    // European Union, eAmbrosia.
    ['EM', ['giIdentifier', 'euProtectionDate']],
    // United Kingdom: protected names of food, drink and agricultural products; spirit drinks.
    ['GB', ['EA_Name', 'EA_FileNumber']],
    ['GB', ['Registered name', 'Protection type', 'Country of origin']],
  ] as const
).map(([office, headers]) => ({ office, keys: headers.map(headerKey) }));

/** ST.3 code of the office whose register a table with these headers is; undefined where it does not show. */
export function registerOffice(headers: readonly string[]): string | undefined {
  const keys = new Set(headers.map(headerKey));
  return REGISTERS.find((register) => register.keys.every((one) => keys.has(one)))?.office;
}
