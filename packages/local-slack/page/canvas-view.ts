import type { PageCanvas } from '../page-protocol.ts';
import { h } from './dom.ts';
import { markdown } from './markdown.ts';

/** A canvas as a document. */
export function canvasView(canvas: PageCanvas): HTMLElement {
  return h(
    'article',
    { class: 'canvas', 'aria-label': canvas.title },
    h('h1', { class: 'canvas-title', dir: 'auto' }, canvas.title),
    markdown(canvas.markdown),
  );
}
