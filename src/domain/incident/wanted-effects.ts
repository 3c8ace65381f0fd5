import type { ReminderPolicy } from '../actions/ladder.ts';
import type { EntryDraft, IncidentEffect, News, Wanted } from '../effect.ts';
import type { EntryType } from '../timeline/entry.ts';
import { channelWants } from './channel-wants.ts';
import type { IncidentEvent } from './event.ts';
import {
  declaredText,
  detailsText,
  otherName,
  recordWords,
  reopenedText,
  roleTakenText,
  severityText,
  sharedText,
  statusEntry,
  unmergedText,
  withWhy,
} from './event-words.ts';
import { COMMANDER, type Incident } from './incident.ts';
import type { Routing } from './routing.ts';
import { BUILT_IN_WORDS, type Vocabulary } from './vocabulary.ts';

/** What of the configuration decides what is wanted. */
export interface WantingPolicy {
  readonly vocabulary?: Vocabulary;
  readonly routing?: Pick<Routing, 'invite'>;
  readonly workNotes?: string | undefined;
  readonly reminders?: Pick<ReminderPolicy, 'severities'>;
}

/** After these, rules may invite more people. */
const MAY_INVITE: readonly IncidentEvent['kind'][] = ['declared', 'severity-changed', 'details-changed'];

/**
 * The effects that these events call for, keyed by the version that the incident gets with them. Entries are written in
 * the words that the team uses now.
 */
export function wantedEffects(
  incident: Incident,
  events: readonly IncidentEvent[],
  policy: WantingPolicy = {},
): readonly Wanted<IncidentEffect>[] {
  const { vocabulary = BUILT_IN_WORDS, routing } = policy;
  const wanted = new Map<string, IncidentEffect>();
  const invites =
    routing !== undefined &&
    routing.invite.length > 0 &&
    events.some(({ kind }) => MAY_INVITE.includes(kind));
  events.forEach((event, index) => {
    for (const effect of wantsOf({ incident, id: `${event.id}.${index}`, vocabulary }, event))
      wanted.set(keyOf(effect, index), effect);
  });
  if (policy.workNotes !== undefined && events.some(({ kind }) => kind === 'declared'))
    wanted.set('work-notes', { kind: 'work-notes' });
  if (invites) wanted.set('invite-by-rule', { kind: 'invite-by-rule' });
  if (replans(events, policy)) wanted.set('plan-items', { kind: 'plan-items' });
  return [...wanted].map(([name, effect]) => ({ key: `${name}-${incident.version}`, effect }));
}

/** Whether action items are followed otherwise after that: on another ladder, or those that nobody owns by another leader's days. */
function replans(events: readonly IncidentEvent[], { reminders }: WantingPolicy): boolean {
  if (!reminders) return false;
  const bySeverity = Object.keys(reminders.severities).length > 0;
  return events.some(
    (event) =>
      (bySeverity && event.kind === 'severity-changed') ||
      ((event.kind === 'role-taken' || event.kind === 'role-left') && event.role === COMMANDER),
  );
}

/** Effects that reconcile are needed once per change; the others once per event. */
function keyOf(effect: IncidentEffect, index: number): string {
  switch (effect.kind) {
    case 'channel':
    case 'topic':
    case 'card':
    case 'pin':
    case 'announcement':
    case 'members':
    case 'early-messages':
    case 'invite-by-rule':
    case 'work-notes':
    case 'plan-items':
    case 'point':
      return effect.kind;
    case 'merge-notice':
      return `${effect.kind}-${effect.channelOf}`;
    case 'tell-role':
    case 'nudge':
    case 'news':
    case 'announced-news':
    case 'invite':
    case 'tell':
    case 'entry':
    case 'move':
    case 'move-back':
    case 'draft':
    case 'export':
    case 'thread':
      return `${effect.kind}${index}`;
    default:
      return effect satisfies never;
  }
}

const SHOWN: readonly IncidentEffect[] = [{ kind: 'card' }, { kind: 'announcement' }];
const NAMED: readonly IncidentEffect[] = [...SHOWN, { kind: 'topic' }];
/** Members of what is over are seldom read. */
const LIVE_AGAIN: readonly IncidentEffect[] = [...NAMED, { kind: 'members' }];

/** Where an event happened: `id` names its entry. */
interface Happened {
  readonly incident: Incident;
  readonly id: string;
  readonly vocabulary: Vocabulary;
}

