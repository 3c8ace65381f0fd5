import { readRole } from '../role-name.ts';
import { firstWord, optional } from './arguments.ts';
import { looksLikePerson, readPerson } from './person-word.ts';
import { fault, type UsageFault } from './usage-fault.ts';
import type { CommandOptions, VerbRows } from './verb-row.ts';

/** Who does what. Users are Slack user ids. */
export const ROLES = {
  role: {
    usage: 'role ROLE @person',
    example: 'role operations @someone',
    summary: 'Gives a role to a person.',
    aliases: [],
    meant: ['roles'],
    inShortHelp: true,
    redelivery: 'keep-answer',
    parse: parseRole,
  },
  join: {
    usage: 'join ROLE',
    example: 'join scribe',
    summary: 'You take a role.',
    aliases: [],
    meant: ['take', 'iam'],
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
  lead: {
    usage: 'lead [@person]',
    example: 'lead',
    summary: 'You take command, or the person whom you name does.',
    aliases: ['ic', 'commander'],
    meant: ['take', 'command', 'takeover'],
    runs: 'handoff',
    redelivery: 'keep-answer',
    parse: parseLead,
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
  const users = words.map((word) => readPerson(word, options)).filter((user) => user !== undefined);
  const others = words.filter((word) => readPerson(word, options) === undefined);
  const person = others.find(looksLikePerson);
  const name = others.filter((word) => word !== person).join(' ');
  if (name === '') return fault('missing-role');
  const found = readRole(name, options);
  if (found.kind === 'unknown') {
    const stranger = users.length === 0 && person === undefined ? namedBeside(name, options) : undefined;
    return stranger === undefined
      ? fault('unknown-role', name, found.nearest)
      : fault('not-a-person', stranger);
  }
  const [user, another] = users;
  if (user === undefined)
    return person === undefined ? fault('missing-person') : fault('not-a-person', person);
  if (another !== undefined || person !== undefined) return fault('unexpected-text', rest);
  return { role: found.role, user };
}

/** What is left where the first or the last word names a role: `operations bo`. */
function namedBeside(name: string, options: CommandOptions): string | undefined {
  const words = name.split(' ');
  const [first = '', ...after] = words;
  if (after.length === 0) return undefined;
  if (readRole(first, options).kind === 'role') return after.join(' ');
  return readRole(words.at(-1) ?? '', options).kind === 'role' ? words.slice(0, -1).join(' ') : undefined;
}

function parseOwnRole(rest: string, options: CommandOptions): { readonly role: string } | UsageFault {
  const name = rest.replace(/^as\s+/i, '');
  if (name === '') return fault('missing-role');
  const found = readRole(name, options);
  return found.kind === 'role' ? { role: found.role } : fault('unknown-role', name, found.nearest);
}

/** Alone it is for whoever types; words that name nobody may be a note, or an entry. */
function parseLead(
  rest: string,
  options: CommandOptions,
): { readonly user: string | undefined; readonly note: string | undefined } | UsageFault {
  if (rest === '') return { user: undefined, note: undefined };
  const [said, note] = firstWord(rest);
  const user = readPerson(said, options);
  if (user !== undefined) return { user, note: optional(note) };
  return looksLikePerson(said) ? fault('not-a-person', said) : fault('two-readings');
}

/** Without `user` whoever types takes it: that is how `lead` says it. */
function parseHandoff(
  rest: string,
  options: CommandOptions,
): { readonly user: string | undefined; readonly note: string | undefined } | UsageFault {
  const [said, note] = firstWord(rest.replace(/^to\s+/i, ''));
  const user = readPerson(said, options);
  if (said === '') return fault('missing-person');
  return user === undefined ? fault('not-a-person', said) : { user, note: optional(note) };
}
