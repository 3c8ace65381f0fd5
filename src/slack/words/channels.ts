import { markedKey } from '../../domain/incident/drill-mark.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { counted } from './entries.ts';
import { channelLink } from './escape.ts';

/** The last line in a channel. */
export function archivesNow(incident: Incident, afterDays: number): string {
  return `This channel is now archived: the postmortem of ${markedKey(incident)} was published ${counted(afterDays, 'day', 'days')} ago. Everything stays readable, and anyone who needs it again can unarchive it in Slack.`;
}

/** The card, where the topic says something else than Scribe would. */
export function topicLeft(): string {
  return 'Somebody changed the topic, so Scribe leaves it. Empty it, and Scribe sets it again.';
}

/** How a person does what no bot can. */
const CONVERT = "open the channel's details in Slack, then *Settings*, *Change to a private channel*";

/** Under the news that the channel of a private incident is public. */
export function nowPublic({ key }: Incident): string {
  return `${publicNow()} ${key} itself stays private: it is in no list of others, and is not announced.`;
}

/** What is visible in a channel that was made public, and how a person closes it. */
export function publicNow(): string {
  return `Everyone in the workspace can read what was posted there, the card, the lines of the timeline and files included, and whoever joins it can use the incident. To close it, ${CONVERT}.`;
}

/** The card of a private incident in a public channel. */
export function cardExposed(): string {
  return 'Its channel is public: everyone in the workspace can read it.';
}

/** The answer to `private`. */
export function aboutPrivate(
  incident: Incident,
  { channel, exposed }: { readonly channel: string | undefined; readonly exposed: boolean },
): string {
  const name = markedKey(incident);
  if (channel === undefined) return `${name} has no channel that could be made private.`;
  const where = channelLink(channel);
  if (exposed) return `${name} is private, but ${where} is public. ${publicNow()}`;
  if (incident.private) return `${name} is private: only the people in ${where} see it.`;
  return `${name} is public. Scribe cannot make ${where} private, a person can: ${CONVERT} (who may is a setting of the workspace). ${name} is private as soon as Slack reports it, and not before.`;
}

/** Instead of a private incident in a public channel. */
export function publicChannel(command: string): string {
  return `Not declared: everyone in the workspace can read this channel, so a private incident cannot live in it. Scribe cannot make it private, a person can: ${CONVERT}, then type the same again. Without \`--here\` the incident gets a private channel of its own: \`${command} declare TITLE --private\``;
}
