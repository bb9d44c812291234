import { PARTY_FIELDS, RIGHT_FIELD_REGISTRY } from '@zca/domain/registry';
import type { Bilingual, Completion, FieldDefinition, Language } from '@zca/query';
import { complete, openEndAt } from '@zca/query';
import type { Asker } from './ask.ts';
import type { ClassSchemes } from './classes/classSchemes.ts';

type Suggestion = Pick<Completion, 'text' | 'from' | 'to' | 'label'>;

const MOST = 20;
const NAMES = 8;
/** Shorter texts begin half the names of a city. */
const LEAST_OF_NAME = 2;

const PARTIES: ReadonlySet<string> = new Set<string>(PARTY_FIELDS);
/** The scheme that a field's values are symbols of. */
const SCHEMES: Readonly<Record<string, 'ipc' | 'cpc' | 'locarno' | 'nice'>> = {
  ipc: 'ipc',
  ipcSubclass: 'ipc',
  cpc: 'cpc',
  locarno: 'locarno',
  nice: 'nice',
};

/** Completion of the search box with what only the server knows: titles of classes, names of parties. */
export class Completer {
  readonly #classes: ClassSchemes;
  readonly #asker: Asker;

  constructor(classes: ClassSchemes, asker: Asker) {
    this.#classes = classes;
    this.#asker = asker;
  }

  async complete(text: string, caret: number, language: Language): Promise<Suggestion[]> {
    const known = complete(text, caret, RIGHT_FIELD_REGISTRY, { language });
    const end = openEndAt(text, caret, RIGHT_FIELD_REGISTRY);
    if (end === undefined) return known;
    const place = { from: end.from, to: end.to };
    const offers = (
      await Promise.all(end.fields.map((field) => this.#offersOf(field, end.text)))
    ).flat();
    if (end.fields.length === 0 && /^[a-h]\d{2}[a-z]?[\d/]*$/i.test(end.text)) {
      const tag = language === 'zh' ? '分类:' : 'ipc:';
      const symbols = await this.#symbols('ipc', end.text);
      offers.push(...symbols.map((each) => ({ ...each, text: tag + each.text })));
    }
    const unlike = new Map(
      [...known, ...offers.map((offer) => ({ ...offer, ...place }))].map((each) => [
        each.text,
        each,
      ]),
    );
    return [...unlike.values()].slice(0, MOST);
  }

  async #offersOf(
    field: FieldDefinition,
    written: string,
  ): Promise<{ text: string; label: Bilingual }[]> {
    const scheme = SCHEMES[field.name];
    if (scheme !== undefined) return this.#symbols(scheme, written);
    if (!PARTIES.has(field.name) || written.trim().length < LEAST_OF_NAME) return [];
    const names = await this.#asker.values({ where: { op: 'all' } }, field.name, written, NAMES);
    return names.map((name) => ({
      text: `"${name.replace(/[\\"“”＂]/g, '\\$&')}"`,
      label: field.label,
    }));
  }

  async #symbols(
    scheme: 'ipc' | 'cpc' | 'locarno' | 'nice',
    written: string,
  ): Promise<{ text: string; label: Bilingual }[]> {
    const tree = (await this.#classes.trees())[scheme];
    return tree.find(written, MOST).map((symbol) => ({
      text: symbol,
      label: tree.title(symbol) ?? { zh: symbol, en: symbol },
    }));
  }
}
