import type { Line, PdfKitDocument, Structure, StructureElement } from './pdfmakeParts.ts';
import { Renderer } from './pdfmakeParts.ts';

/**
 * Draws the pages of a layout and marks everything on them: a text with a `structure` as content of that
 * element, everything else (rules, heads and feet of pages, headers of tables that are repeated on a
 * further page) as an artifact, which a screen reader passes over.
 */
export class TaggedRenderer extends Renderer {
  readonly #document: PdfKitDocument;
  readonly #root: StructureElement;
  readonly #elements = new Map<Structure, StructureElement>();
  /** Titles of tables and of their columns, with the page on which each was drawn first. */
  readonly #titles = new Map<Structure, number>();
  #page = 0;

  constructor(document: PdfKitDocument) {
    super(document);
    this.#document = document;
    this.#root = document.struct('Document');
    document.addStructure(this.#root);
    document.on('pageAdded', () => (this.#page += 1));
  }

  override renderLine(line: Line, x: number, y: number): void {
    const structure = line.inlines[0]?.structure;
    if (structure === undefined || this.#isRepeated(structure)) {
      this.#asArtifact(() => super.renderLine(line, x, y));
      return;
    }
    const content = this.#document.markStructureContent(structure.type);
    super.renderLine(line, x, y);
    this.#document.endMarkedContent();
    this.#elementOf(structure).add(content);
  }

  override renderVector(vector: unknown): void {
    this.#asArtifact(() => super.renderVector(vector));
  }

  override renderSVG(drawing: unknown): void {
    this.#asArtifact(() => super.renderSVG(drawing));
  }

  /** Ends the structure; nothing may be drawn afterwards. */
  finish(): void {
    this.#root.end();
  }

  #asArtifact(draw: () => void): void {
    this.#document.markContent('Artifact', { type: 'Layout' });
    draw();
    this.#document.endMarkedContent();
  }

  #isRepeated(structure: Structure): boolean {
    if (structure.isRepeated !== true) return false;
    const first = this.#titles.get(structure);
    if (first === undefined) this.#titles.set(structure, this.#page);
    return first !== undefined && first !== this.#page;
  }

  #elementOf(structure: Structure): StructureElement {
    const known = this.#elements.get(structure);
    if (known !== undefined) return known;
    const element = this.#document.struct(structure.type);
    const parent = structure.within === null ? this.#root : this.#elementOf(structure.within);
    parent.add(element);
    this.#elements.set(structure, element);
    return element;
  }
}
