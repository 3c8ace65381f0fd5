import { randomUUID } from 'node:crypto';
import type { SlashCommand } from '@slack/bolt';

/** A request to Scribe: typed, chosen, or repeated by a button. */
export interface UserRequest {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  /** The channel, where Slack has just taken a command in it: proof that the person is in it. A click proves nothing. */
  readonly typedIn?: string;
  /** Derived from the delivery, so that a delivery that arrives twice is one command. */
  readonly id: string;
  /** Everything after the command's name, as Slack sent it. */
  readonly text: string;
  /** Opens a modal, once, within 3 seconds. */
  readonly triggerId: string | undefined;
  /** Answers for 30 minutes, 5 times. */
  readonly responseUrl: string | undefined;
  /** Key of the incident that the person chose, where the channel does not say. */
  readonly incident?: string;
  /** Names what a question before the command told the person, which they answered with yes. */
  readonly confirmed?: string;
  /** It was sent before, and may have been carried out then. */
  readonly inDoubt?: boolean;
  /** The person has seen the similar incident and wants a new one. */
  readonly anew?: boolean;
  /** The person has seen who outside a private incident's channel will hear of it, and means it. */
  readonly sharing?: boolean;
}

/** Reads a slash command, for an installation of this workspace. Slack identifies each by its trigger; without one, two deliveries are two commands. */
export function requestOfCommand(command: SlashCommand, team: string): UserRequest {
  const from: string | undefined = command.trigger_id || command.response_url;
  return {
    team,
    user: command.user_id,
    channel: command.channel_id,
    typedIn: command.channel_id,
    id: deliveryId('cmd', team, from || randomUUID()),
    text: command.text ?? '',
    triggerId: command.trigger_id,
    responseUrl: command.response_url,
  };
}

/** An id derived from a delivery, safe in documents, jobs and metadata. */
export function deliveryId(kind: 'cmd' | 'view' | 'act', team: string, from: string): string {
  return `${kind}.${team}.${from.slice(-200).replace(/[^A-Za-z0-9._-]/g, '_')}`;
}
