import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';
import { type Claim, claimsIn, nameOfClaim } from './claims.ts';
import type { MeasuredIncident } from './incidents.ts';
import { parted, valueAt } from './own-words.ts';
import type { Segment } from './segments.ts';
import { attemptOf, isSupported, outcomesOf } from './support.ts';
import { unfoundedTimes } from './times.ts';

export interface Verdict {
  readonly segment: Segment;
  readonly claims: readonly Claim[];
  readonly is: 'supported' | 'unsupported' | 'contradicted';
  /** Why it is not supported. */
  readonly why: readonly string[];
}

/** Judges a statement of a draft of `record` by the record, and by what is true of the incident. */
export function judge(segment: Segment, record: IncidentRecord, incident: MeasuredIncident): Verdict {
  const { own, misquoted } = parted(segment, record);
  const claims = [...claimsIn(own), ...placedClaim(own, segment, record)];
  const opposed = [
    ...claims.filter((claim) => isOpposed(claim, segment, incident)).map(nameOfClaim),
    ...(isWrongEnd(own, segment, incident) ? ['ended it'] : []),
  ];
  const why = [
    ...unknownSources(segment, record),
    ...misquoted.map((quote) => `quotes “${quote}”, which it does not cite`),
    ...claims
      .filter((claim) => !isSupported(claim, segment, record))
      .map((claim) => `says “${nameOfClaim(claim)}”`),
    ...unfoundedTimes(own, segment, record).map((time) => `says “${time}”`),
  ];
  if (opposed.length > 0) {
    return {
      segment,
      claims,
      is: 'contradicted',
      why: opposed.map((name) => `says “${name}”, which is not true`),
    };
  }
  return { segment, claims, is: why.length > 0 ? 'unsupported' : 'supported', why };
}

/** What tells that a quotation where a document says the cause is not said to be it. */
const FRAMED = /\b(?:tried|before|change|after|later|candidates?|detected)\b/i;

const PLACED: readonly Claim[] = [{ is: 'cause' }, { is: 'contributing' }];

/**
 * Words of an entry that stand where a document says the cause are said to be it, unless the sentence says what else
 * they are; so are those that stand among the contributing factors.
 */
function placedClaim(own: string, segment: Segment, record: IncidentRecord): Claim[] {
  const { section, entries } = segment;
  if (entries.length === 0 || !own.includes('…') || FRAMED.test(own) || claimsIn(own).length > 0) return [];
  if (!/cause(?!\.whys)|contributing/.test(section)) return [];
  const meant = PLACED.find((claim) => isSupported(claim, { ...segment, fields: [] }, record));
  return [meant ?? (/contributing/.test(section) ? { is: 'contributing' } : { is: 'cause' })];
}

function unknownSources({ entries, fields }: Segment, record: IncidentRecord): string[] {
  const known = new Set(record.entries.map(({ id }) => id));
  return [
    ...entries.filter((id) => !known.has(id)).map((id) => `cites the entry ${id}, which is not there`),
    ...fields
      .filter((path) => valueAt(record, path) === undefined)
      .map((path) => `cites the field ${path}, which is not there`),
  ];
}

/** Whether what is true of the incident says the opposite of everything that the statement cites for this claim. */
function isOpposed(claim: Claim, { entries }: Segment, { marked, truth }: MeasuredIncident): boolean {
  const cited = marked.entries.filter(({ id }) => entries.includes(id));
  const never = (truth?.never ?? []).filter(({ entry }) => entries.includes(entry));
  if ('outcome' in claim) {
    const outcomes = cited.flatMap((entry) => outcomesOf(entry, marked));
    if (outcomes.includes(claim.outcome)) return false;
    return outcomes.length > 0 || never.some(({ outcome }) => outcome === claim.outcome);
  }
  const names = namesOf(claim);
  const meant = cited.some(({ marks = [] }) => marks.some(({ is }) => names.includes(is)));
  return !meant && never.some(({ is }) => is !== undefined && names.includes(is));
}

/** Whether it says that something else ended the incident than what did. */
function isWrongEnd(own: string, { entries }: Segment, { marked, truth }: MeasuredIncident): boolean {
  if (!truth || !/\bended (?:it|the (?:impact|incident))\b/i.test(own)) return false;
  const tried = marked.entries.filter(({ id, type }) => type === 'mitigation' && entries.includes(id));
  return !tried.some((entry) => truth.ended.by.includes(attemptOf(entry)));
}

function namesOf(claim: Exclude<Claim, { outcome: unknown }>): readonly string[] {
  return claim.is === 'over' ? ['mitigated', 'restored'] : [claim.is];
}
