import type { Analysis } from '../../analysis/analysis.ts';
import { type Evidence, fromField } from '../../analysis/evidence.ts';
import { cite, type Phrase } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { Impact } from '../../record/record.ts';
import { asSentence, capitalised, LONGEST, linesOf, shortened, withoutStop } from './typed-text.ts';

/** One sentence, or a few from one field, and the evidence. */
interface Sentence extends Evidence {
  readonly words: string;
}

/** Which parts of the impact to describe. */
export type ImpactPart = 'users' | 'functionality' | 'services';

/** What people filled in about the impact, as sentences; nothing for empty fields. */
export function impactSentences(analysis: Analysis, ...parts: readonly ImpactPart[]): Phrase[][] {
  return sentencesOf(analysis, parts, (words) => words);
}

/** A shorter version, for a summary. */
export function impactInBrief(analysis: Analysis, ...parts: readonly ImpactPart[]): Phrase[][] {
  const brief = (words: string) => (words.length > LONGEST ? shortened(words, LONGEST) : words);
  return sentencesOf(analysis, parts, brief);
}

function sentencesOf(
  { record }: Analysis,
  parts: readonly ImpactPart[],
  write: (words: string) => string,
): Phrase[][] {
  const told = parts.flatMap((part) => SENTENCES[part](record.impact));
  return told.map(({ words, ...evidence }) => [...inline(record, write(words)), cite(evidence)]);
}

const SENTENCES: Readonly<Record<ImpactPart, (impact: Impact) => Sentence[]>> = {
  users: whoAndWhere,
  functionality: ({ functionality }) => lost(functionality),
  services: ({ services }) => named(services),
};

/** `Users affected: about 12%, in eu and us.` */
function whoAndWhere({ users, regions }: Impact): Sentence[] {
  const who = linesOf(users ?? '')
    .map(withoutStop)
    .join(', ');
  const where = (regions ?? [])
    .map(withoutStop)
    .filter((place) => place !== '')
    .join(', ');
  return [
    ...(who === '' ? [] : [{ words: asSentence(`Users affected: ${who}`), ...fromField('impact.users') }]),
    ...(where === '' ? [] : [{ words: asSentence(`Regions: ${where}`), ...fromField('impact.regions') }]),
  ];
}

/** Sentences as they were typed; a line that nobody closed as a sentence is under a label. */
function lost(functionality: string | undefined): Sentence[] {
  const lines = linesOf(functionality ?? '');
  if (lines.length === 0) return [];
  const words = lines.every((line) => /[.!?]$/.test(line))
    ? lines.map((line) => capitalised(asSentence(line))).join(' ')
    : asSentence(`Functionality affected: ${lines.map(withoutStop).join(', ')}`);
  return [{ words, ...fromField('impact.functionality') }];
}

function named(services: Impact['services'] = []): Sentence[] {
  const names = services.map(({ name, state }) => {
    const bare = withoutStop(name);
    return state?.trim() ? `${bare} (${withoutStop(state)})` : bare;
  });
  if (names.length === 0) return [];
  return [{ words: asSentence(`Services affected: ${names.join(', ')}`), ...fromField('impact.services') }];
}
