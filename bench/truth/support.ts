import type { IncidentRecord, RecordEntry } from '../../src/domain/postmortem/record/record.ts';
import type { EntryType } from '../../src/domain/timeline/entry.ts';
import type { MarkName, Outcome } from '../../src/domain/timeline/mark.ts';
import type { Claim } from './claims.ts';
import type { Segment } from './segments.ts';

interface Basis {
  readonly marks?: readonly MarkName[];
  readonly types?: readonly EntryType[];
  readonly fields?: RegExp;
}

/** On what each claim may rest: a mark, an entry that people gave this type, a field that they filled in. */
const BASES: Readonly<Record<Extract<Claim, { is: string }>['is'], Basis>> = {
  cause: {
    marks: ['cause'],
    fields: /^(?:rootCause|whys|contributing|summary|evidence|milestones\.causeIdentified|answers)\b/,
  },
  contributing: { marks: ['contributing'], fields: /^(?:contributing|answers)\b/ },
  over: {
    marks: ['mitigated', 'restored', 'relapse'],
    types: ['resolution'],
    fields: /^(?:milestones\.(?:mitigated|resolved)|summary|wrong|answers)\b/,
  },
  relapse: { marks: ['relapse', 'impact-started'], fields: /^(?:summary|answers)\b/ },
  loss: { marks: ['loss'], fields: /^(?:losses|impact\.(?:revenue|data|failedRequests)|summary|answers)\b/ },
  'impact-started': { marks: ['impact-started'], fields: /^(?:milestones\.impactStarted|answers)\b/ },
  detected: { marks: ['detected'], types: ['detection'], fields: /^(?:milestones\.detected|answers)\b/ },
  acknowledged: {
    marks: ['acknowledged'],
    types: ['response'],
    fields: /^(?:milestones\.acknowledged|answers)\b/,
  },
  declared: { marks: ['declared'], fields: /^(?:milestones\.declared|answers)\b/ },
  escalated: { marks: ['escalated'], fields: /^answers\b/ },
  resolved: {
    marks: ['restored'],
    types: ['resolution'],
    fields: /^(?:milestones\.resolved|status|answers)\b/,
  },
};

/** Whether something that the statement cites says so. */
export function isSupported(claim: Claim, segment: Segment, record: IncidentRecord): boolean {
  const cited = record.entries.filter(({ id }) => segment.entries.includes(id));
  if ('outcome' in claim) return cited.some((entry) => outcomesOf(entry, record).includes(claim.outcome));
  const { marks = [], types = [], fields } = BASES[claim.is];
  return (
    segment.fields.some((path) => fields?.test(path)) ||
    cited.some(
      (entry) => types.includes(entry.type) || entry.marks?.some(({ is }) => marks.includes(is)) === true,
    )
  );
}

/** The id of the entry that began the attempt which this entry belongs to. */
export const attemptOf = (entry: RecordEntry): string => entry.attempt ?? entry.id;

/** What people said became of the attempt that an entry belongs to, and of those whose outcome it shows. */
export function outcomesOf(entry: RecordEntry, record: IncidentRecord): Outcome[] {
  const attempt = attemptOf(entry);
  const isTried = entry.type === 'mitigation' || entry.attempt !== undefined || entry.outcome !== undefined;
  const tried = isTried ? record.entries.filter((each) => attemptOf(each) === attempt) : [];
  const own = tried.flatMap(({ outcome }) => outcome ?? []).slice(-1);
  const shown = record.entries.flatMap(({ outcome }) => (outcome?.shown === entry.id ? outcome : []));
  return [...own, ...shown].map(({ was }) => was);
}
