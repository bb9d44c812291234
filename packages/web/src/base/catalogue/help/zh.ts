import { formatsFor } from '../format.ts';

const { number } = formatsFor('zh');

/** Texts of the help of the query language. The type of this value is what English must fill. */
export const zh = {
  title: '检索式怎么写',
  lead: '直接写词、名称或号码就能查。要更准，用下面的写法；中文和英文的写法意思相同，全角半角都行。',
  rules: '写法',
  write: '这样写',
  means: '意思',
  run: '试一试',
  runNamed: (query: string) => `试一试 ${query}`,
  found: (count: number) => `${number(count)} 件`,
  runAll: '全部试一遍',
  more: '语法（EBNF）和全部细节在随软件的 docs/query-language.md。',
  fields: '字段',
  fieldsLead: '字段写在冒号前。同一字段的几个写法任选其一。',
  field: '字段',
  tags: '写法',
  takes: '取值',
  values: (count: number) => `${number(count)} 个值`,
  kinds: {
    text: '词或引号中的字句',
    keyword: '值',
    integer: '整数，可用 > >= < <= 和 ..',
    decimal: '数，可用 > >= < <= 和 ..',
    date: '年、月或日，可用 > >= < <= 和 ..',
    point: '经纬度与半径',
  },
};

export type HelpCatalogue = typeof zh;
