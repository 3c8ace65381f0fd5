import type { SlackClients } from '../client-factory.ts';
import { SCOPE_NAMES } from '../scopes.ts';
import type { Finding } from '../words/doctor.ts';
import { diagnoseSlack } from './diagnosis.ts';

/** How many workspaces are asked about, at a time and in all, and how many faults are written out. */
const AT_A_TIME = 5;
const MOST_ASKED = 500;
const MOST_SHOWN = 20;

const NAME = 'Workspaces';

/** Asks Slack about each workspace that installed Scribe; one line for each at fault. Never rejects. */
export async function diagnoseWorkspaces(
  slack: Pick<SlackClients, 'call'>,
  owners: () => Promise<readonly string[]>,
): Promise<readonly Finding[]> {
  let installed: readonly string[];
  try {
    installed = await owners();
  } catch {
    return [
      { name: NAME, state: 'warning', text: 'not looked at: the database does not say which there are' },
    ];
  }
  const asked = installed.toSorted().slice(0, MOST_ASKED);
  const faults: Finding[] = [];
  for (let from = 0; from < asked.length; from += AT_A_TIME) {
    const some = asked.slice(from, from + AT_A_TIME);
    faults.push(...(await Promise.all(some.map((team) => faultOf(slack, team)))).flat());
  }
  return [...faults.slice(0, MOST_SHOWN), summary({ installed, asked, faults: faults.length })];
}

async function faultOf(slack: Pick<SlackClients, 'call'>, team: string): Promise<readonly Finding[]> {
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
  readonly installed: readonly string[];
  readonly asked: readonly string[];
  readonly faults: number;
}): Finding {
  const { installed, asked, faults } = seen;
  if (installed.length === 0) {
    const advice = 'Install Scribe in one, at /slack/install of its public address.';
    return { name: NAME, state: 'warning', text: 'none has installed Scribe.', advice };
  }
  const of =
    asked.length < installed.length ? `${asked.length} of ${installed.length}` : `${installed.length}`;
  const text = `${of} asked about, ${faults} at fault${faults > MOST_SHOWN ? `, ${MOST_SHOWN} shown` : ''}`;
  return { name: NAME, state: faults > 0 ? 'warning' : 'ok', text };
}
