import { cleanText } from '../timeline/clean-text.ts';
import { ACTS } from './action-words.ts';
import { nearestWord } from './nearest-word.ts';

/** How one verb is used. `usage` and `example` stand after the command's name, which is configuration. */
export interface VerbUsage {
  readonly usage: string;
  readonly example: string;
  readonly summary: string;
  /** Other words for the same verb. */
  readonly aliases: readonly string[];
  /** Words that people try when they mean it: good for a suggestion, not for doing it. */
  readonly meant: readonly string[];
}

/** Every verb, in the order in which help lists them. */
export const VERBS = {
  declare: {
    usage: 'declare [TITLE] [--sev 1..4] [--private] [--drill] [--here] [--started TIME]',
    example: 'declare Checkout errors after deploy --sev 2',
    summary: 'Declares an incident and opens its channel. Without a title it asks.',
    aliases: ['new'],
    meant: ['create', 'open', 'start', 'begin', 'report', 'incident'],
  },
  log: {
    usage: 'log [TIME] [#type] TEXT',
    example: 'log 14:05 #change deploy of v2.4.5 finished',
    summary: 'Puts one entry on the timeline. TIME is 14:05, -10m or yesterday 23:50, in your own zone.',
    aliases: [],
    meant: ['note', 'add', 'entry', 'write', 'record'],
  },
  timeline: {
    usage: 'timeline [all]',
    example: 'timeline',
    summary: 'Shows the record so far: the latest entries, or all.',
    aliases: [],
    meant: ['history', 'entries', 'events', 'catchup'],
  },
  status: {
    usage: 'status investigating|identified|mitigating|monitoring [TEXT]',
    example: 'status mitigating rolling back to v2.4.4',
    summary: 'Changes the status, with the public update.',
    aliases: [],
    meant: ['update', 'state', 'phase'],
  },
  sev: {
    usage: 'sev 1..4 [WHY]',
    example: 'sev 1 checkout is down',
    summary: 'Changes the severity. 1 is the worst.',
    aliases: [],
    meant: ['severity', 'priority', 'escalate'],
  },
  title: {
    usage: 'title TEXT',
    example: 'title Checkout fails for customers in the EU',
    summary: 'Gives the incident a better name.',
    aliases: [],
    meant: ['rename', 'name'],
  },
  role: {
    usage: 'role ROLE @person',
    example: 'role operations @someone',
    summary: 'Gives a role to a person.',
    aliases: [],
    meant: ['assign', 'roles', 'lead', 'commander'],
  },
  join: {
    usage: 'join ROLE',
    example: 'join scribe',
    summary: 'You take a role.',
    aliases: [],
    meant: ['take'],
  },
  leave: {
    usage: 'leave ROLE',
    example: 'leave scribe',
    summary: 'You give a role back.',
    aliases: [],
    meant: ['quit', 'unjoin'],
  },
  handoff: {
    usage: 'handoff @person [NOTE]',
    example: 'handoff @someone',
    summary: 'Hands the command of the incident to another person.',
    aliases: [],
    meant: ['handover', 'transfer'],
  },
  action: {
    ...ACTS.add,
    summary: 'Follow-ups: add, list, mine, start N, done N, drop N WHY, move N DATE WHY, assign N @person.',
    aliases: ['actions'],
    meant: ['todo', 'task', 'followup', 'follow-up', 'item', 'items'],
  },
  resolve: {
    usage: 'resolve [SUMMARY]',
    example: 'resolve rolled back, error rate is normal again',
    summary: 'Ends the incident and starts the draft. Without a summary it asks.',
    aliases: [],
    meant: ['close', 'end', 'fixed', 'finish', 'done', 'resolved'],
  },
  reopen: {
    usage: 'reopen [WHY]',
    example: 'reopen the errors are back',
    summary: 'Takes a resolution back; the status is mitigating again.',
    aliases: [],
    meant: ['restart', 'unresolve'],
  },
  cancel: {
    usage: 'cancel WHY',
    example: 'cancel false alarm from the staging probe',
    summary: 'It was no incident; it counts in no metric.',
    aliases: [],
    meant: ['abort', 'delete', 'remove', 'discard'],
  },
  merge: {
    usage: 'merge INC-… [WHY]',
    example: 'merge INC-2026-0012 the same outage',
    summary: 'It was declared twice: the entries move to the other incident.',
    aliases: [],
    meant: ['duplicate', 'combine'],
  },
  draft: {
    usage: 'draft [TEMPLATE]',
    example: 'draft standard',
    summary: 'Drafts the postmortem again. What people wrote stays.',
    aliases: [],
    meant: ['postmortem', 'report', 'retro', 'retrospective'],
  },
  impact: {
    usage: 'impact',
    example: 'impact',
    summary: 'Asks in a form what users and the business felt.',
    aliases: [],
    meant: ['affected', 'users'],
  },
  why: {
    usage: 'why TEXT',
    example: 'why the connection pool had no limit',
    summary: 'The next of the five whys.',
    aliases: [],
    meant: ['whys', '5whys', 'because'],
  },
  cause: {
    usage: 'cause people|process|technology|environment TEXT',
    example: 'cause process the load test ran for one minute only',
    summary: 'Notes one contributing factor.',
    aliases: [],
    meant: ['rootcause', 'factor', 'contributing'],
  },
  well: {
    usage: 'well TEXT',
    example: 'well the rollback took two minutes',
    summary: 'Notes what went well.',
    aliases: [],
    meant: ['good', 'kudos'],
  },
  wrong: {
    usage: 'wrong TEXT',
    example: 'wrong the alert came 17 minutes after the deploy',
    summary: 'Notes what made it worse, or slowed the response.',
    aliases: [],
    meant: ['bad', 'badly'],
  },
  lucky: {
    usage: 'lucky TEXT',
    example: 'lucky it was a quiet hour',
    summary: 'Notes where luck helped.',
    aliases: [],
    meant: ['luck'],
  },
  lesson: {
    usage: 'lesson technical|process|organizational TEXT',
    example: 'lesson technical retries without jitter come all at once',
    summary: 'Notes what was learned.',
    aliases: [],
    meant: ['lessons', 'learned', 'learning'],
  },
  metric: {
    usage: 'metric NAME normal=… during=…',
    example: 'metric Error rate normal=0.1% during=45%',
    summary: 'Notes one figure: what it usually is, and what it was during the incident.',
    aliases: [],
    meant: ['measure', 'figure'],
  },
  comms: {
    usage: 'comms internal|external TEXT',
    example: 'comms external status page: checkout is degraded',
    summary: 'Notes what was told to whom, as an entry on the timeline.',
    aliases: [],
    meant: ['communication', 'announce', 'statuspage'],
  },
  review: {
    usage: 'review @approver [@reviewers]',
    example: 'review @someone',
    summary: 'Asks the first person to approve the postmortem, and others to review it.',
    aliases: [],
    meant: ['approver', 'reviewer'],
  },
  approve: {
    usage: 'approve',
    example: 'approve',
    summary: 'Approves the postmortem, if you were asked to.',
    aliases: [],
    meant: ['lgtm', 'accept'],
  },
  publish: {
    usage: 'publish [WHY IN SPITE OF WHAT IS OPEN]',
    example: 'publish',
    summary: 'Publishes the approved postmortem. With something open it takes a reason.',
    aliases: [],
    meant: ['release', 'ship', 'share'],
  },
  skip: {
    usage: 'skip WHY',
    example: 'skip the same as INC-2026-0012, which has one',
    summary: 'Says that no postmortem is needed, and why.',
    aliases: [],
    meant: ['waive', 'none'],
  },
  meeting: {
    usage: 'meeting DATE TIME [@people]',
    example: 'meeting 2026-11-27 15:00 @someone',
    summary: 'Sets the review meeting: the agenda and a calendar file come into the channel.',
    aliases: [],
    meant: ['calendar', 'invite', 'schedule'],
  },
  export: {
    usage: 'export md|html|pdf|json|csv',
    example: 'export pdf',
    summary: 'Puts the postmortem (md, html, pdf) or the record (json, csv) into the channel as a file.',
    aliases: [],
    meant: ['download', 'file', 'pdf', 'save'],
  },
  list: {
    usage: 'list',
    example: 'list',
    summary: 'Shows the active incidents and the latest resolved ones.',
    aliases: [],
    meant: ['ls', 'incidents', 'active', 'all'],
  },
  show: {
    usage: 'show [INC-…]',
    example: 'show INC-2026-0012',
    summary: 'Shows one incident.',
    aliases: [],
    meant: ['view', 'info', 'card', 'get'],
  },
  mine: {
    usage: 'mine',
    example: 'mine',
    summary: 'Shows your roles and your open action items.',
    aliases: [],
    meant: ['my', 'me'],
  },
  help: {
    usage: 'help [VERB]',
    example: 'help log',
    summary: 'Shows this, or one verb with an example.',
    aliases: ['?'],
    meant: ['usage', 'commands', '--help', '-h'],
  },
  doctor: {
    usage: 'doctor',
    example: 'doctor',
    summary: 'Checks what Scribe needs, and says what to do.',
    aliases: [],
    meant: ['check', 'health', 'ping', 'debug', 'diagnose'],
  },
  drill: {
    usage: 'drill [TITLE] [--sev 1..4] [--private] [--here] [--started TIME]',
    example: 'drill Failover of the payment database --sev 2',
    summary: 'Declares an incident for practice; it counts in no metric.',
    aliases: [],
    meant: ['practice', 'exercise', 'gameday', 'test'],
  },
} as const satisfies Readonly<Record<string, VerbUsage>>;

