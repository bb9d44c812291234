export { readTableRows, type TableRow, UnreadableTable } from './readTableRows.ts';
