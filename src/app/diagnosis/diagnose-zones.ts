import { offsetText } from '../../domain/timeline/resolve-moment.ts';
import { zoneName } from '../../domain/timeline/wall-clock.ts';
import { ruleOffset, ZONE_RULES_VERSION } from '../../domain/timeline/zone-rules.ts';
import { summarizeError } from '../error-report.ts';
import type { PeopleStore, Person } from '../ports/people.ts';
import type { StoreFinding } from './diagnose-stores.ts';

const NAME = 'Time zones';
const RULES_YEAR = Number(ZONE_RULES_VERSION.slice(0, 4));
/** Rules of the year before last are old. */
const OLD_YEARS = 2;

/** Says which rules of time zones are used, and where Slack names other offsets. Never rejects. */
export async function diagnoseZones(
  people: Pick<PeopleStore, 'offTheRules'>,
  team: string | undefined,
  now: Date,
): Promise<StoreFinding> {
  const rules = `rules of release ${ZONE_RULES_VERSION}`;
  try {
    const differences = new Set((await people.offTheRules(team)).flatMap(differenceOf));
    if (differences.size === 0) {
      const text = `${rules}; Slack names no other offsets`;
      if (now.getUTCFullYear() - RULES_YEAR < OLD_YEARS) return { name: NAME, state: 'ok', text };
      const advice = 'Rules change several times a year: install a newer Scribe, or update moment-timezone.';
      return {
        name: NAME,
        state: 'warning',
        text: `${rules} are old; Slack names no other offsets yet.`,
        advice,
      };
    }
    return {
      name: NAME,
      state: 'warning',
      text: `${rules}, and Slack differs: ${[...differences].join('; ')}.`,
      advice: 'Times of the present go by Slack, other days by the rules. A newer Scribe has newer rules.',
    };
  } catch (error) {
    return { name: NAME, state: 'warning', text: `${rules}; people were not read: ${summarizeError(error)}` };
  }
}

/** `America/Vancouver is -07:00 by Slack, -08:00 by the rules`, unless newer rules agree with Slack by now. */
function differenceOf({ zone }: Person): readonly string[] {
  if (typeof zone === 'string') return [];
  const { minutes, at } = zone.said;
  const ruled = ruleOffset(at, zoneName(zone));
  if (ruled === minutes) return [];
  return [`${zone.name} is ${offsetText(minutes)} by Slack, ${offsetText(ruled)} by the rules`];
}
