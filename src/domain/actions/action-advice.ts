import type { ActionItem } from './action-item.ts';

/** What would make an item easier to do and to close. Advice: nothing is blocked by it. */
export type ActionAdvice = 'begin-with-a-verb' | 'be-specific' | 'say-when-it-is-done';

const VERBS = new Set(
  (
    'add adjust alert allow archive ask audit automate backport backup block build bump cache cap change check clean ' +
    'clear configure create cut decide define delete deploy deprecate describe detect disable discuss document drop ' +
    'enable encrypt enforce ensure evaluate expire explain expose extend fail find fix gate handle harden implement ' +
    'improve include increase index install instrument introduce investigate isolate keep learn limit link lint load ' +
    'log lower make mark measure merge migrate mirror monitor move notify page patch pin plan practise practice ' +
    'prepare prevent protect provision publish raise rate reduce refactor reject release remove rename replace ' +
    'replicate report require reset resize respond restore restrict retire retry return review rework rewrite roll ' +
    'rotate route run scale schedule send separate set share shorten show simplify split stop store switch sync teach ' +
    'test throttle tighten track train translate trigger try tune turn update upgrade use validate verify warn watch ' +
    'wire write'
  ).split(' '),
);
/** Words after which nobody can say whether it was done. */
const VAGUE =
  /^(?:investigate|look into|think about|discuss|improve|fix|check|review)(?: (?:the|this|it|that|things?|stuff|issues?|problems?|bugs?|monitoring|testing|tests|documentation|docs|process))*[.!]?$/i;
const FEWEST_WORDS = 3;

/** Advice for a new item, the most useful first. */
export function actionAdvice({ title, doneWhen }: Pick<ActionItem, 'title' | 'doneWhen'>): ActionAdvice[] {
  const words = title.trim().split(/\s+/);
  const first = (words[0] ?? '').toLowerCase().replace(/[^a-z-]/g, '');
  const verb = VERBS.has(first) || VERBS.has(first.replace(/^(?:re|un|auto)-?/, ''));
  return [
    ...(verb ? [] : (['begin-with-a-verb'] as const)),
    ...(words.length < FEWEST_WORDS || VAGUE.test(title.trim()) ? (['be-specific'] as const) : []),
    ...(doneWhen === undefined ? (['say-when-it-is-done'] as const) : []),
  ];
}
