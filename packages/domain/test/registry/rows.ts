import {
  type Cell,
  recogniseColumns,
  refusalMessage,
  rowToRight,
  Right,
} from '@zca/domain/registry';
import { expect } from 'vitest';

/** The day of the reading: later days in a row are mistakes. */
export const TODAY = '2026-11-22';

export const read = (cells: Record<string, Cell>) =>
  rowToRight(cells, recogniseColumns(Object.keys(cells), [cells]), TODAY);

/** The reading of a row that must be taken. */
export const accepted = (cells: Record<string, Cell>) => {
  const reading = read(cells);
  if (!reading.ok) throw new Error(refusalMessage(reading.refusal).en);
  expect(Right.parse(reading.right)).toEqual(reading.right);
  return reading;
};

/** The refusal of a row that must not be taken; its sentence is whole in both languages. */
export const refused = (cells: Record<string, Cell>) => {
  const reading = read(cells);
  expect(reading.ok).toBe(false);
  if (reading.ok) throw new Error('accepted');
  const message = refusalMessage(reading.refusal);
  expect(message.zh).not.toMatch(/\{|undefined/);
  expect(message.en).not.toMatch(/\{|undefined/);
  return reading.refusal;
};

/** A row as the CNIPA search system exports it. */
export const ROW: Record<string, Cell> = {
  申请号: 'CN201710601862.3',
  '公开（公告）号': 'CN107393800B',
  '公开（公告）日': '2020.05.19',
  申请日: '2017.07.21',
  发明名称: '一种示例器件',
  '申请（专利权）人': '西安示例大学;陕西示例半导体(集团)有限公司;',
  地址: ' 陕西省西安市雁塔区示例路2号; 陕西省西安市高新区示例路1号;',
  邮编: '710071;710075;',
  国省代码: '陕西;61',
  IPC分类号: 'H01L29/778(2006.01)I;C30B29/40;',
  发明人: '张三;李四;',
  代理机构: '西安示例专利代理有限公司 61200;西安示例专利代理有限公司 61200;',
  代理人: '王五;赵六;',
};
