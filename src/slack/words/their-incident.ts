import { literal } from './escape.ts';

/**
 * What the other side of a shared channel is told of an incident: whose it is, and its key. Title, severity and state
 * are not theirs to be told.
 */
function whose(key: string, workspace: string | undefined): string {
  return `${key} of ${workspace === undefined ? 'another workspace' : literal(workspace)}`;
}

/** Said to somebody of the other side who gives a command about the channel's incident. `pin`: a reaction's name. */
export function theirIncident(key: string, workspace: string | undefined, pin: string): string {
  return `This channel is the incident ${whose(key, workspace)}, so the command was not carried out. What is said here is in its record; :${pin}: puts a message on its timeline, and its card has the buttons.`;
}

/** Asked before somebody of the other side declares an incident of their own in this channel. */
export function theirIncidentFirst(key: string, workspace: string | undefined): string {
  return `This channel is the incident ${whose(key, workspace)}. Is yours another one?`;
}

/** A channel holds one active incident, whichever workspace it belongs to. */
export function theirIncidentHere(key: string, workspace: string | undefined): string {
  return `This channel is already the incident ${whose(key, workspace)}. Without \`--here\` yours gets a channel of its own.`;
}
