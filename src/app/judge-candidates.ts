import { analyse } from '../domain/postmortem/analysis/analysis.ts';
import type { Candidate } from '../domain/postmortem/analysis/candidate.ts';
import { candidatesOf } from '../domain/postmortem/analysis/candidates.ts';
import type { Verdict } from '../domain/postmortem/analysis/verdict.ts';
import { withVerdict } from '../domain/postmortem/review/postmortem-state.ts';
import type { App } from './app.ts';
import { changePostmortem } from './change-postmortem.ts';
import { loadRecord } from './load-record.ts';
import type { KnownIncident } from './ports/incidents.ts';

/** A remark that the figures suggest, with the moments behind it and a person's verdict, if any. */
export interface ShownCandidate extends Candidate {
  readonly times: readonly Date[];
  readonly verdict: Verdict | undefined;
}

/** Everything that the record suggests now. Throws `StoreFault`. */
export async function candidatesFor(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'policy'>,
  known: KnownIncident,
): Promise<readonly ShownCandidate[]> {
  const { team, key } = known.incident;
  const analysis = analyse(await loadRecord(app, known, undefined));
  const { verdicts } = await app.postmortems.state(team, key);
  const times = new Map(analysis.record.entries.map(({ id, at }) => [id, at]));
  return candidatesOf(analysis, app.policy.thresholds).map((candidate) => ({
    ...candidate,
    times: candidate.entries.flatMap((id) => times.get(id) ?? []),
    verdict: verdicts[candidate.id],
  }));
}

/** Keeps a person's verdict on a remark; the next draft follows it. Throws `StoreFault`. */
export async function judgeCandidate(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  { candidate, verdict }: { readonly candidate: string; readonly verdict: Verdict },
): Promise<void> {
  const { team, key } = incident;
  await app.postmortems.markStale(team, key);
  await changePostmortem(app, { team, incident: key }, ({ state }) => ({
    plan: { state: withVerdict(state, candidate, verdict), effects: [{ kind: 'overview' }] },
    result: undefined,
  }));
}
