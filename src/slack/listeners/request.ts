import { randomUUID } from 'node:crypto';
import type { SlashCommand } from '@slack/bolt';

/** What somebody asked of Scribe: typed, chosen, or sent again by a button. */
export interface UserRequest {
  readonly team: string;
  readonly user: string;
  readonly channel: string;
  /** Made from the delivery: the same delivery twice is the same command. */
  readonly id: string;
  /** Everything after the command's name, as Slack sent it. */
  readonly text: string;
  /** Opens a modal, once, within 3 seconds. */
  readonly triggerId: string | undefined;
  /** Answers for 30 minutes, 5 times. */
  readonly responseUrl: string | undefined;
  /** Key of the incident that the person chose, where the channel does not tell. */
  readonly incident?: string;
  /** The person has seen what looks the same, and means a new one. */
  readonly anew?: boolean;
}

/** A slash command as it came in. Slack names each one by its trigger; where it is missing, twice is two commands. */
export function requestOfCommand(command: SlashCommand): UserRequest {
  const from: string | undefined = command.trigger_id || command.response_url;
  return {
    team: command.team_id,
    user: command.user_id,
    channel: command.channel_id,
    id: deliveryId('cmd', command.team_id, from || randomUUID()),
    text: command.text ?? '',
    triggerId: command.trigger_id,
    responseUrl: command.response_url,
  };
}

/** An id made from where something came from, safe in documents, jobs and metadata. */
export function deliveryId(kind: 'cmd' | 'view' | 'act', team: string, from: string): string {
  return `${kind}.${team}.${from.slice(-200).replace(/[^A-Za-z0-9._-]/g, '_')}`;
}
