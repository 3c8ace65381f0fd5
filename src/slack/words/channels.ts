import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { counted } from './entries.ts';

/** The last line in a channel. */
export function archivesNow(incident: Incident, afterDays: number): string {
  return `This channel is now archived: the postmortem of ${markedKey(incident)} was published ${counted(afterDays, 'day', 'days')} ago. Everything stays readable, and anyone who needs it again can unarchive it in Slack.`;
}

/** The card, where the topic says something else than Scribe would. */
export function topicLeft(): string {
  return 'The topic was changed by hand and stays so. Once it is empty, Scribe sets it again.';
}
