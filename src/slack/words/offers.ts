import { type CommandOf, type RunnableVerb, readCommand } from '../../domain/incident/verbs/read-command.ts';
import type { CommandOptions } from '../../domain/incident/verbs/verb-row.ts';
import { unescapeSlack } from './escape.ts';
import { roleName, severityName } from './names.ts';
import { statusName } from './team-words.ts';

/** What the button says that carries a line out. */
export function offerLabel(line: string, options: CommandOptions): string {
  // Names of the team's own come formatted, and the words of a button are plain.
  return unescapeSlack(labelOf(line, options));
}

function labelOf(line: string, options: CommandOptions): string {
  const reading = readCommand(line, options);
  if (reading.kind !== 'command') return shown(line);
  const { command } = reading;
  switch (command.verb) {
    case 'log':
      return 'Log it';
    case 'update':
      return 'Post it as an update';
    case 'status':
      return `Status: ${statusName(command.status)}`;
    case 'sev':
      return severityName(command.severity);
    case 'resolve':
      return 'Resolve';
    case 'reopen':
      return 'Reopen the incident';
    case 'cancel':
      return 'Cancel the incident';
    case 'title':
      return 'Rename the incident';
    case 'join':
      return `Join as ${roleName(command.role)}`;
    case 'handoff':
      return command.user === undefined || command.user === options.me ? 'Take command' : shown(line);
    case 'declare':
      return command.severity === undefined ? 'Declare' : `Declare as ${severityName(command.severity)}`;
    case 'action':
      return actionLabel(command, options) ?? shown(line);
    default:
      return shown(line);
  }
}

function actionLabel(
  { action }: CommandOf<Extract<RunnableVerb, 'action'>>,
  { me }: CommandOptions,
): string | undefined {
  if (action.do === 'add') return 'Add as action item';
  if (action.do === 'done') return `A-${action.number} is done`;
  if (action.do === 'reopen') return `Reopen A-${action.number}`;
  if (action.do === 'drop') return `Drop A-${action.number}`;
  if (action.do === 'title') return `Rename A-${action.number}`;
  if (action.do === 'assign' && action.user !== undefined && action.user === me)
    return `Take A-${action.number}`;
  return undefined;
}

const MOST = 30;

/** The line itself, as long as a button can be on a phone. */
function shown(line: string): string {
  const plain = withoutIds(line).replace(/\s+/g, ' ');
  return plain.length > MOST ? `${plain.slice(0, MOST - 1).trimEnd()}…` : plain;
}

/** What the button says that carries out a verb for another incident: `Resolve INC-2026-0012`. */
export function ofIncidentLabel(verb: string, key: string): string {
  return `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${key}`;
}

/** A button shows no mention: its name where the line has one, and never an id. */
function withoutIds(line: string): string {
  return line
    .replace(/<(?:[@#]|!subteam\^)[A-Z0-9]+\|[@#]?([^>]+)>/g, '@$1')
    .replace(/<#[A-Z0-9]+>/g, '#channel')
    .replace(/<!subteam\^[A-Z0-9]+>/g, '@group')
    .replace(/<@[A-Z0-9]+>/g, '@person');
}
