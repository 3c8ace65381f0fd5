import { nearestWord } from './nearest-word.ts';
import { ownWord } from './own-word.ts';
import { BUILT_IN_WORDS, type Vocabulary } from './vocabulary.ts';

/** Aliases of the usual roles; each counts only if that role is configured. */
const ALIASES: Readonly<Record<string, string>> = {
  ic: 'commander',
  lead: 'commander',
  comms: 'communications',
  comm: 'communications',
  ops: 'operations',
};

export type RoleReading =
  | { readonly kind: 'role'; readonly role: string }
  | { readonly kind: 'unknown'; readonly nearest: string | undefined };

/** Reads a configured role: a team's own word for it, its name, an alias, or a prefix of at least three letters that fits only one. */
export function readRole(
  said: string,
  {
    roles,
    vocabulary = BUILT_IN_WORDS,
  }: { readonly roles: readonly string[]; readonly vocabulary?: Vocabulary },
): RoleReading {
  const own = ownWord(said.trim(), vocabulary.roles, roles);
  if (own !== undefined) return { kind: 'role', role: own };
  const words = said
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const wanted = words.replace(/^incident /, '').replace(/ lead$/, '');
  const alias = Object.hasOwn(ALIASES, wanted) ? ALIASES[wanted] : undefined;
  const exact = roles.find((role) => [words, wanted, alias].includes(role.toLowerCase()));
  if (exact !== undefined) return { kind: 'role', role: exact };
  const begun = roles.filter((role) => wanted.length >= 3 && role.toLowerCase().startsWith(wanted));
  const [only] = begun;
  if (only !== undefined && begun.length === 1) return { kind: 'role', role: only };
  return { kind: 'unknown', nearest: nearestWord(wanted, roles) };
}
