import { recogniseColumns, rowToRight } from '@zca/domain/registry';
import { expect, it } from 'vitest';

function inventorsOf(list: string): readonly string[] {
  const cells = { 申请号: 'CN201710601862.3', 发明名称: '一种示例器件', 发明人: list };
  const reading = rowToRight(cells, recogniseColumns(Object.keys(cells), [cells]), '2026-11-22');
  if (!reading.ok || reading.right.collection !== 'patent') throw new Error('not read');
  return reading.right.inventors;
}

it.each([
  ['王秀娥,纪剑辉，曹爱忠、王海燕', ['王秀娥', '纪剑辉', '曹爱忠', '王海燕']],
  ['S·马瑟斯,H·C·王', ['S·马瑟斯', 'H·C·王']],
  ['E·王,李杰,A·EG·伦费林克', ['E·王', '李杰', 'A·EG·伦费林克']],
  ['李杰,A·EG·伦费林克,', ['李杰', 'A·EG·伦费林克']],
  ['SMITH, John;张三', ['SMITH, John', '张三']],
  ['张三,SMITH', ['张三,SMITH']],
])('%s', (list, names) => {
  expect(inventorsOf(list)).toEqual(names);
});
