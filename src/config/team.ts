import type { FieldSpec, Service } from '../domain/incident/details.ts';
import type { Routing } from '../domain/incident/routing.ts';
import type { OwningTeam } from '../domain/incident/teams.ts';
import type { Vocabulary } from '../domain/incident/vocabulary.ts';
import { checkedFields, checkedServices, DETAILS_FILE, DETAILS_KEYS } from './details.ts';
import { checkedChannelName, NAMING_FILE, NAMING_KEYS } from './naming.ts';
import { ROUTING_FILE, ROUTING_KEYS, routingOf } from './routing.ts';
import { TEAMS_FILE, TEAMS_KEYS, teamsOf } from './teams.ts';
import { VOCABULARY_FILE, VOCABULARY_KEYS, vocabularyOf } from './vocabulary.ts';
import { WORK_NOTES_FILE, WORK_NOTES_KEYS, workNotesOf } from './work-notes.ts';
import type { YamlSource } from './yaml-source.ts';

/** How a team speaks of incidents, and where they go. */
export interface TeamPolicy {
  readonly roles: readonly string[];
  readonly vocabulary: Vocabulary;
  readonly services: readonly Service[];
  /** Who looks after services, and has action items. */
  readonly teams: readonly OwningTeam[];
  readonly fields: readonly FieldSpec[];
  readonly routing: Routing;
  readonly keyPrefix: string;
  readonly channelName: string;
  /** With which the canvas of a new channel begins, in Markdown. */
  readonly workNotes: string | undefined;
}

export const TEAM_FILE = {
  ...VOCABULARY_FILE,
  ...DETAILS_FILE,
  ...ROUTING_FILE,
  ...TEAMS_FILE,
  ...NAMING_FILE,
  ...WORK_NOTES_FILE,
};

export const TEAM_KEYS = [
  ...VOCABULARY_KEYS,
  ...DETAILS_KEYS,
  ...ROUTING_KEYS,
  ...TEAMS_KEYS,
  ...NAMING_KEYS,
  ...WORK_NOTES_KEYS,
];

type Data = Parameters<typeof vocabularyOf>[0] &
  Parameters<typeof routingOf>[0] & {
    readonly services: readonly Service[];
    readonly teams: readonly OwningTeam[];
    readonly fields: readonly FieldSpec[];
    readonly keyPrefix: string;
    readonly channelName: string;
    readonly workNotes?: string | undefined;
  };

/** Throws `ConfigFault`. */
export function teamOf(data: Data, source: YamlSource): TeamPolicy {
  const vocabulary = vocabularyOf(data, source);
  const services = checkedServices(data.services, source);
  return {
    roles: data.roles.map(({ is }) => is),
    vocabulary,
    services,
    teams: teamsOf(data.teams, services, source),
    fields: checkedFields(data.fields, source),
    routing: routingOf(data, { services, vocabulary }, source),
    keyPrefix: data.keyPrefix,
    channelName: checkedChannelName(data.channelName, source),
    workNotes: workNotesOf(data.workNotes, source),
  };
}
