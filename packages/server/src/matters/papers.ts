import { createHash, randomUUID } from 'node:crypto';
import { commit } from '@zca/ledger';
import type { BothWords } from '@zca/domain/matters';
import { type Act, instrumentOf, type JsonObject, type ProcedureDefinition } from '@zca/procedure';
import { dayInShanghai } from '@zca/standards';
import { type PaperContent, type PaperRow, paperRows } from '../base/papers/index.ts';
import { textOf } from './shownValue.ts';

/** Papers that an act issues: as the act names them, and as rows of the statement that issues them. */
export interface IssuedWithAct {
  readonly acts: NonNullable<Act['papers']>;
  readonly rows: readonly PaperRow[];
}

export interface PaperSurroundings {
  readonly matter: {
    readonly id: string;
    readonly number: string;
    readonly office: string | null;
    /** Null for one that the act files. */
    readonly filedAt: string | null;
  };
  /** Values with what is personal in clear: a paper names whom it is about. */
  readonly data: JsonObject;
  readonly offices: ReadonlyMap<string, BothWords>;
  /** True when the matter concerns invented data. */
  readonly demonstration: boolean;
}

/** The bureau in whose name a paper is issued: stations act in that of their district (order 121 art. 30). */
function bureauOf(office: string | null): string | null {
  return office === null ? null : office.split('.')[0]!;
}

/** Name of the bureau, and its word in document numbers: 西市监 for the city, 雁塔市监 for a district. */
function issuerOf(
  office: string | null,
  offices: ReadonlyMap<string, BothWords>,
): { readonly name: string; readonly word: string } {
  const bureau = bureauOf(office);
  const name = bureau === null ? undefined : offices.get(bureau)?.zh;
  if (name === undefined) return { name: '西安市市场监督管理局', word: '西市监' };
  const short = name
    .replace(/^西安市/, '')
    .replace(/(市场监督管理|知识产权).*$/, '')
    .replace(/(新区|区|县)?(管委会|分局)?$/, '');
  return { name, word: `${short}市监` };
}

/** The papers of an act, filled with the values of its matter. */
export function papersOfAct(
  definition: ProcedureDefinition,
  names: readonly string[],
  act: Act,
  around: PaperSurroundings,
): IssuedWithAct {
  const issuer = issuerOf(around.matter.office, around.offices);
  const drafts = names.map((name) => ({
    id: randomUUID(),
    officeWord: issuer.word,
    kindWord: definition.papers![name]!.series,
    content: contentOf(definition, name, act, issuer.name, around),
    subject: `matter:${around.matter.id}`,
    issuedAt: act.at,
    issuedBy: act.actor.id ?? 'system',
    demonstration: around.demonstration,
  }));
  const rows = paperRows(drafts);
  return {
    rows,
    acts: rows.map((row, index) => ({
      kind: names[index]!,
      id: row.id,
      // Who holds the paper knows its code; who holds the journal alone cannot guess what it says.
      commitment: commit(saltOfCode(row.code), row.content_hash).commitment,
    })),
  };
}

function saltOfCode(code: string): string {
  return createHash('sha256').update(code).digest('hex').slice(0, 32);
}

function contentOf(
  definition: ProcedureDefinition,
  name: string,
  act: Act,
  office: string,
  around: PaperSurroundings,
): PaperContent {
  const paper = definition.papers![name]!;
  const put = (text: string): string => fillIn(definition, text, around);
  const addressee = paper.addressee === undefined ? undefined : around.data[paper.addressee];
  const day = dayInShanghai(Date.parse(act.at));
  const basis = basisOf(definition, act, around);
  return {
    language: 'zh',
    office,
    // Whoever verifies a paper sees its title, so that it names nobody.
    title: paper.title.zh,
    ...(typeof addressee === 'string' ? { addressee } : {}),
    blocks: [
      ...paper.body.map((text) => ({ kind: 'paragraph' as const, text: put(text) })),
      ...(paper.parts?.(around.data) ?? []),
      ...(basis === undefined ? [] : [{ kind: 'basis' as const, articles: [basis] }]),
      { kind: 'signature', office, day },
    ],
  };
}

/** The article of the act with the instrument by which the matter is handled. */
function basisOf(
  definition: ProcedureDefinition,
  { basis, at }: Act,
  { data, matter }: PaperSurroundings,
): { readonly law: string; readonly article: string } | undefined {
  if (basis === undefined) return undefined;
  const instrument = instrumentOf(definition, data, matter.filedAt ?? at);
  return { law: `《${instrument.title.zh}》`, article: basis };
}

/** Puts values in the place of `{field}`; `{number}` is that of the matter. */
function fillIn(definition: ProcedureDefinition, text: string, around: PaperSurroundings): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    if (name === 'number') return around.matter.number;
    const field = definition.fields[name];
    const value = around.data[name];
    if (field === undefined || value === undefined || value === null) return '——';
    return textOf(field, value, around.offices).zh;
  });
}
