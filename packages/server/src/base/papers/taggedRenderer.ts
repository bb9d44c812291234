import type { Line, PdfKitDocument, Structure, StructureElement } from './pdfmakeParts.ts';
import { Renderer } from './pdfmakeParts.ts';

/** A placed drawing; one that says in words what it shows is content. */
interface Drawing {
  readonly structure?: Structure;
  readonly alternative?: string;
}

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
    const element = this.#elementOf(structure);
    element.add(content);
    const [first] = line.inlines;
    const last = line.inlines.at(-1);
    if (first?.href === undefined || last === undefined) return;
    const width = last.x + last.width - first.x;
    this.#document.link(x + first.x, y, width, line.getHeight(), first.href, {
      structParent: element,
    });
  }

  override renderVector(vector: unknown): void {
    this.#asArtifact(() => super.renderVector(vector));
  }

  override renderSVG(drawing: Drawing): void {
    const { structure, alternative } = drawing;
    if (structure === undefined || alternative === undefined) {
      this.#asArtifact(() => super.renderSVG(drawing));
      return;
    }
    const content = this.#document.markStructureContent(structure.type);
    super.renderSVG(drawing);
    this.#document.endMarkedContent();
    this.#elementOf(structure, alternative).add(content);
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

  #elementOf(structure: Structure, alternative?: string): StructureElement {
    const known = this.#elements.get(structure);
    if (known !== undefined) return known;
    const element =
      alternative === undefined
        ? this.#document.struct(structure.type)
        : this.#document.struct(structure.type, { alt: alternative });
    const parent = structure.within === null ? this.#root : this.#elementOf(structure.within);
    parent.add(element);
    this.#elements.set(structure, element);
    return element;
  }
}
