/**
 * What an entry's words seem to say, on their own: what it means among the others is for `suggestions/` to weigh.
 *
 * | claim | the words say that … |
 * |---|---|
 * | `failing` | something fails or gets worse now; `users`: people who use it are named |
 * | `began` | it began, at a moment that they name |
 * | `reported` | an alert, a page or a person told of it |
 * | `took-on`, `declared`, `escalated` | somebody looks at it, calls it an incident, calls others in |
 * | `worked`, `partly`, `no-effect`, `worse` | something that was tried did so |
 * | `improving`, `recovered`, `closed` | it gets better, is well again, is over |
 * | `again` | it is back |
 * | `cause`, `not-cause`, `contributing` | something caused it, did not, made it likelier or worse |
 * | `lost`, `nothing-lost` | data, money or trust were lost, or were not |
 * | `outage`, `degraded`, `security`, `third-party` | it is that kind of incident |
 * | `commander` | the one who speaks leads the response |
 * | `to-do` | something is left to do |
 */
export type ClaimName =
  | 'failing'
  | 'users'
  | 'began'
  | 'reported'
  | 'took-on'
  | 'declared'
  | 'escalated'
  | 'worked'
  | 'partly'
  | 'no-effect'
  | 'worse'
  | 'improving'
  | 'recovered'
  | 'closed'
  | 'again'
  | 'cause'
  | 'not-cause'
  | 'contributing'
  | 'lost'
  | 'nothing-lost'
  | 'outage'
  | 'degraded'
  | 'security'
  | 'third-party'
  | 'commander'
  | 'to-do';

/** One claim, and how sure the words are of it, from 0 to 1. */
export interface Claim {
  readonly is: ClaimName;
  readonly confidence: number;
}

/** What a claim becomes where the words deny it; a claim that is not named here is dropped. */
export const DENIED: Readonly<Partial<Record<ClaimName, ClaimName>>> = {
  failing: 'recovered',
  worked: 'no-effect',
  improving: 'no-effect',
  recovered: 'no-effect',
  cause: 'not-cause',
  lost: 'nothing-lost',
};

/** Claims about what is so: a plan, a hope or a condition (`should be back`, `if it fails`) does not make them. */
export const NEEDS_FACT: ReadonlySet<ClaimName> = new Set<ClaimName>([
  'worked',
  'partly',
  'no-effect',
  'worse',
  'improving',
  'recovered',
  'closed',
  'again',
  'declared',
  'escalated',
  'took-on',
  'lost',
  'nothing-lost',
  'began',
]);
