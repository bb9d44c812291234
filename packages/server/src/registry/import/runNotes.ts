import type { Note } from '@zca/domain/registry';
import type { SourcePosition } from '../saveRights.ts';

/** Something that was taken and should be looked at: how often it was met, and where first. */
export interface RunNote extends Note {
  readonly position: SourcePosition;
  readonly count: number;
}

/** Gathers notes by rule and field, so that a million of them take the room of a few. */
export class NoteTally {
  readonly #notes = new Map<string, RunNote>();

  constructor(notes: readonly RunNote[] = []) {
    this.addAll(notes);
  }

  /** Counts one more; the first of its rule and field is the one that is told. */
  add(note: Note, position: SourcePosition): void {
    this.addAll([{ ...note, position, count: 1 }]);
  }

  addAll(notes: readonly RunNote[]): void {
    for (const note of notes) {
      const key = `${note.rule}\n${note.field}`;
      const first = this.#notes.get(key);
      const count = note.count + (first?.count ?? 0);
      this.#notes.set(key, { ...(first ?? note), count });
    }
  }

  /** The notes in the order in which they were first met. */
  list(): RunNote[] {
    return [...this.#notes.values()];
  }
}
