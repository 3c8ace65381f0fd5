import { checkBlameless } from '../domain/postmortem/blameless/check-blameless.ts';
import type { Finding } from '../domain/postmortem/blameless/finding.ts';
import type { Entry } from '../domain/timeline/entry.ts';
import type { App } from './app.ts';

/** Shorter entries say what happened, not who is to blame; they are not looked at. */
const MIN_WORDS = 4;

/**
 * The wording in an entry that its author may be told of: the first one, and only if nothing was said to this person
 * in this incident before. Throws `StoreFault`.
 */
export async function wordingToHint(
  app: Pick<App, 'incidents' | 'externalIds' | 'recentCommands' | 'clock'>,
  { id, team, incident: key, author, text }: Entry,
): Promise<Finding | undefined> {
  if (text.trim().split(/\s+/, MIN_WORDS).length < MIN_WORDS) return undefined;
  const [finding] = checkBlameless(text);
  if (!finding) return undefined;
  const name = `hinted-${author}`;
  const known = await app.incidents.byKey(team, key);
  if (!known || known.externalIds[name] !== undefined) return undefined;
  // Of two entries at once, one is answered: memory knows the other, which the incident does not yet.
  const before = await app.recentCommands.said({
    team,
    place: `hint ${key}`,
    user: author,
    text: '',
    entry: id,
  });
  if (before !== undefined) return undefined;
  await app.externalIds.remember(
    { holder: 'incidents', team, id: known.incident.id },
    name,
    app.clock().toISOString(),
  );
  return finding;
}
