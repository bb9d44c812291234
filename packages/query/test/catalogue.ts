import type { FieldRegistry } from '../src/index.ts';

/** A library catalogue: one field of every kind and way of matching. */
export const CATALOGUE: FieldRegistry = {
  fields: [
    {
      name: 'title',
      kind: 'text',
      tags: { zh: ['书名', '题名'], en: ['ti'] },
      label: { zh: '书名', en: 'Title' },
      searchedByDefault: true,
      weight: 3,
    },
    {
      name: 'summary',
      kind: 'text',
      tags: { zh: ['提要'], en: ['su'] },
      label: { zh: '提要', en: 'Summary' },
      searchedByDefault: true,
    },
    {
      name: 'contents',
      kind: 'text',
      many: true,
      tags: { zh: ['目次'], en: ['toc'] },
      label: { zh: '目次', en: 'Contents' },
    },
    {
      name: 'author',
      kind: 'keyword',
      many: true,
      tags: { zh: ['作者', '著者'], en: ['au'] },
      label: { zh: '作者', en: 'Author' },
      match: 'contains',
    },
    {
      name: 'class',
      kind: 'keyword',
      many: true,
      tags: { zh: ['分类', '分类号'], en: ['class'] },
      label: { zh: '分类', en: 'Class' },
      match: 'starts',
    },
    {
      name: 'isbn',
      kind: 'keyword',
      tags: { zh: ['书号', 'ISBN'], en: ['isbn'] },
      label: { zh: '书号', en: 'ISBN' },
    },
    {
      name: 'type',
      kind: 'keyword',
      tags: { zh: ['类型'], en: ['type', 'kind'] },
      label: { zh: '类型', en: 'Type' },
      values: [
        { value: 'book', label: { zh: '图书', en: 'Book' } },
        { value: 'map', label: { zh: '地图', en: 'Map' } },
        { value: 'printedMusic', label: { zh: '乐谱', en: 'Printed music' } },
        { value: 'a(b', label: { zh: '其他', en: 'Other, "unusual"' } },
      ],
    },
    {
      name: 'subject',
      kind: 'keyword',
      many: true,
      tags: { zh: ['主题'], en: ['subject'] },
      label: { zh: '主题', en: 'Subject' },
    },
    {
      name: 'publishedDay',
      kind: 'date',
      tags: { zh: ['出版日', '出版'], en: ['pub'] },
      label: { zh: '出版日', en: 'Published' },
    },
    {
      name: 'pages',
      kind: 'integer',
      tags: { zh: ['页数'], en: ['pages'] },
      label: { zh: '页数', en: 'Pages' },
    },
    {
      name: 'height',
      kind: 'decimal',
      tags: { zh: ['高度'], en: ['height'] },
      label: { zh: '高度', en: 'Height' },
    },
    {
      name: 'place',
      kind: 'point',
      many: true,
      tags: { zh: ['位置'], en: ['place'] },
      label: { zh: '位置', en: 'Place' },
    },
  ],
};
