import { is, skipSpace, type Tokens } from './time-tokens.ts';

/** What is counted or measured. */
const COUNTED = new Set(
  'b kb mb gb tb pb kib mib gib tib bytes bits k m bn million billion ms s sec seconds minutes hours days percent prozent eur usd gbp chf dollars euros x rps qps tps lts px hz khz mhz ghz v w kw version ratio aspect'.split(
    ' ',
  ),
);
const PER = ['s', 'sec', 'second', 'm', 'min', 'minute', 'h', 'hr', 'hour', 'd', 'day'];
const NOT_PLURAL =
  /(?:ss|us|is)$|^(?:was|has|does|gives|goes|starts|begins|looks|seems|shows|says|news|always)$/;
const MEASURES = new Set(['%', '‰', '°', '$', '€', '£', '/', '+', '=', '<', '>']);

/** Whether what follows a number makes it a number of something: `1405 errors`, `14.05 GB`, `14.05%`. */
export function isCounted(tokens: Tokens, next: number): boolean {
  const after = tokens[skipSpace(tokens, next)];
  if (after === undefined) return false;
  if (after.kind === 'mark') return MEASURES.has(after.text);
  if (after.kind !== 'word') return false;
  // `2100 req/s`
  if (is(tokens, skipSpace(tokens, next) + 1, '/') && is(tokens, skipSpace(tokens, next) + 2, ...PER))
    return true;
  const plural = after.raw === after.text && /[a-z]{2}s$/.test(after.text) && !NOT_PLURAL.test(after.text);
  return COUNTED.has(after.text) || plural;
}

/** `1:10 ratio of reads to writes`. */
export function isRatio(tokens: Tokens, next: number): boolean {
  return is(tokens, skipSpace(tokens, next), 'ratio', 'aspect');
}

/** What is named by the hour at which it runs. */
const SCHEDULED = [
  'job',
  'jobs',
  'cron',
  'cronjob',
  'batch',
  'run',
  'backup',
  'report',
  'sync',
  'build',
  'task',
  'import',
  'export',
  'rollover',
  'shift',
  'standup',
  'meeting',
];

/** `noon job failed`, `0800 batch`: the time is the name of something. */
export function isScheduled(tokens: Tokens, next: number): boolean {
  return tokens[next]?.kind === 'space' && is(tokens, next + 1, ...SCHEDULED);
}
