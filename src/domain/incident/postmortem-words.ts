import type { NoteKind } from '../postmortem/answers.ts';
import { firstWord } from './action-words.ts';
import { readMention } from './mention.ts';
import { nearestWord } from './nearest-word.ts';
import { type Usage, usage } from './usage.ts';

/** What is wanted of a postmortem, or noted for it. Users are Slack user ids. */
export type PostmortemWords =
  | { readonly verb: 'impact' | 'approve' }
  | {
      readonly verb: 'why' | 'cause' | 'well' | 'wrong' | 'lucky' | 'lesson' | 'metric';
      readonly note: NoteKind;
      readonly text: string;
    }
  | { readonly verb: 'comms'; readonly audience: 'internal' | 'external'; readonly text: string }
  /** The first person approves, the others review. */
  | { readonly verb: 'review'; readonly approver: string; readonly reviewers: readonly string[] }
  | { readonly verb: 'publish'; readonly why: string | undefined }
  | { readonly verb: 'skip'; readonly why: string }
  /** `text` is the day and the time, as typed. */
  | { readonly verb: 'meeting'; readonly text: string; readonly users: readonly string[] };

/** The words that some verbs take first. */
export const KINDS = {
  cause: ['people', 'process', 'technology', 'environment'],
  lesson: ['technical', 'process', 'organizational'],
  comms: ['internal', 'external'],
} as const;

/** Reads what stands after one of these verbs. */
export function readPostmortemWords(verb: PostmortemWords['verb'], rest: string): PostmortemWords | Usage {
  switch (verb) {
    case 'impact':
    case 'approve':
      return rest === '' ? { verb } : usage(verb, 'unexpected-text', rest);
    case 'why':
    case 'well':
    case 'wrong':
    case 'lucky':
    case 'metric':
      return rest === '' ? usage(verb, 'missing-text') : { verb, note: `note.${verb}`, text: rest };
    case 'cause': {
      const read = kindAndText(verb, rest);
      return 'why' in read ? read : { verb, note: `note.cause.${read.kind}`, text: read.text };
    }
    case 'lesson': {
      const read = kindAndText(verb, rest);
      return 'why' in read ? read : { verb, note: `note.lesson.${read.kind}`, text: read.text };
    }
    case 'comms': {
      const read = kindAndText(verb, rest);
      return 'why' in read ? read : { verb, audience: read.kind, text: read.text };
    }
    case 'review':
      return review(rest);
    case 'publish':
      return { verb, why: rest === '' ? undefined : rest };
    case 'skip':
      return rest === '' ? usage(verb, 'missing-reason') : { verb, why: rest };
    case 'meeting':
      return meeting(rest);
    default:
      return verb satisfies never;
  }
}

type WithKind = keyof typeof KINDS;

/** The kind, by its name or at least its first four letters, and the text after it. */
function kindAndText<V extends WithKind>(
  verb: V,
  rest: string,
): { readonly kind: (typeof KINDS)[V][number]; readonly text: string } | Usage {
  const [said, text] = firstWord(rest);
  const known: readonly (typeof KINDS)[V][number][] = KINDS[verb];
  const wanted = said.toLowerCase().replace(/:$/, '');
  const kind = known.find((one) => one === wanted || (wanted.length >= 4 && one.startsWith(wanted)));
  if (said === '') return usage(verb, 'missing-kind');
  if (kind === undefined) return usage(verb, 'unknown-kind', said, nearestWord(wanted, known));
  return text === '' ? usage(verb, 'missing-text') : { kind, text };
}

function review(rest: string): PostmortemWords | Usage {
  const words = rest.split(/[\s,]+/).filter((word) => word !== '' && !/^(?:by|to|and|with)$/i.test(word));
  const stranger = words.find((word) => readMention(word) === undefined);
  if (stranger !== undefined) return usage('review', 'not-a-person', stranger);
  const [approver, ...reviewers] = new Set(words.flatMap((word) => readMention(word) ?? []));
  return approver === undefined ? usage('review', 'missing-person') : { verb: 'review', approver, reviewers };
}

/** People may stand anywhere beside the day and the time. */
function meeting(rest: string): PostmortemWords | Usage {
  const words = rest.split(/[\s,]+/).filter((word) => word !== '');
  const users = words.map(readMention).filter((user) => user !== undefined);
  const others = words.filter((word) => readMention(word) === undefined && !/^(?:and|with|on)$/i.test(word));
  const person = others.find((word) => word.startsWith('@') && !/^@\d/.test(word));
  if (person !== undefined) return usage('meeting', 'not-a-person', person);
  return others.length === 0
    ? usage('meeting', 'missing-date')
    : { verb: 'meeting', text: others.join(' '), users: [...new Set(users)] };
}
