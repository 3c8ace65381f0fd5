/** An element of the structure that programs read aloud and turn into other formats: `P`, `TH`, `Figure`. */
export type Element = PDFKit.PDFStructureElement;

/** What is said of an element. The declared types know no scope. */
export interface ElementWords {
  /** What a picture shows. */
  readonly alt?: string;
  /** Of a cell that is the head of others. */
  readonly scope?: 'Column';
}

/**
 * The structure of a document, written along with its pages: what is being set belongs to the innermost element that
 * is open, and everything else (rules, grounds, page numbers) is marked as decoration.
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
  enter(type: string, words: ElementWords = {}): void {
    this.resume(this.add(type, words), type);
  }

  /** Closes the innermost element; nothing can be added to it any more. */
  leave(): void {
    this.pause()?.end();
  }

  /** Sets something within an element of its own. */
  within(type: string, set: () => void): void {
    this.enter(type);
    set();
    this.leave();
  }

  /** A new element inside the one that is open, to be filled later by `resume`. */
  add(type: string, words: ElementWords = {}): Element {
    const element = this.document.struct(type, words);
    this.innermost.add(element);
    return element;
  }

  /** Goes on in an element that was left open. */
  resume(element: Element, type: string): void {
    this.rest();
    this.open.push(element);
    this.types.push(type);
  }

  /** Leaves the innermost element as it is, to go on later. */
  pause(): Element | undefined {
    this.rest();
    this.types.pop();
    return this.open.pop();
  }

  /** Whether what is open stands inside something else that is: a list, a row. */
  get isInside(): boolean {
    return this.open.length > 2;
  }

  get innermost(): Element {
    const element = this.open.at(-1);
    if (!element) throw new Error('More elements were left than entered.');
    return element;
  }

  /** Call before something is written that belongs to the innermost element. */
  ink(): void {
    if (this.isMarking || this.isDecoration) return;
    this.innermost.add(this.document.markStructureContent(this.types.at(-1) ?? 'P'));
    this.isMarking = true;
  }

  /** Call before the page ends. */
  rest(): void {
    if (this.isMarking) this.document.endMarkedContent();
    this.isMarking = false;
  }

  /** Sets something that says nothing of its own. */
  decorate(type: 'Layout' | 'Pagination', set: () => void): void {
    if (this.isDecoration) {
      set();
      return;
    }
    this.rest();
    this.document.markContent('Artifact', { type });
    this.isDecoration = true;
    set();
    this.document.endMarkedContent();
    this.isDecoration = false;
  }

  /** Whether what is set now is decoration, in which links have no place. */
  get decorates(): boolean {
    return this.isDecoration;
  }

  /** Closes what is open, the document itself included. */
  end(): void {
    while (this.open.length > 0) this.leave();
  }
}
