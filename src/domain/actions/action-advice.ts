import type { ActionItem } from './action-item.ts';

/** What would make an item easier to do and to close. Advice: nothing is blocked by it. */
export type ActionAdvice = 'begin-with-a-verb' | 'be-specific' | 'say-when-it-is-done';

/**
 * English has more verbs than any list holds, so this knows what a title can begin with that is none: where it does not
 * know a word, nothing is said.
 */
const NO_VERBS = new Set(
  (
    'a an the this that these those our we i you they it there he she some any all each every more less fewer better ' +
    'worse faster slower new old missing additional extra further proper automatic automated manual regular weekly daily ' +
    'clearer good bad broken flaky wrong insufficient memory runbook runbooks dashboard dashboards bug bugs database ' +
    'metrics logs alerts alarms tests documentation docs ownership visibility redundancy capacity communication action'
  ).split(' '),
);
/** `Monitoring`, `Automation`, `Availability`, which name a thing; but not what is also a verb. */
const NAMES_A_THING = /(?:ing|tion|sion|ness|ity|ance|ence)$/;
const VERBS_LIKE_THINGS = new Set(
  (
    'bring ping ring string sing swing spring sling wing mention partition provision position station question auction ' +
    'caution condition commission decommission function transition apportion ration section version balance rebalance ' +
    'finance enhance advance chance dance glance influence reference silence sequence experience evidence witness harness'
  ).split(' '),
);
/** `Runbook for failover`: what stands before it is a thing, unless it is one of these. */
const OF_SOMETHING = /^(?:for|of)$/i;
const VERBS_BEFORE_FOR = new Set(
  (
    'account advocate aim alarm alert allow apply ask audit benchmark budget build cater check compensate design dispose ' +
    'get hunt look monitor optimise optimize pay plan poll prepare probe provide push rid scan search send set sign test ' +
    'validate verify vote wait watch'
  ).split(' '),
);
/** Words after which nobody can say whether it was done. */
const VAGUE =
  /^(?:investigate|look into|think about|discuss|improve|better|fix|check|review)(?: (?:the|this|it|that|things?|stuff|issues?|problems?|bugs?|alerts?|alerting|monitoring|testing|tests|documentation|docs|process))*[.!]?$/i;
const FEWEST_WORDS = 3;
/** Two long words say much in languages that join them. */
const SHORT = 20;
/** A name says which one: `Upgrade Postgres`, `Delete cron-7`. */
const NAME = /[\p{Lu}\d`]|\w[-_./:]\w/u;
/** Scripts that put no blanks between words. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** Advice for a new item, the most useful first. */
export function actionAdvice({ title, doneWhen }: Pick<ActionItem, 'title' | 'doneWhen'>): ActionAdvice[] {
  const words = title.trim().split(/\s+/);
  return [
    ...(beginsWithAThing(words) ? (['begin-with-a-verb'] as const) : []),
    ...(isVague(title.trim(), words) ? (['be-specific'] as const) : []),
    ...(doneWhen === undefined ? (['say-when-it-is-done'] as const) : []),
  ];
}

function beginsWithAThing([begin = '', second = '']: readonly string[]): boolean {
  const first = begin.toLowerCase().replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  if (NO_VERBS.has(first)) return true;
  if (NAMES_A_THING.test(first)) return !VERBS_LIKE_THINGS.has(first);
  return OF_SOMETHING.test(second) && !VERBS_BEFORE_FOR.has(first);
}

function isVague(title: string, words: readonly string[]): boolean {
  if (VAGUE.test(title)) return true;
  if (WITHOUT_BLANKS.test(title) || words.length >= FEWEST_WORDS || title.length >= SHORT) return false;
  return !words.slice(1).some((word) => NAME.test(word));
}
