import type { AuditLine } from '../../domain/audit/audit-line.ts';
import { entryLines } from '../../domain/audit/entry-lines.ts';
import { incidentLines } from '../../domain/audit/incident-lines.ts';
import { itemLines } from '../../domain/audit/item-lines.ts';
import { postmortemLines } from '../../domain/audit/postmortem-lines.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { RevisionInfo, RevisionKind } from '../ports/stored-draft.ts';

/** A change with the name of who made it, where Scribe knows it; names stand in its words too. */
export interface NamedLine extends AuditLine {
  readonly name: string | undefined;
}

/** Everything that changed in an incident, its entries, items and postmortem, in order of time. Throws `StoreFault`. */
export async function readAudit(
  app: Pick<App, 'entries' | 'actions' | 'postmortems' | 'revisions' | 'people'>,
  { incident: { team, key }, events }: Pick<KnownIncident, 'incident' | 'events'>,
): Promise<readonly NamedLine[]> {
  const [entries, actions, state, revisions] = await Promise.all([
    app.entries.ofIncident(team, key),
    app.actions.ofIncident(team, key),
    app.postmortems.state(team, key),
    app.revisions.list(team, key),
  ]);
  const lines = [
    ...incidentLines(events),
    ...entries.flatMap(entryLines),
    ...actions.flatMap(({ item }) => itemLines(item)),
    ...postmortemLines(state),
    ...revisions.map(revisionLine),
  ];
  const names = await namesIn(app, team, lines);
  return lines.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map((line) => named(line, names));
}

const REVISED: Readonly<Record<RevisionKind, string>> = {
  drafted: 'drafted the postmortem',
  edited: 'edited the postmortem',
  applied: 'took changes of a new draft into the postmortem',
  restored: 'restored an earlier revision of the postmortem',
  proposed: 'proposed a new draft',
  status: 'wrote the status into the postmortem',
};

function revisionLine({ id, by, at, what }: RevisionInfo): AuditLine {
  return { at, by, on: 'postmortem', kind: what, did: `${REVISED[what]} (revision ${id})` };
}

/** A mention, as Slack writes one. */
const MENTION = /<@([UWB][A-Z0-9]+)(?:\|[^>]*)?>/g;

type Names = ReadonlyMap<string, string>;

async function namesIn(app: Pick<App, 'people'>, team: string, lines: readonly AuditLine[]): Promise<Names> {
  const said = lines.flatMap(({ did, was = '' }) =>
    [...`${did} ${was}`.matchAll(MENTION)].map(([, id]) => id),
  );
  const ids = new Set([...lines.map(({ by }) => by), ...said.filter((id) => id !== undefined)]);
  const people = await app.people.many(team, [...ids]);
  return new Map(people.filter(({ name }) => name !== '').map(({ user, name }) => [user, name]));
}

function named(line: AuditLine, names: Names): NamedLine {
  const spelt = (text: string) => text.replace(MENTION, (_, id: string) => `@${names.get(id) ?? id}`);
  const { did, was, ...rest } = line;
  return {
    ...rest,
    name: names.get(line.by),
    did: spelt(did),
    ...(was === undefined ? {} : { was: spelt(was) }),
  };
}