function wantsOf({ incident, id, vocabulary }: Happened, event: IncidentEvent): readonly IncidentEffect[] {
  const said = recordWords(vocabulary);
  const entry: EntryOf = (type, text, more = {}) => ({
    kind: 'entry',
    entry: { id: `evt.${id}`, type, text, at: event.at, author: event.by, ...more } satisfies EntryDraft,
  });
  switch (event.kind) {
    case 'declared':
      return [
        { kind: 'channel' },
        ...(incident.place.kind === 'own' ? [{ kind: 'early-messages' } as const] : []),
        { kind: 'invite', user: event.by },
        { kind: 'topic' },
        ...SHOWN,
        { kind: 'pin' },
        entry('response', declaredText(incident, said)),
      ];
    case 'status-changed':
      return [
        ...SHOWN,
        ...newsOf(event, { what: 'status', from: event.from, to: event.to, ...withText(event.text) }),
        entry(...statusEntry(event, said)),
      ];
    case 'severity-changed':
      return [...NAMED, entry('decision', severityText(event, said))];
    case 'details-changed':
      return [...SHOWN, entry('note', detailsText(event))];
    case 'retitled':
      return [...NAMED, entry('note', `Title changed from "${event.from}" to "${event.to}"`)];
    case 'role-taken':
      return [
        { kind: 'card' },
        { kind: 'invite', user: event.user },
        ...(event.user === event.by
          ? []
          : [{ kind: 'tell-role', role: event.role, user: event.user, by: event.by } as const]),
        entry('response', roleTakenText(event, said)),
      ];
    case 'role-left':
      return [{ kind: 'card' }, entry('response', `<@${event.user}> is no longer ${said.role(event.role)}`)];
    case 'time-stated':
    case 'nudge-snoozed':
      return [{ kind: 'card' }];
    case 'resolved':
    case 'reopened':
    case 'cancelled':
      return endWants(event, entry);
    case 'merged':
    case 'unmerged':
      return mergeWants(incident, event, entry);
    case 'channel-seen':
      return event.was === event.private ? [] : [...SHOWN, { kind: 'members' }];
    case 'channel-changed':
      return channelWants(incident, event, { entry, again: LIVE_AGAIN });
    case 'shared':
      return [entry('note', sharedText(event), { echoed: true })];
    // Like notes, links are for the postmortem.
    case 'linked':
    case 'unlinked':
      return [];
    case 'draft-wanted':
      return [
        { kind: 'draft', draft: draftId(event.id), template: event.template, by: event.by, asOf: event.at },
      ];
    default:
      return event satisfies never;
  }
}

type EntryOf = (type: EntryType, text: string, more?: Pick<EntryDraft, 'echoed'>) => IncidentEffect;

function newsOf({ by, at }: IncidentEvent, news: News): readonly IncidentEffect[] {
  return (['news', 'announced-news'] as const).map((kind) => ({ kind, news, by, at }));
}

/** An incident ends, or goes on after all. */
function endWants(
  event: Extract<IncidentEvent, { kind: 'resolved' | 'reopened' | 'cancelled' }>,
  entry: EntryOf,
): readonly IncidentEffect[] {
  switch (event.kind) {
    case 'resolved':
      return [
        ...SHOWN,
        { kind: 'topic' },
        ...newsOf(event, { what: 'resolved', ...withText(event.summary) }),
        entry('resolution', event.summary ? `Resolved: ${event.summary}` : 'Resolved'),
      ];
    case 'reopened':
      return [
        ...LIVE_AGAIN,
        ...newsOf(event, {
          what: 'reopened',
          status: event.before?.status ?? 'mitigating',
          ...withText(event.why),
        }),
        entry('response', reopenedText(event)),
      ];
    case 'cancelled':
      return [
        ...SHOWN,
        { kind: 'topic' },
        ...newsOf(event, { what: 'cancelled', ...withText(event.why) }),
        entry('decision', withWhy('Cancelled', event.why)),
      ];
    default:
      return event satisfies never;
  }
}

/** The record moves to another incident, or returns. */
function mergeWants(
  incident: Incident,
  event: Extract<IncidentEvent, { kind: 'merged' | 'unmerged' }>,
  entry: EntryOf,
): readonly IncidentEffect[] {
  switch (event.kind) {
    case 'merged':
      return [
        ...SHOWN,
        { kind: 'topic' },
        entry('decision', withWhy(`Merged into ${otherName(incident, event.into, event.hidden)}`, event.why)),
        { kind: 'move', into: event.into },
        ...mergeNotices({ other: event.into, undone: false, by: event.by, why: event.why || undefined }),
      ];
    case 'unmerged':
      return [
        ...LIVE_AGAIN,
        entry('decision', unmergedText(incident, event)),
        { kind: 'move-back', from: event.from },
        ...mergeNotices({ other: event.from, undone: true, by: event.by, why: event.why }),
      ];
    default:
      return event satisfies never;
  }
}

type MergeNotice = Extract<IncidentEffect, { kind: 'merge-notice' }>;

/** Both channels hear of it. */
function mergeNotices(notice: Omit<MergeNotice, 'kind' | 'channelOf'>): readonly IncidentEffect[] {
  return (['merged', 'other'] as const).map((channelOf) => ({ kind: 'merge-notice', channelOf, ...notice }));
}

/** The id of a draft comes from the command, so that a repeated command is one draft. */
function draftId(command: string): string {
  return `draft-${command}`;
}

function withText(text: string | undefined): Pick<News, 'text'> {
  return text ? { text } : {};
}
