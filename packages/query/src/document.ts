import type { Bilingual, FieldDefinition, FieldRegistry } from './field.ts';
import type { Language } from './registry.ts';
import { indexRegistry, PLAIN_TAG, tagsOf, writtenValue } from './registry.ts';
import { foldText } from './text.ts';

const HEADINGS: Readonly<Record<Language, string>> = {
  zh: '| 字段 | 标签（任选其一） | 可以写什么 |',
  en: '| Field | Tags (any of them) | What to write |',
};

const KINDS: Readonly<Record<FieldDefinition['kind'], Bilingual>> = {
  text: {
    zh: '词、“原文”、前缀*、“甲 乙”~5',
    en: 'words, “phrase”, prefix*, “a b”~5',
  },
  keyword: { zh: '与所写相等', en: 'equal to what is written' },
  integer: { zh: '整数：10、10-20、>10', en: 'whole number: 10, 10-20, >10' },
  decimal: { zh: '数：1.5、1.5..3、>1.5', en: 'number: 1.5, 1.5..3, >1.5' },
  date: {
    zh: '日期：2020、2020-05、2018-2026、>=2020、近3年',
    en: 'date: 2020, 2020-05, 2018-2026, >=2020, last 3 years',
  },
  point: {
    zh: '圆(经度,纬度,米)、框(西,南,东,北)、多边形(…)',
    en: 'circle(lon,lat,metres), box(w,s,e,n), polygon(…)',
  },
};

const MATCHES: Readonly<Record<'starts' | 'contains' | 'under', Bilingual>> = {
  under: {
    zh: '所写的类目及其下各级；加引号为相等；a..b 为范围；a* 以所写开头',
    en: 'what is written and all below it; equal in quotes; a..b is a range; a* what begins so',
  },
  starts: { zh: '以所写开头；加引号为相等', en: 'beginning with what is written; equal in quotes' },
  contains: { zh: '含所写；加引号为相等', en: 'containing what is written; equal in quotes' },
};

const ALSO_PLAIN: Bilingual = { zh: '；不写标签时也查', en: '; also searched without a tag' };

/**
 * The fields of a registry as a Markdown table for readers of the manual: label, tags, and what may
 * be written after them. Tags that lead to another field of the registry are left out.
 */
export function documentQueryLanguage(registry: FieldRegistry, language: Language): string {
  const index = indexRegistry(registry);
  const rows = index.fields
    .filter((field) => field.hidden !== true)
    .map((field) => {
      const own = tagsOf(field).filter(
        (tag) => PLAIN_TAG.test(tag) && index.findByTag(tag) === field,
      );
      const spelt = new Map(own.toReversed().map((tag) => [foldText(tag), tag]));
      const tags = [...spelt.values()]
        .toReversed()
        .map((tag) => `\`${tag}\``)
        .join(language === 'zh' ? '、' : ', ');
      return `| ${cell(field.label[language])} | ${tags} | ${cell(written(field, language))} |`;
    });
  const unions = index.unions.map((union) => {
    const tags = [...union.tags.zh, ...union.tags.en].map((tag) => `\`${tag}\``);
    const parts = union.fields.map((name) => index.findByName(name)?.label[language] ?? name);
    const any = language === 'zh' ? `任一：${parts.join('、')}` : `any of: ${parts.join(', ')}`;
    return `| ${cell(union.label[language])} | ${tags.join(language === 'zh' ? '、' : ', ')} | ${cell(any)} |`;
  });
  return [HEADINGS[language], '| --- | --- | --- |', ...rows, ...unions].join('\n');
}

/** Longer closed lists are cut: people find the rest in the search box. */
const MOST_LISTED = 20;

function written(field: FieldDefinition, language: Language): string {
  if (field.values !== undefined) {
    return listed(field, language) + (field.datedIn === undefined ? '' : DATED[language]);
  }
  if (field.kind === 'keyword' && field.match !== undefined && field.match !== 'exact') {
    return MATCHES[field.match][language];
  }
  const plain = field.searchedByDefault === true ? ALSO_PLAIN[language] : '';
  return KINDS[field.kind][language] + plain;
}

const DATED: Bilingual = {
  zh: '；后可加 @日期：取值@2020',
  en: '; a period may follow: value@2020',
};

function listed(field: FieldDefinition, language: Language): string {
  const groups = (field.groups ?? []).map(({ label }) => label[language]);
  const labels = (field.values ?? []).map(({ value }) => writtenValue(field, value, language));
  const shown = labels.slice(0, MOST_LISTED).join(language === 'zh' ? '；' : '; ');
  const whole = groups.join(language === 'zh' ? '、' : ', ');
  const also = language === 'zh' ? `；各类合称：${whole}` : `; names for several: ${whole}`;
  const list = shown + more(labels.length, language);
  return groups.length === 0 ? list : list + also;
}

function more(count: number, language: Language): string {
  if (count <= MOST_LISTED) return '';
  return language === 'zh' ? ` 等 ${count} 项` : ` … (${count} in all)`;
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
