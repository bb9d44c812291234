import { parseIpc, parseLocarno } from '@zca/standards';
import { distinct, splitValues } from './cells.ts';
import type { CalendarDay, IpcMark } from './model.ts';
import { isBlankDay, readDay } from './readDay.ts';
import { type Note, refuse } from './refusal.ts';

/** Reads the day of a field; undefined for an absent value and for fillers. Leaves the row otherwise. */
export function dayOf(text: string | undefined, field: string): CalendarDay | undefined {
  if (text === undefined || isBlankDay(text)) return undefined;
  const reading = readDay(text);
  if (!reading.ok) refuse(reading.rule, field, { value: text });
  return reading.day;
}

/** A positive whole number of a field; undefined with a note for anything else. */
export function countOf(
  text: string | undefined,
  field: string,
  notes: Note[],
): number | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,5})(?:\.0+)?\s*(?:项|年)?$/.exec(text.trim());
  const value = match ? Number(match[1]) : 0;
  if (value > 0) return value;
  if (!/^0(?:\.0+)?$/.test(text.trim())) {
    notes.push({ rule: 'count.unreadable', field, params: { value: text } });
  }
  return undefined;
}

/**
 * The IPC marks of a main-symbol column and a list. The first of the list is the first mark, as
 * registers print it, when it is a full symbol or a main symbol says so. A symbol that is none
 * leaves the row (`ipc.sectionY`, `ipc.form`, …: O:A-15), unless `forgiving` is given: documents of
 * other offices bear symbols in old and national forms, which are left out with a note there.
 */
export function ipcOf(
  main: string | undefined,
  lists: readonly string[],
  forgiving: Note[] | null = null,
): IpcMark[] {
  const marks: IpcMark[] = [];
  const reject = (rule: string, params: Note['params']): null => {
    if (forgiving === null) return refuse(rule, 'ipc', params);
    forgiving.push({ rule, field: 'ipc', params });
    return null;
  };
  for (const list of [...(main === undefined ? [] : [main]), ...lists]) {
    for (const text of splitIpc(list)) {
      const parsed = parseIpc(text);
      if (!parsed.ok) {
        reject(parsed.rule, { ...parsed.params, value: text });
        continue;
      }
      const symbol = parsed.value;
      if (symbol.level === 'section' || symbol.level === 'class') {
        reject('ipc.form', { text, value: text });
        continue;
      }
      // A bare main group is written out, so that one group has one spelling.
      const known = marks.find((mark) => mark.symbol === symbol.canonical);
      if (known) {
        if (symbol.edition !== null) known.edition ??= symbol.edition;
        continue;
      }
      const mark: IpcMark = { symbol: symbol.canonical };
      if (symbol.edition !== null) mark.edition = symbol.edition;
      marks.push(mark);
    }
  }
  const first = marks[0];
  if (first && (main !== undefined || first.symbol.includes('/'))) first.first = true;
  return marks;
}

/** Symbols of a cell. Some exports separate them by commas, blanks or the prefix Int.Cl. */
function splitIpc(text: string): string[] {
  // ST.8 in full, `G07F 9/10 20060101AFI20130528VHKR`: the date is that of the edition.
  const stripped = text
    .replace(/int\.?\s*cl\.?\s*\d{0,2}\.?:?/gi, ' ')
    .replace(/\s+(\d{4})(\d{2})\d{2}[A-Z]{3}\d{8}[A-Z]{4}/g, '($1.$2)');
  return splitValues(stripped).flatMap((part) =>
    part
      .split(/[,，、]|(?<=[)\]][A-Z]{0,3}|\/\d{2,6})\s+(?=[A-H]\d{2}[A-Z])/i)
      // Without slash, three digits of main group: C07D41700, A61K036185.
      .map((one) => one.trim().replace(/^([A-H]\d{2}[A-Z])(\d{3})(\d{2,6})$/, '$1$2/$3'))
      .filter((one) => one !== ''),
  );
}

/** Symbols of the CPC, compact (G02F2001/1552). Not checked against the scheme. */
export function cpcOf(text: string | undefined): string[] {
  if (text === undefined) return [];
  const symbols = text.toUpperCase().match(/[A-HY]\d{2}[A-Z]\s*\d{1,4}\s*\/\s*\d{2,6}/g) ?? [];
  return distinct(symbols.map((symbol) => symbol.replace(/\s/g, '')));
}

/** Classes of the Locarno Classification (14-03). Leaves the row for one that is none. */
export function locarnoOf(text: string | undefined): string[] {
  if (text === undefined) return [];
  return distinct(
    splitValues(text)
      .flatMap((part) => part.split(/[,，、]/))
      .filter((part) => part.trim() !== '')
      .map((part) => {
        const parsed = parseLocarno(part);
        if (!parsed.ok) refuse(parsed.rule, 'locarno', { ...parsed.params, value: part });
        return parsed.value.canonical;
      }),
  );
}

/**
 * Names of persons in order. They are separated like other values, and in Chinese lists also by
 * commas and 、 (E·王,李杰,A·EG·伦费林克); a comma in a foreign name (SMITH, John) belongs to the name.
 */
export function personsOf(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => splitValues(text).flatMap(splitChineseNames));
  return distinct(
    names
      .map((name) =>
        name
          .replace(/\s+/g, ' ')
          .trim()
          .replace(/^[[(（]?\d{1,2}[\])）.、]\s*/, ''),
      )
      .filter((name) => name !== '' && name !== '等' && name !== '-1'),
  );
}

/** Latin initials are one letter each; where there are longer words, every name must be Chinese too. */
function splitChineseNames(list: string): string[] {
  const names = list.split(/[,，、]/);
  const isChinese = (text: string): boolean => /[\u3400-\u9fff]/.test(text);
  const hasWords = /[A-Za-z]{2}/.test(list);
  const areNames = hasWords
    ? names.every((name) => name === '' || isChinese(name))
    : isChinese(list);
  return areNames ? names : [list];
}
