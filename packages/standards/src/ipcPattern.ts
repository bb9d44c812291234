import { type IpcSymbol, parseIpc } from './ipc.ts';
import { fail, type Parsed, succeed } from './parsed.ts';
import { normaliseNumberText } from './text.ts';

/** A set of IPC symbols as Chinese official concordance tables write it. */
export interface IpcPattern {
  readonly text: string;
  /** Whether a symbol belongs to the set: included, and not excluded. */
  matches(symbol: IpcSymbol): boolean;
}

type Test = (symbol: IpcSymbol) => boolean;

/**
 * Reads a pattern of an official table: `B60L8*` is main group 8 with all its subgroups and not
 * B60L80; `B60L*` the whole subclass; `G06F9/44*` the subgroups whose digits begin with 44; a bare
 * symbol (G06F9/44, or B60L8 for B60L8/00) itself alone; several may be listed with 、 , or ;.
 * An exclusion `(不含…)` or `（除…外）` at the end applies after inclusion.
 */
export function parseIpcPattern(text: string): Parsed<IpcPattern> {
  const written = normaliseNumberText(text).replace(/\s/g, '');
  const split = /^(.*?)\((?:不含|不包括|除)(.*?)外?\)$/.exec(written);
  const include = readList(split ? split[1]! : written, text);
  if (!include.ok) return include;
  const exclude: Parsed<readonly Test[]> = split ? readList(split[2]!, text) : succeed([]);
  if (!exclude.ok) return exclude;
  return succeed({
    text,
    matches: (symbol) =>
      include.value.some((test) => test(symbol)) && !exclude.value.some((test) => test(symbol)),
  });
}

function readList(list: string, text: string): Parsed<readonly Test[]> {
  const tests: Test[] = [];
  for (const item of list.split(/[、,;]/).filter((part) => part !== '')) {
    const test = readItem(item);
    if (!test.ok) return test;
    tests.push(test.value);
  }
  return tests.length === 0 ? fail('ipc.pattern', { text }) : succeed(tests);
}

function readItem(item: string): Parsed<Test> {
  if (!item.endsWith('*')) {
    const symbol = parseIpc(item);
    if (!symbol.ok) return symbol;
    return succeed((candidate) => candidate.canonical === symbol.value.canonical);
  }
  const stem = item.slice(0, -1);
  const subgroupStem = /^([A-H]\d{2}[A-Z])(\d{1,4})\/(\d{0,6})$/.exec(stem);
  if (subgroupStem) {
    const [, subclass, group, digits] = subgroupStem;
    return succeed(
      (candidate) =>
        candidate.subclass === subclass &&
        candidate.mainGroup === Number(group) &&
        candidate.subgroup!.startsWith(digits!),
    );
  }
  const symbol = parseIpc(stem);
  if (!symbol.ok) return symbol;
  const { subclass, mainGroup, canonical } = symbol.value;
  if (mainGroup !== null) {
    return succeed(
      (candidate) => candidate.subclass === subclass && candidate.mainGroup === mainGroup,
    );
  }
  return succeed((candidate) => candidate.canonical.startsWith(canonical));
}
