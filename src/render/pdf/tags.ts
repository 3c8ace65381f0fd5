/** An element of the structure that screen readers and converters use: `P`, `TH`, `Figure`. */
export type Element = PDFKit.PDFStructureElement;

/** Attributes of an element. The declared types lack `scope`. */
export interface ElementAttributes {
  /** What a picture shows. */
  readonly alt?: string;
  /** For a header cell. */
  readonly scope?: 'Column' | 'Row';
}

/**
 * The structure of a document, written along with its pages. Content belongs to the innermost open element; everything
 * else (rules, backgrounds, page numbers) is marked as decoration.
 */
export class Tags {
  private readonly document: PDFKit.PDFDocument;
  private readonly open: Element[] = [];
  private readonly types: string[] = [];
  private isMarking = false;
  private isDecoration = false;

  constructor(document: PDFKit.PDFDocument) {
    this.document = document;
    const root = document.struct('Document');
    document.addStructure(root);
    this.open.push(root);
    this.types.push('Document');
  }

  /** Opens an element inside the one that is open. */
  enter(type: string, attributes: ElementAttributes = {}): void {
    this.resume(this.add(type, attributes), type);
  }

  /** Closes the innermost element for good. */
  leave(): void {
    this.pause()?.end();
  }

  /** Sets something within an element of its own. */
  within(type: string, set: () => void): void {
    this.enter(type);
    set();
    this.leave();
  }

  /** Adds an element inside the open one, to be filled later with `resume`. */
  add(type: string, attributes: ElementAttributes = {}): Element {
    const element = this.document.struct(type, attributes);
    this.innermost.add(element);
    return element;
  }

  /** Opens an element again that was added or paused. */
  resume(element: Element, type: string): void {
    this.endContent();
    this.open.push(element);
    this.types.push(type);
  }

  /** Leaves the innermost element, to be resumed later. */
  pause(): Element | undefined {
    this.endContent();
    this.types.pop();
    return this.open.pop();
  }

  /** Whether the open element is inside another one, such as a list or a row. */
  get isInside(): boolean {
    return this.open.length > 2;
  }

  get innermost(): Element {
    const element = this.open.at(-1);
    if (!element) throw new Error('More elements were left than entered.');
    return element;
  }

  /** Call before writing content of the innermost element. */
  beginContent(): void {
    if (this.isMarking || this.isDecoration) return;
    this.innermost.add(this.document.markStructureContent(this.types.at(-1) ?? 'P'));
    this.isMarking = true;
  }

  /** Call before the page ends. */
  endContent(): void {
    if (this.isMarking) this.document.endMarkedContent();
    this.isMarking = false;
  }

  /** Sets decoration, which has no place in the structure. */
  decorate(type: 'Layout' | 'Pagination', set: () => void): void {
    if (this.isDecoration) {
      set();
      return;
    }
    this.endContent();
    this.document.markContent('Artifact', { type });
    this.isDecoration = true;
    set();
    this.document.endMarkedContent();
    this.isDecoration = false;
  }

  /** Whether decoration is being set, which has no links. */
  get isDecorating(): boolean {
    return this.isDecoration;
  }

  /** Closes what is open, the document itself included. */
  end(): void {
    while (this.open.length > 0) this.leave();
  }
}
