import type { Analysis } from '../../analysis/analysis.ts';
import { type Evidence, fromField, together } from '../../analysis/evidence.ts';
import { cite, type Phrase } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import type { Impact } from '../../record/record.ts';
import { affectedSentence, regionsSentence } from './affected-users.ts';
import { asSentence, capitalised, isClause, LONGEST, linesOf, shortened, withoutStop } from './typed-text.ts';

/** One sentence, or a few from one field, and the evidence. */
interface Sentence extends Evidence {
  readonly words: string;
}

/** Which parts of the impact to describe. */
export type ImpactPart = 'users' | 'functionality' | 'services' | 'data';

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
  data: ({ data }) => became(data),
};

function whoAndWhere({ users, regions }: Impact): Sentence[] {
  const places = (regions ?? []).map(withoutStop).filter((place) => place !== '');
  const who = users?.trim() ? affectedSentence(users, places) : undefined;
  const fields = [fromField('impact.users'), fromField('impact.regions')] as const;
  if (who?.withRegions) return [{ words: who.words, ...together(...fields) }];
  return [
    ...(who ? [{ words: who.words, ...fields[0] }] : []),
    ...(places.length > 0 ? [{ words: regionsSentence(places), ...fields[1] }] : []),
  ];
}

function lost(functionality: string | undefined): Sentence[] {
  const lines = linesOf(functionality ?? '');
  if (lines.length === 0) return [];
  const sentences = lines.some((line) => isClause(line) || /[.!?]\s+\p{Lu}/u.test(line));
  const words = sentences
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

const NONE_LOST =
  /^no (?<what>[\p{L}\s]+?) (?=(?:lost|damaged|corrupted|affected|leaked|exposed|deleted)\b)/iu;

/** `None lost` needs its subject to make a sentence. */
const NONE = /^(?:none|nothing)\b/i;

function became(data: string | undefined): Sentence[] {
  const line = linesOf(data ?? '')
    .map(withoutStop)
    .join(', ');
  if (line === '') return [];
  const none = NONE_LOST.exec(line);
  const what = none?.groups?.['what'] ?? '';
  const words =
    none && !isClause(what)
      ? `${none[0]}${what.endsWith('s') ? 'were' : 'was'} ${line.slice(none[0].length)}`
      : NONE.test(line)
        ? `Data: ${line.charAt(0).toLowerCase()}${line.slice(1)}`
        : isClause(line)
          ? line
          : `Data: ${line}`;
  return [{ words: capitalised(asSentence(words)), ...fromField('impact.data') }];
}
