import type { Verdicts } from '../analysis/verdict.ts';
import type { Postmortem, Section } from '../document/document.ts';
import { survey } from '../document/walk.ts';
import type { OfferedWording } from './rewording.ts';

/** Names the choice between plain text and a model's words among the verdicts of a postmortem. */
export function wordingId(section: string): string {
  return `wording.${section}`;
}

/** Whether a person chose the plain text of this section: then no other words are asked for or offered again. */
export function isKeptPlain(verdicts: Verdicts, section: string): boolean {
  return verdicts[wordingId(section)]?.kind === 'dropped';
}

/** What can be taken now: nobody chose the plain text, and the section still says what the words were made from. */
export function openWordings(
  { wordings = [], sections }: Pick<Postmortem, 'wordings' | 'sections'>,
  verdicts: Verdicts,
): readonly OfferedWording[] {
  return wordings.filter((wording) => {
    const section = sections.find(({ id }) => id === wording.section);
    return (
      section?.author.kind === 'scribe' &&
      !isKeptPlain(verdicts, wording.section) &&
      JSON.stringify(section.blocks) === JSON.stringify(wording.plain)
    );
  });
}

/** Who takes a wording, and when. `name` is what documents print for the person, if it is known. */
interface Taker {
  readonly who: string;
  readonly name?: string;
  readonly at: Date;
}

/** The section in the words that a person took. From then on it is theirs: a new draft does not touch it. */
export function inTakenWords(
  section: Section,
  { model, leftOut, worded }: OfferedWording,
  taker: Taker,
): Section {
  return {
    ...section,
    blocks: worded,
    entries: survey(worded).entries,
    author: { kind: 'person', ...taker, rewording: { model, leftOut } },
  };
}
