/** Members in which exports put the text of a listed thing, in order of preference. */
const TEXT_MEMBERS = ['value', 'name', 'text', 'symbol', 'extracted_name', 'document_id', 'patcit'];

/**
 * A cell that holds a JSON list of objects, as nested exports have it, written as values separated
 * by `;`: names, symbols, document numbers. Of texts in several languages the Chinese one, else the
 * first. Any other cell comes back as it is; a list in which nothing can be read becomes ''.
 */
export function jsonListText(text: string): string {
  if (!text.startsWith('[{') && !text.startsWith('["')) return text;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return text;
  }
  if (!Array.isArray(list)) return text;
  const languages = list.filter((item) => memberOf(item, 'lang') !== undefined);
  if (languages.length === list.length && list.length > 0) {
    const chinese = list.find((item) => /^zh/i.test(String(memberOf(item, 'lang'))));
    return textOf(chinese ?? list[0]);
  }
  return list
    .map(textOf)
    .filter((item) => item !== '')
    .join(';');
}

function memberOf(item: unknown, name: string): unknown {
  return typeof item === 'object' && item !== null
    ? (item as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textOf(item: unknown): string {
  if (typeof item === 'string' || typeof item === 'number') return String(item);
  const number = memberOf(item, 'doc_number');
  if (typeof number === 'string' || typeof number === 'number') {
    const part = (name: string): string => {
      const value = memberOf(item, name);
      return typeof value === 'string' ? value : '';
    };
    return `${part('jurisdiction')}${number}${part('kind')}`;
  }
  for (const name of TEXT_MEMBERS) {
    const member = memberOf(item, name);
    const text = member === undefined ? '' : textOf(member);
    if (text !== '') return text;
  }
  return '';
}

/**
 * Title and abstract of a cell that joins them, as collections for language models do:
 * `Title: …⏎Keywords: …⏎Abstract: …` or `… [SEP] keywords [SEP] …`. Null for any other text.
 */
export function splitTitleAndAbstract(text: string): { title: string; abstract: string } | null {
  const headed = /^Title\s*[:：]\s*([^\n]*)\n[\s\S]*?Abstract\s*[:：]\s*([\s\S]*)$/i.exec(text);
  if (headed) return { title: headed[1]!.trim(), abstract: headed[2]!.trim() };
  const parts = text.split('[SEP]').map((part) => part.trim());
  return parts.length === 3 && parts[0] !== '' ? { title: parts[0]!, abstract: parts[2]! } : null;
}