export type Verb = keyof typeof VERBS;

/** What the first word of a command says. `rest` keeps its line breaks. */
export type VerbReading =
  | { readonly kind: 'verb'; readonly verb: Verb; readonly rest: string }
  | { readonly kind: 'unknown'; readonly said: string; readonly nearest: Verb | undefined }
  | { readonly kind: 'empty' };

const WORDS: ReadonlyMap<string, Verb> = wordsOf((usage) => usage.aliases, true);
const MEANT: ReadonlyMap<string, Verb> = wordsOf((usage) => usage.meant, false);

/** Reads the verb that a command begins with. */
export function readVerb(text: string): VerbReading {
  const [, said = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(cleanText(text)) ?? [];
  if (said === '') return { kind: 'empty' };
  const verb = WORDS.get(said.toLowerCase());
  return verb === undefined
    ? { kind: 'unknown', said, nearest: nearestVerb(said) }
    : { kind: 'verb', verb, rest };
}

function nearestVerb(said: string): Verb | undefined {
  const wanted = said.toLowerCase();
  const near = nearestWord(wanted, [...WORDS.keys()]);
  return MEANT.get(wanted) ?? (near === undefined ? undefined : WORDS.get(near));
}

function wordsOf(words: (usage: VerbUsage) => readonly string[], own: boolean): Map<string, Verb> {
  const verbs = Object.keys(VERBS) as Verb[];
  return new Map(
    verbs.flatMap((verb) =>
      [...(own ? [verb] : []), ...words(VERBS[verb])].map((word) => [word, verb] as const),
    ),
  );
}
