/** Queries that people would write against the library catalogue, for mutation and round trips. */
export const REALISTIC_QUERIES: readonly string[] = [
  '氮化镓功率器件 类型:图书 出版:2018-2026',
  '书名:(氮化镓 或 碳化硅) 非 提要:"发光二极管"',
  '“西安 电子”~5 且 （作者：华为技术（深圳）有限公司 或 作者:"张三"）',
  '"a b"~>3 OR 氮化* AND NOT *晶?管',
  '分类:H01L,H02M 出版>=2020Q1 页数:[100,200)',
  '类型:图书，地图 出版：近3年 无:作者',
  '位置:圆(108.94,34.34,5公里) 或 位置:box(108,34,109,35)',
  '位置:多边形(108 34, 109 34, 109 35; 108.1 34.1, 108.2 34.1, 108.2 34.2)',
  'id:(a,"b c",d) OR 书名+目次:索引 -pub:last 6 months',
  '主题:全(history,"civil law") isbn:"978".."979" height:]1.5,2[',
  'C\\+\\+ R\\&D http://example.org/?q=1 12:30 页数!=10',
];
