import { checkBlameless } from '../../domain/blameless/check-blameless.ts';
import type { Finding } from '../../domain/blameless/finding.ts';
import type { Entry } from '../../domain/timeline/entry.ts';
import type { App } from '../app.ts';

/** Shorter entries say what happened, not who is to blame; they are not looked at. */
const MIN_WORDS = 4;

/**
 * The first wording in an entry that its author should be told of; `undefined` when this person was told of one in
 * this incident before. Throws `StoreFault`.
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
  // Of two entries at once only one is answered: Redis knows of the other before the incident does.
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
