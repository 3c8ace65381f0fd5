import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { counted } from './entries.ts';
import { channelLink, mrkdwn, person } from './escape.ts';
import { incidentName } from './names.ts';

/** An incident and its channel, once that is known. */
export interface Placed {
  readonly incident: Incident;
  readonly channel: string | undefined;
}

/** Instead of doing something: where the record went. `into` is left out for who may not see it. */
export function wasMerged(
  { merged, into }: { readonly merged: Incident; readonly into: Placed | undefined },
  command: string,
): string {
  const back = `The merge can be taken back: \`${command} unmerge ${merged.key}\``;
  return into
    ? `${markedKey(merged)} was merged into ${linked(into)}. Go on there. ${back}`
    : `${markedKey(merged)} was merged into another incident, which you cannot see. Somebody who is in both can take the merge back.`;
}

/** What a merge will do, before it is done. */
export interface MergeAsked {
  readonly merged: Placed;
  readonly into: Placed;
  readonly entries: number;
  readonly actions: number;
  /** What does not move. */
  readonly stays: { readonly answers: number; readonly draft: boolean };
  /** People who will see the record of the merged incident and cannot see it now. */
  readonly gains: readonly string[];
}

export function mergeAsk(
  { merged, into, entries, actions, stays, gains }: MergeAsked,
  command: string,
): string {
  const closed = merged.incident;
  const moving = [
    counted(entries, 'entry', 'entries'),
    ...(actions > 0 ? [counted(actions, 'action item', 'action items')] : []),
  ].join(' and ');
  const where = merged.channel ? channelLink(merged.channel) : 'its channel';
  return [
    `Merge ${incidentName(closed)} into ${linked(into)}?`,
    `• ${moving} of ${closed.key} move there.`,
    ...staysBehind(stays, { from: closed.key, into: into.incident.key }),
    `• ${closed.key} is closed. In ${where}, \`log\`, pins and reactions go on to ${into.incident.key}; every other command says that it was merged.`,
    ...(into.incident.phase.state === 'resolved' && closed.phase.state === 'active'
      ? [
          `• ${into.incident.key} is resolved, so the two are active no more. If it goes on, reopen it after the merge: \`${command} reopen it is back\` in the channel of ${into.incident.key}.`,
        ]
      : []),
    ...(gains.length > 0
      ? [
          `• ${counted(gains.length, 'person', 'people')} of ${into.incident.key} will see the record of ${closed.key}, and cannot now: ${gains.map(person).join(', ')}`,
        ]
      : []),
    ...(into.incident.private && !closed.private
      ? [`• ${into.incident.key} is private: from then on its members alone see the record.`]
      : []),
    `• Both channels are told. \`${command} unmerge\` takes it back; what is logged meanwhile stays in ${into.incident.key}.`,
  ].join('\n');
}

/** What people filled in about an incident is not carried into the other one's postmortem. */
function staysBehind(
  stays: MergeAsked['stays'],
  { from, into }: { readonly from: string; readonly into: string },
): readonly string[] {
  const what = inWords(stays);
  if (what === '') return [];
  return [
    `• Not in ${into}: ${what}. This stays with ${from} and is there again if the merge is taken back; note in ${into} what matters for both.`,
  ];
}

/** `''` where nothing stays. */
function inWords({ answers, draft }: MergeAsked['stays']): string {
  const about = '(impact, notes for the retrospective and the like)';
  return [
    ...(answers > 0 ? [`${counted(answers, 'answer', 'answers')} about it ${about}`] : []),
    ...(draft ? ['the draft of its postmortem'] : []),
  ].join(' and ');
}

/** Asked before a private incident gives back what was public. */
export function unmergeAsk(merged: Incident, into: Placed): string {
  return `Take the merge of ${incidentName(merged)} into ${linked(into)} back? ${merged.key} is public: everybody can read its entries again, as they are now.`;
}

/** A private record stays private. */
export function mergeWouldPublish(merged: Incident, into: Incident, command: string): string {
  return `${merged.key} is private and ${into.key} is not: merging it would show its record to everybody. The other way round is possible: \`${command} merge ${merged.key}\` in the channel of ${into.key}.`;
}

/** A drill counts in no metric, and a real incident in all of them. */
export function mergeWithDrill(merged: Incident, into: Incident): string {
  const [drill, real] = merged.drill ? [merged, into] : [into, merged];
  return `${incidentName(drill)} is a drill and ${incidentName(real)} is not; their records stay apart. Log there what belongs to the other one.`;
}

export function mergeIntoCancelled(into: Incident): string {
  return `${incidentName(into)} was cancelled and counts in no metric; nothing is merged into it.`;
}

export function notMerged({ key }: Incident, command: string): string {
  return `${key} is not merged. A merge is taken back by the key of the incident that was merged: \`${command} unmerge INC-2026-0012\``;
}

/** Whoever cannot see the other incident cannot take out of it what they cannot see. */
export function unmergeUnseen({ key }: Incident): string {
  return `${key} was merged into another incident, which you cannot see. Somebody who is in both can take the merge back.`;
}

/** For the channel of one of the two. `named` is left out where not everybody in the channel may see it. */
export interface MergeTold {
  readonly channelOf: 'merged' | 'other';
  readonly undone: boolean;
  readonly by: string;
  readonly why: string | undefined;
  readonly merged: Incident;
  readonly named: Placed | undefined;
  readonly stays: MergeAsked['stays'];
}

export function mergeTold(told: MergeTold): string {
  const { channelOf, undone, by, why, named } = told;
  const merged = markedKey(told.merged);
  const who = `by ${person(by)}${why ? `: ${mrkdwn(why)}` : ''}`;
  const other = named ? linked(named) : 'another incident, which not everybody here may see,';
  const first =
    channelOf === 'merged'
      ? undone
        ? `The merge of ${merged} into ${other} was taken back ${who}`
        : `${merged} was merged into ${other} ${who}`
      : undone
        ? `${sentence(other)} is no longer merged into this one. Taken back ${who}`
        : `${sentence(other)} was merged into this one ${who}`;
  return [first, ...(undone ? placesNow(told) : placesThen(told))].join('\n');
}

/** Where everything is after a merge. */
function placesThen({ channelOf, merged, named, stays }: MergeTold): readonly string[] {
  const what = inWords(stays);
  if (channelOf === 'merged')
    return [
      'Its entries and action items go there. `log`, pins and reactions here go on its timeline.',
      ...(what === ''
        ? []
        : [`What stays with ${merged.key}: ${what}. It is there again if the merge is taken back.`]),
    ];
  return [
    'Its entries are on this timeline, and its action items are here.',
    ...(what === '' || !named
      ? []
      : [`What stays with ${merged.key}: ${what}. Note here what matters for both.`]),
  ];
}

/** Where everything is after a merge was taken back. */
function placesNow({ channelOf, merged, named }: MergeTold): readonly string[] {
  if (channelOf === 'other')
    return ['Its entries and action items returned; what was logged since the merge stays.'];
  const there = named ? `in ${named.incident.key}` : 'there';
  return [
    `${merged.key} goes on here, with the entries and action items that it had. What was logged since the merge stays ${there}.`,
  ];
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function linked({ incident, channel }: Placed): string {
  return `${incidentName(incident)}${channel ? ` (${channelLink(channel)})` : ''}`;
}
