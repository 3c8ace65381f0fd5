import type { SlackClients } from '../client-factory.ts';
import { SCOPE_NAMES } from '../scopes.ts';
import type { Finding } from '../words/doctor.ts';
import { diagnoseSlack } from './diagnosis.ts';

/** How many workspaces are asked about, at a time and in all, and how many faults of one kind are written out. */
const AT_A_TIME = 5;
const MOST_ASKED = 500;
const MOST_SHOWN = 20;
/** After this time (ms) no further workspace is asked about: Slack is slow, or asks to wait. */
const LONGEST_MS = 60_000;

const NAME = 'Workspaces';

/** The workspaces and organisations that installed Scribe. */
export interface Installed {
  /** Ids of those whose tokens are kept. */
  owners(): Promise<readonly string[]>;
  /** The workspaces of one of them: itself, or those that the organisation's installation covers. */
  teamsOf(owner: string): Promise<readonly string[]>;
  /** What is looked at in a workspace whose token works, by a few calls. Does not reject. */
  lookInto(team: string): Promise<readonly Finding[]>;
}

/** What is found of one owner of a token, and in its workspaces. */
interface Found {
  readonly faults: readonly Finding[];
  readonly inside: readonly (Finding & { readonly team: string })[];
}

/**
 * Asks Slack about each workspace that installed Scribe, and looks into those whose token works: one line for each at
 * fault, and one for each check. Never rejects.
 */
export async function diagnoseWorkspaces(
  slack: Pick<SlackClients, 'call'>,
  installed: Installed,
): Promise<readonly Finding[]> {
  let owners: readonly string[];
  try {
    owners = await installed.owners();
  } catch {
    return [
      { name: NAME, state: 'warning', text: 'not looked at: the database does not say which there are' },
    ];
  }
  const found: Found[] = [];
  for await (const some of inTime(owners.toSorted().slice(0, MOST_ASKED)))
    found.push(...(await Promise.all(some.map((owner) => lookAt(slack, installed, owner)))));
  const faults = found.flatMap((one) => one.faults);
  const all = { installed: owners.length, asked: found.length, faults: faults.length };
  return [...faults.slice(0, MOST_SHOWN), summary(all), ...insideFindings(found)];
}

/** What is found inside workspaces alone: those whose tokens fail are left out. Rejects where the database does. */
export async function lookIntoWorkspaces(installed: Installed): Promise<readonly Finding[]> {
  const found: Found[] = [];
  for await (const some of inTime((await installed.owners()).toSorted().slice(0, MOST_ASKED)))
    found.push(...(await Promise.all(some.map((owner) => insideOf(installed, owner)))));
  return insideFindings(found);
}

async function* inTime(owners: readonly string[]): AsyncGenerator<readonly string[]> {
  const until = performance.now() + LONGEST_MS;
  for (let from = 0; from < owners.length && performance.now() < until; from += AT_A_TIME)
    yield owners.slice(from, from + AT_A_TIME);
}

async function lookAt(
  slack: Pick<SlackClients, 'call'>,
  installed: Installed,
  owner: string,
): Promise<Found> {
  const faults = await faultsOf(slack, owner);
  // Without a token that works, whatever is asked next would only say so again.
  return faults.length > 0 ? { faults, inside: [] } : insideOf(installed, owner);
}

async function insideOf({ teamsOf, lookInto }: Installed, owner: string): Promise<Found> {
  const inside: (Finding & { team: string })[] = [];
  for (const team of (await teamsOf(owner)).slice(0, MOST_ASKED))
    inside.push(...(await lookInto(team)).map((finding) => ({ ...finding, team })));
  return { faults: [], inside };
}

/** For each check, the workspaces in which it found something, and a line that says in how many it looked. */
function insideFindings(found: readonly Found[]): readonly Finding[] {
  const all = found.flatMap(({ inside }) => inside);
  const checks = [...new Set(all.map(({ name }) => name))];
  return checks.flatMap((name) => {
    const looks = all.filter((one) => one.name === name);
    const wrong = looks.filter(({ state }) => state !== 'ok');
    const shown = wrong.slice(0, MOST_SHOWN).map(({ team, ...finding }) => ({
      ...finding,
      name: `${name} ${team}`,
    }));
    const of = `${looks.length} ${looks.length === 1 ? 'workspace' : 'workspaces'}`;
    const text = `${of} looked at, something found in ${wrong.length}${shownOf(wrong.length)}`;
    return [...shown, { name, state: wrong.length > 0 ? 'warning' : 'ok', text } as const];
  });
}

function shownOf(count: number): string {
  return count > MOST_SHOWN ? `, ${MOST_SHOWN} shown` : '';
}

async function faultsOf(slack: Pick<SlackClients, 'call'>, team: string): Promise<readonly Finding[]> {
  const findings = await diagnoseSlack(slack, { team, installed: true });
  const faults = findings.filter(({ state }) => state === 'fault');
  const scopes = faults.filter(({ name }) => name === 'Scopes').map(({ text }) => text.split(' ')[0]);
  if (scopes.length === 0) return faults;
  const text = `${scopes.length} of ${SCOPE_NAMES.length} scopes are missing: ${scopes.join(', ')}.`;
  return [
    { name: `Slack ${team}`, state: 'fault', text, advice: 'Install Scribe there again, at /slack/install.' },
  ];
}

function summary(seen: {
  readonly installed: number;
  readonly asked: number;
  readonly faults: number;
}): Finding {
  const { installed, asked, faults } = seen;
  if (installed === 0) {
    const advice = 'Install Scribe in one, at /slack/install of its public address.';
    return { name: NAME, state: 'warning', text: 'none has installed Scribe.', advice };
  }
  const of = asked < installed ? `${asked} of ${installed}` : `${installed}`;
  const text = `${of} asked about, ${faults} at fault${shownOf(faults)}`;
  return { name: NAME, state: faults > 0 ? 'warning' : 'ok', text };
}
