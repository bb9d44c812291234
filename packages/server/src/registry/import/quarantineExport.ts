import { fieldLabel } from '@zca/domain/registry';
import type { OutputColumn } from '@zca/formats';
import type { QuarantineFilter, QuarantineRow, QuarantineStore } from './quarantineStore.ts';
import { refusalSentence } from './refusalSentence.ts';

const PAGE = 500;

/** Every quarantined record that fits, in order. */
export async function* quarantineRows(
  store: QuarantineStore,
  filter: QuarantineFilter,
): AsyncIterable<QuarantineRow> {
  let after = 0;
  for (;;) {
    const page = await store.list(filter, after, PAGE);
    yield* page;
    if (page.length < PAGE) return;
    after = page.at(-1)!.id;
  }
}

/** Columns of a quarantine list: what, where, why, and the record as it was read. */
export function quarantineColumns(): OutputColumn<QuarantineRow>[] {
  return [
    { header: '编号', key: 'id', value: (row) => row.id, type: 'number' },
    { header: '导入', key: 'importRun', value: (row) => row.importRunId, type: 'number' },
    { header: '文件', key: 'file', value: (row) => String(row.position['file'] ?? row.file ?? '') },
    { header: '位置', key: 'position', value: (row) => place(row) },
    {
      header: '字段',
      key: 'field',
      value: (row) => (row.field === null ? '' : (fieldLabel(row.field)?.zh ?? row.field)),
    },
    { header: '规则', key: 'rule', value: (row) => row.rule },
    { header: '说明', key: 'message', value: (row) => sentence(row, 'zh') },
    { header: 'Message', key: 'messageEn', value: (row) => sentence(row, 'en') },
    { header: '状态', key: 'status', value: (row) => row.status },
    {
      header: '原文',
      key: 'raw',
      value: (row) => (row.raw === null ? '' : JSON.stringify(row.mended ?? row.raw)),
    },
  ];
}

/** Where in its file a record stands. */
export function place({ position }: Pick<QuarantineRow, 'position'>): string {
  return Object.entries(position)
    .filter(([name]) => name !== 'file')
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** What is wrong with a record and what to do. */
export function sentence(row: QuarantineRow, locale: 'zh' | 'en'): string {
  return refusalSentence({ rule: row.rule, field: row.field ?? '', params: row.params })[locale];
}
