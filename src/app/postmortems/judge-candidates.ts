import { analyse } from '../../domain/postmortem/analysis/analysis.ts';
import type { Candidate } from '../../domain/postmortem/analysis/candidate.ts';
import type { Thresholds } from '../../domain/postmortem/analysis/candidates/thresholds.ts';
import { candidatesOf } from '../../domain/postmortem/analysis/candidates.ts';
import type { Verdict } from '../../domain/postmortem/analysis/verdict.ts';
import type { IncidentRecord } from '../../domain/postmortem/record/record.ts';
import { withVerdict } from '../../domain/postmortem/review/postmortem-state.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { HeavyTask } from '../ports/offload.ts';
import { changePostmortem } from './change-postmortem.ts';
import { loadRecord } from './load-record.ts';

/** A remark that the figures suggest, with the moments behind it and a person's verdict, if any. */
export interface ShownCandidate extends Candidate {
  readonly times: readonly Date[];
  readonly verdict: Verdict | undefined;
}

/** A record, and from when on its figures are remarkable. */
interface CandidatesOrder {
  readonly record: IncidentRecord;
  readonly thresholds: Thresholds;
}

/** What the record's figures suggest. */
export function recordCandidates({ record, thresholds }: CandidatesOrder): readonly Candidate[] {
  return candidatesOf(analyse(record), thresholds);
}

const CANDIDATES: HeavyTask<CandidatesOrder, readonly Candidate[]> = {
  module: import.meta.url,
  run: recordCandidates,
  awaitedBy: 'person',
};

/** Everything that the record suggests now. Throws `StoreFault`, `LimitMet`. */
export async function candidatesFor(
  app: Pick<App, 'entries' | 'actions' | 'people' | 'postmortems' | 'policy' | 'offload'>,
  known: KnownIncident,
): Promise<readonly ShownCandidate[]> {
  const { team, key } = known.incident;
  const record = await loadRecord(app, known, undefined);
  const { verdicts } = await app.postmortems.state(team, key);
  const times = new Map(record.entries.map(({ id, at }) => [id, at]));
  const { thresholds } = app.policy;
  const candidates = await app.offload.run(CANDIDATES, { record, thresholds });
  return candidates.map((candidate) => ({
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
