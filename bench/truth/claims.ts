import type { MarkName, Outcome } from '../../src/domain/timeline/mark.ts';

/** What a sentence of Scribe's own can assert that only a mark, a typed entry or a filled-in field supports. */
export type Claim =
  | { readonly outcome: Outcome }
  | {
      readonly is: Exclude<MarkName, 'mitigated' | 'restored'> | 'over' | 'resolved';
    };

interface ClaimRow {
  readonly claim: Claim;
  /** Words in which Scribe says so. */
  readonly says: RegExp;
  /** What a clause has that asks, denies or leaves open instead. */
  readonly unless?: RegExp;
}

const LEFT_OPEN = /\b(?:not|no|nobody|none|never|nothing|whether|open|who|which|what)\b|\?/i;

/** One row for each thing that can be asserted. `missing.ts` looks for the same words, so a row that is too narrow shows. */
const ROWS: readonly ClaimRow[] = [
  {
    claim: { outcome: 'worked' },
    says: /\bworked\b|\bended (?:it|the impact)\b|\bfixed it\b|\bwas the fix\b/i,
    unless: /\bnot\b|\bnobody\b/i,
  },
  {
    claim: { outcome: 'partly' },
    says: /\bhelped in part\b|\b(?:it|which) (?:worked )?(?:in part|partly)\b|\bpartly worked\b/i,
  },
  {
    claim: { outcome: 'no effect' },
    says: /\b(?:had|has|with|without|showed) (?:no |any )?effect\b|\bno effect\b|\bdid not (?:help|end it)\b|\bdidn.t (?:help|end it)\b|\bchanged nothing\b/i,
  },
  { claim: { outcome: 'worse' }, says: /\bmade (?:it|things|matters) worse\b|\bworsened\b/i },
  {
    claim: { is: 'cause' },
    says: /\bcaus(?:e|es|ed|ing)\b|\bdue to\b|\bbecause of\b|\btriggered (?:it|by)\b|\bbrought about\b/i,
    unless: LEFT_OPEN,
  },
  {
    claim: { is: 'contributing' },
    says: /\bcontribut\w+\b|\bmade it (?:likelier|more likely)\b/i,
    unless: LEFT_OPEN,
  },
  {
    claim: { is: 'over' },
    says: /\brestored\b|\brecover(?:ed|y)\b|\bmitigated\b|\b(?:was|were|is|are|came) back\b|\bback to normal\b|\b(?:was|had been) over\b/i,
    unless: LEFT_OPEN,
  },
  {
    claim: { is: 'relapse' },
    says: /\bcame back after\b|\bcame back at\b|\brelaps\w+\b|\bback again\b|\b(?:it|impact) returned\b|\bperiods\b|\bsecond time\b/i,
    unless: LEFT_OPEN,
  },
  { claim: { is: 'loss' }, says: /\blost\b|\bloss(?:es)?\b/i, unless: LEFT_OPEN },
  {
    claim: { is: 'impact-started' },
    says: /\bimpact (?:began|started)\b|\b(?:since|from) the (?:start|beginning) of (?:the )?impact\b/i,
    unless: LEFT_OPEN,
  },
  {
    claim: { is: 'detected' },
    says: /\b(?:detect(?:ed|ion)|noticed|first alert(?:ed)?)\b/i,
    unless: LEFT_OPEN,
  },
  { claim: { is: 'acknowledged' }, says: /\backnowledg(?:ed|e?ment)\b/i, unless: LEFT_OPEN },
  { claim: { is: 'declared' }, says: /\bdeclar(?:ed|ation)\b/i, unless: LEFT_OPEN },
  { claim: { is: 'escalated' }, says: /\bescalat(?:ed|ions?)\b|\bcalled in\b/i, unless: LEFT_OPEN },
  { claim: { is: 'resolved' }, says: /\bresolved\b|\bresolution\b/i, unless: LEFT_OPEN },
];

/** What a sentence asserts in Scribe's own words, clause by clause. */
export function claimsIn(own: string): Claim[] {
  const clauses = own.split(/[.;:!()]|,|\s[–—]\s|\bbut\b/);
  return ROWS.filter(({ says, unless }) =>
    clauses.some((clause) => says.test(clause) && !unless?.test(clause.replace(says, ' '))),
  ).map(({ claim }) => claim);
}

export function nameOfClaim(claim: Claim): string {
  return 'outcome' in claim ? claim.outcome : claim.is;
}
