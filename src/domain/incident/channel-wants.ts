import type { IncidentEffect, Notice } from '../effect.ts';
import type { EntryType } from '../timeline/entry.ts';
import { markedKey } from './drill-mark.ts';
import type { IncidentEvent } from './event.ts';
import { commanderOf, type Incident, isActive } from './incident.ts';

/** How an entry is wanted, and what is wanted once people can post in the channel again. */
interface Wanting {
  readonly entry: (type: EntryType, text: string) => IncidentEffect;
  readonly again: readonly IncidentEffect[];
}

/** What is said while Scribe is out of the channel is lost, and whoever leads hears that at once. */
export function channelWants(
  incident: Incident,
  { news, since, by, at }: Extract<IncidentEvent, { kind: 'channel-changed' }>,
  { entry, again }: Wanting,
): readonly IncidentEffect[] {
  switch (news.what) {
    case 'renamed':
      return [];
    case 'archived':
    case 'deleted':
    case 'scribe-out':
      return isActive(incident) ? channelClosed(incident, news.what) : [];
    case 'unarchived':
      return again;
    case 'scribe-back':
      return [
        ...again,
        entry(
          'note',
          `Scribe was not in the channel ${gap(since, at)}; what was said there meanwhile is not in the record`,
        ),
      ];
    case 'made-private':
      return incident.private ? [{ kind: 'card' }] : [];
    case 'made-public':
      return incident.private ? channelPublic(incident, { by, at }) : [];
    default:
      return news satisfies never;
  }
}

/** Everybody who wrote there thought that few would read it: they hear of it at once, and so does whoever leads. */
function channelPublic(
  incident: Incident,
  { by, at }: { readonly by: string; readonly at: Date },
): readonly IncidentEffect[] {
  const user = commanderOf(incident) ?? incident.declaredBy;
  return [
    { kind: 'news', news: { what: 'channel-public' }, by, at },
    { kind: 'tell', user, notice: { code: 'channel-public', by, incident: markedKey(incident) } },
    { kind: 'card' },
  ];
}

/** Whether a private incident lives in a channel that everybody in the workspace can read by now. */
export function isExposed(incident: Pick<Incident, 'private'>, events: readonly IncidentEvent[]): boolean {
  const made = events.flatMap((event) =>
    event.kind === 'channel-changed' && event.news.what.startsWith('made-') ? [event.news.what] : [],
  );
  return incident.private && made.at(-1) === 'made-public';
}

function channelClosed(
  incident: Incident,
  what: Extract<Notice, { code: 'channel-closed' }>['what'],
): readonly IncidentEffect[] {
  const user = commanderOf(incident) ?? incident.declaredBy;
  return [{ kind: 'tell', user, notice: { code: 'channel-closed', what, incident: markedKey(incident) } }];
}

/** Minutes in UTC, as the record has them. */
function gap(since: Date | undefined, at: Date): string {
  const minute = (time: Date) => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
  return since ? `from ${minute(since)} to ${minute(at)}` : `until ${minute(at)}`;
}
