import { readMention } from '../mention.ts';
import { readRole } from '../role-name.ts';
import { firstWord, optional } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, VerbRows } from './verb-row.ts';

/** Who does what. Users are Slack user ids. */
export const ROLES = {
  role: {
    usage: 'role ROLE @person',
    example: 'role operations @someone',
    summary: 'Gives a role to a person.',
    aliases: [],
    meant: ['assign', 'roles', 'lead', 'commander'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseRole,
  },
  join: {
    usage: 'join ROLE',
    example: 'join scribe',
    summary: 'You take a role.',
    aliases: [],
    meant: ['take'],
    redelivery: 'keep-answer',
    parse: parseOwnRole,
  },
  leave: {
    usage: 'leave ROLE',
    example: 'leave scribe',
    summary: 'You give a role back.',
    aliases: [],
    meant: ['quit', 'unjoin'],
    redelivery: 'keep-answer',
    parse: parseOwnRole,
  },
  handoff: {
    usage: 'handoff @person [NOTE]',
    example: 'handoff @someone',
    summary: 'Hands the command of the incident to another person.',
    aliases: [],
    meant: ['handover', 'transfer'],
    redelivery: 'keep-answer',
    parse: parseHandoff,
  },
} as const satisfies VerbRows;

/** Role and person in either order. */
function parseRole(
  rest: string,
  options: CommandOptions,
): { readonly role: string; readonly user: string } | UsageFault {
  const words = rest.split(/\s+/).filter((word) => word !== '');
  const users = words.map(readMention).filter((user) => user !== undefined);
  const others = words.filter((word) => readMention(word) === undefined);
  const person = others.find((word) => word.startsWith('@') || word.startsWith('<!'));
  const name = others.filter((word) => word !== person).join(' ');
  if (name === '') return fault('missing-role');
  const found = readRole(name, options);
  if (found.kind === 'unknown') return fault('unknown-role', name, found.nearest);
  const [user, another] = users;
  if (user === undefined)
    return person === undefined ? fault('missing-person') : fault('not-a-person', person);
  if (another !== undefined || person !== undefined) return fault('unexpected-text', rest);
  return { role: found.role, user };
}

function parseOwnRole(rest: string, options: CommandOptions): { readonly role: string } | UsageFault {
  const name = rest.replace(/^as\s+/i, '');
  if (name === '') return fault('missing-role');
  const found = readRole(name, options);
  return found.kind === 'role' ? { role: found.role } : fault('unknown-role', name, found.nearest);
}

function parseHandoff(
  rest: string,
): { readonly user: string; readonly note: string | undefined } | UsageFault {
  const [said, note] = firstWord(rest.replace(/^to\s+/i, ''));
  const user = readMention(said);
  if (said === '') return fault('missing-person');
  return user === undefined ? fault('not-a-person', said) : { user, note: optional(note) };
}
