import type { ListItem } from 'mdast';
import { fromField } from '../../../timeline/evidence.ts';
import type { Findings } from '../../findings.ts';
import { type Block, cite, paragraph, strong, text } from '../../nodes.ts';
import { inline, oneLine } from '../../prose.ts';
import type { CauseBranch } from '../../record.ts';
import { fieldItem, itemOf, listOf, pointsOf } from '../sections/points.ts';
import { open } from '../sections/wording.ts';

/** What a renderer needs to draw the diagram; the list that carries it says the same in words. */
export interface Fishbone {
  readonly effect: string;
  readonly branches: readonly { readonly name: string; readonly causes: readonly string[] }[];
}

declare module 'mdast' {
  interface ListData {
    /** The list is the text of a fishbone diagram. */
    fishbone?: Fishbone;
  }
}

const BRANCHES: readonly (readonly [CauseBranch | undefined, string])[] = [
  ['people', 'People'],
  ['process', 'Process'],
  ['technology', 'Technology'],
  ['environment', 'Environment'],
  [undefined, 'Not sorted yet'],
];

/** The contributing factors by branch, as a list that a renderer can draw. */
export function fishbone({ record }: Findings): Block[] {
  if (record.contributing.length === 0) return [paragraph(...open('contributing'))];
  const branches = BRANCHES.flatMap(([branch, name]) => {
    const causes = record.contributing.flatMap(({ text: words, branch: own }, index) =>
      own === branch ? [{ words: pointsOf(words).first, index }] : [],
    );
    return causes.length === 0 ? [] : [{ name, causes }];
  });
  const data: Fishbone = {
    effect: oneLine(record.title),
    branches: branches.map(({ name, causes }) => ({ name, causes: causes.map(({ words }) => words) })),
  };
  const items = branches.map(
    ({ name, causes }): ListItem =>
      fieldItem(
        name,
        causes.map(({ words, index }) =>
          itemOf([...inline(record, words), cite(fromField(`contributing.${index}`))]),
        ),
      ),
  );
  const effect = paragraph(
    strong('Effect:'),
    text(' '),
    ...inline(record, record.title),
    cite(fromField('title')),
  );
  return [effect, { ...listOf('bullets', items), data: { fishbone: data } }];
}
