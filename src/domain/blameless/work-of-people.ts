import { isGivenName } from './given-names.ts';
import { pattern } from './pattern.ts';
import { whoIs } from './person-words.ts';
import { wordsOf } from './sentence.ts';

/** A person's work as the subject: "Jin's commit", "my script", "ken's PR". */

const WORK = pattern(
  String.raw`
    (?<owner><@\w+(?:\|[^>]*)?>|@[\w.-]+|[\p{L}-]+)(?:'s|(?<=s)') (?:[\p{L}-]+ ){0,2}?(?:commit|change|
    deploy(?:ment)?|hotfix|workaround|restart|reboot|tweak|experiment|pr|pull request|push|script|config(?:uration)?|migration|merge|patch|release|edit|
    refactoring|refactor|query|code|branch|rollout|fix|upgrade|cleanup|command|work|action|actions|
    decision|update)s?(?: [^,;.]{0,30})?\s*$
  `,
  'iu',
);
const MY_WORK = pattern(
  String.raw`
    \b(?:my|his|her) (?:[\p{L}-]+ ){0,2}?(?:commit|change|deploy(?:ment)?|pr|pull request|push|script|
    config(?:uration)?|migration|merge|patch|edit|query|code|command|action|decision|update)s?\s*$
  `,
  'iu',
);

/** `Jin's commit |broke`: the person behind the change is named. */
export function isWorkOfPerson(before: string): boolean {
  if (MY_WORK.test(before)) return true;
  const match = WORK.exec(before);
  const owner = match?.groups?.['owner'];
  if (!match || owner === undefined) return false;
  return (
    isGivenName(owner.charAt(0).toUpperCase() + owner.slice(1)) ||
    whoIs(owner, wordsOf(before.slice(0, match.index))) === 'person'
  );
}
