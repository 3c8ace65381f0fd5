import { readMention } from '../mention.ts';
import { noArguments, optionalReason, requiredReason } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { VerbRows } from './verb-row.ts';

/** From the draft to the published postmortem. Users are Slack user ids. */
export const REVIEW = {
  review: {
    usage: 'review @approver [@reviewers]',
    example: 'review @someone',
    summary: 'Asks the first person to approve the postmortem, and others to review it.',
    aliases: [],
    meant: ['approver', 'reviewer'],
    redelivery: 'keep-answer',
    parse: parseReview,
  },
  approve: {
    usage: 'approve',
    example: 'approve',
    summary: 'Approves the postmortem, if you were asked to.',
    aliases: [],
    meant: ['lgtm', 'accept'],
    redelivery: 'keep-answer',
    parse: noArguments,
  },
  publish: {
    usage: 'publish [WHY IN SPITE OF WHAT IS OPEN]',
    example: 'publish',
    summary: 'Publishes the approved postmortem. With something open it takes a reason.',
    aliases: [],
    meant: ['release', 'ship', 'share'],
    redelivery: 'keep-answer',
    parse: optionalReason,
  },
  skip: {
    usage: 'skip WHY',
    example: 'skip the same as INC-2026-0012, which has one',
    summary: 'Says that no postmortem is needed, and why.',
    aliases: [],
    meant: ['waive', 'none'],
    redelivery: 'keep-answer',
    parse: requiredReason,
  },
  meeting: {
    usage: 'meeting DATE TIME [@people]',
    example: 'meeting 2026-11-27 15:00 @someone',
    summary: 'Sets the review meeting: the agenda and a calendar file come into the channel.',
    aliases: [],
    meant: ['calendar', 'invite', 'schedule'],
    redelivery: 'keep-answer',
    parse: parseMeeting,
  },
} as const satisfies VerbRows;

/** Each of them gets a message and the document; whoever has more readers shares the channel's copy. */
export const MOST_ASKED = 10;

/** The first person approves, the others review. */
function parseReview(
  rest: string,
): { readonly approver: string; readonly reviewers: readonly string[] } | UsageFault {
  const words = rest.split(/[\s,]+/).filter((word) => word !== '' && !/^(?:by|to|and|with)$/i.test(word));
  const other = words.find((word) => readMention(word) === undefined);
  if (other !== undefined) return fault('not-a-person', other);
  const [approver, ...reviewers] = new Set(words.flatMap((word) => readMention(word) ?? []));
  if (1 + reviewers.length > MOST_ASKED) return fault('too-many-people', `${1 + reviewers.length}`);
  return approver === undefined ? fault('missing-person') : { approver, reviewers };
}

/** `text` is the day and the time as typed. People may be named before, between or after them. */
function parseMeeting(
  rest: string,
): { readonly text: string; readonly users: readonly string[] } | UsageFault {
  const words = rest.split(/[\s,]+/).filter((word) => word !== '');
  const users = words.map(readMention).filter((user) => user !== undefined);
  const others = words.filter((word) => readMention(word) === undefined && !/^(?:and|with|on)$/i.test(word));
  const person = others.find((word) => word.startsWith('@') && !/^@\d/.test(word));
  if (person !== undefined) return fault('not-a-person', person);
  return others.length === 0 ? fault('missing-date') : { text: others.join(' '), users: [...new Set(users)] };
}
