import type { Element } from 'hast';
import type { List } from 'mdast';
import { counted } from '../../domain/timeline/time-words.ts';
import { element, words } from './element.ts';

/** A list of at most so many questions stays open. */
const FEW = 3;

/** A long list of nothing but open questions is folded. */
export function questionFold({ children }: List, list: Element): Element {
  if (children.length <= FEW || !children.every(isQuestion)) return list;
  const summary = element('summary', {}, [words(counted(children.length, 'open question'))]);
  return element('details', { className: ['questions'] }, [summary, list]);
}

function isQuestion({ children }: List['children'][number]): boolean {
  return children.every(
    (block) =>
      block.type === 'paragraph' &&
      block.children.length > 0 &&
      block.children.every((phrase) => phrase.type === 'emphasis' && phrase.data?.hName === 'mark'),
  );
}
