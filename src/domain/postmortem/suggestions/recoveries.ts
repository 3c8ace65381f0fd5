import type { MarkName } from '../../timeline/mark.ts';
import { extentOf, partOf, type Read, shareOf } from './read-words.ts';
import type { Suggestion } from './suggestion.ts';

interface Candidate {
  readonly read: Read;
  readonly confidence: number;
  readonly part?: string;
}

/** A time between a failure and the recovery that ended it. */
interface Period {
  readonly full: Candidate[];
  readonly parts: Candidate[];
  readonly better: Candidate[];
}

const emptyPeriod = (): Period => ({ full: [], parts: [], better: [] });

/** When it seems to have been mitigated and restored, in which parts, and when it came back. */
export function recoverySuggestions(reads: readonly Read[]): Suggestion[] {
  const periods: Period[] = [emptyPeriod()];
  const relapses: Suggestion[] = [];
  for (const read of reads) {
    const period = periods.at(-1) ?? emptyPeriod();
    if (wasElsewhere(read, period)) {
      toParts(period);
      continue;
    }
    const again = isBack(read, period);
    if (again > 0 && wasTooEarly(period, read)) period.full.length = 0;
    else if (again > 0) {
      relapses.push(mark('relapse', { read, confidence: again }));
      periods.push(emptyPeriod());
    } else take(period, read);
  }
  return [...periods.flatMap(ends), ...relapses];
}

/** `We are still down`: what had recovered before was a part of it. */
function wasElsewhere({ entry, says, reading }: Read, { full }: Period): boolean {
  const told = entry.type === 'note' || entry.type === 'detection';
  return told && full.length > 0 && says('failing') > 0 && reading.words.includes('still');
}

function toParts({ full, parts }: Period): void {
  for (const each of full.splice(0)) {
    const part = serviceOf(each);
    if (part !== undefined && each.read.entry.type === 'recovery') parts.push({ ...each, part });
  }
}

/** What is down again after so short a time had not been over: whoever said so had spoken too early. */
const TOO_EARLY_MS = 3 * 60_000;

function wasTooEarly({ full }: Period, { entry }: Read): boolean {
  const since = full.map(({ read }) => entry.at.getTime() - read.entry.at.getTime());
  return since.length > 0 && Math.max(...since) < TOO_EARLY_MS;
}

function mark(is: MarkName, { read, confidence, part }: Candidate): Suggestion {
  const { id } = read.entry;
  return { kind: 'mark', entry: id, is, ...(part ? { part } : {}), from: 'words', confidence, because: [id] };
}

/** Types that tell of something else. */
const NEVER_BACK: ReadonlySet<string> = new Set(['communication', 'change', 'recovery', 'resolution']);

/** How sure it is that an entry says that it is back, after what was seen of its end. */
function isBack({ entry, says, reading }: Read, { full, parts, better }: Period): number {
  if (NEVER_BACK.has(entry.type) || says('to-do') > 0) return 0;
  if (full.length === 0) return parts.length + better.length > 0 && says('again') > 0 ? 0.6 : 0;
  if (says('again') > 0) return says('again');
  if (says('recovered') > 0 || says('improving') > 0 || says('closed') > 0) return 0;
  if (entry.type === 'detection') return says('failing') > 0 ? 0.7 : 0.6;
  if (reading.machine || entry.type !== 'note') return 0;
  return says('no-effect') > 0 && says('failing') > 0 ? 0.55 : 0;
}

/** Which entries can say that it is over, and how much their type is worth. */
const TYPES: Readonly<Partial<Record<Read['entry']['type'], number>>> = {
  recovery: 0.8,
  resolution: 0.65,
  note: 0.6,
  mitigation: 0.45,
};

function take(period: Period, read: Read): void {
  const { entry, says, reading } = read;
  const worth = TYPES[entry.type];
  if (worth === undefined || says('no-effect') > 0 || says('worse') > 0) return;
  const typed = entry.type === 'recovery' || entry.type === 'resolution';
  const well = says('recovered') >= 0.5;
  if (!typed && !well) {
    if (says('improving') >= 0.6 && entry.type !== 'mitigation')
      period.better.push({ read, confidence: worth - 0.1 });
    return;
  }
  const part = partOf(read) ?? (says('improving') > 0 && !well ? undefined : shareOf(read));
  if (part !== undefined && (well || typed)) period.parts.push({ read, confidence: worth - 0.05, part });
  else if (reading.machine || says('partly') > 0 || (!well && isReading(read))) {
    // A figure, an alert that cleared and half a recovery say that it eased, and not that all was well.
    if (entry.type !== 'resolution') period.better.push({ read, confidence: worth - 0.15 });
  } else if (well || entry.type === 'recovery') {
    const sure = well ? worth : worth - 0.15;
    period.full.push({ read, confidence: extentOf(read) === 'all' ? Math.min(0.9, sure + 0.1) : sure });
  }
}

/** Something better by a figure, or on its way. */
const isReading = ({ reading, says }: Read): boolean =>
  says('improving') > 0 || reading.words.some((word) => word.startsWith('#'));

/** The one that says that it was all of it; else the last recovery, since those before may have been of a part. */
function whole(candidates: readonly Candidate[]): Candidate | undefined {
  const best = surest(candidates);
  if (!best || extentOf(best.read) === 'all') return best;
  return candidates.findLast(({ confidence }) => confidence >= best.confidence);
}

/** The surest, and the first of equals: what comes after it only confirms it. */
function surest(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const each of candidates) if (!best || each.confidence > best.confidence) best = each;
  return best;
}

/** What people call the parts of a service. */
const SERVICES = new Set(
  'web site website api app apps login logins checkout search payments payment uploads upload orders mail mails email emails sms dashboard dashboards reports webhooks notifications chat video console portal database db cache queue dns cdn ingest exports imports billing access network service services system subsystem execution'.split(
    ' ',
  ),
);
/** What is back where this is said is no part of it. */
const NO_PART = new Set(
  'all everything everybody everyone it we this that things service services system site metrics errors error rate latency traffic alerts alert dashboards graphs levels queue backlog lag'.split(
    ' ',
  ),
);
/** A part is named in at most so many words. */
const LONGEST_NAME = 3;

/** The part of the service that an entry begins with: `Web access` of “Web access restored”. */
function serviceOf({ read: { reading, unread } }: Candidate): string | undefined {
  if (unread) return undefined;
  const stop = reading.words.findIndex((word) => !/^\p{L}/u.test(word));
  const until = Math.min(LONGEST_NAME, stop < 0 ? LONGEST_NAME : stop);
  const last = reading.words.slice(0, until).findLastIndex((word) => SERVICES.has(word));
  // What stands before `is back` is what is back.
  const named = last >= 0 ? last + 1 : (reading.places.get('recovered') ?? 0);
  if (named === 0 || named > until || reading.words.slice(0, named).some((word) => NO_PART.has(word)))
    return undefined;
  return reading.written.slice(0, named).join(' ');
}

/** Where every recovery was of a region, the last of them is the one after which all were back. */
function lastPartIsAll({ full, parts, better }: Period): Period {
  const typed = parts.filter(({ read }) => read.entry.type === 'recovery');
  const last = typed.at(-1);
  const regions = typed.every(({ read }) => partOf(read) !== undefined);
  if (!last || typed.length < 2 || !regions || full.some(({ read }) => read.entry.type === 'recovery'))
    return { full, parts, better };
  return { full: [{ read: last.read, confidence: 0.8 }], parts: typed.slice(0, -1), better };
}

/** The end of one period: its parts, what made it bearable, and the moment when all was well. */
function ends(period: Period): Suggestion[] {
  const { full, parts, better } = lastPartIsAll(period);
  const restored = whole(full);
  const until = restored?.read.entry.at;
  const before = (each: Candidate) => until === undefined || each.read.entry.at < until;
  const mitigated =
    surest(full.filter(({ read }) => /\bmitigated\b/i.test(read.entry.text))) ??
    surest(better.filter(before));
  const earlier = full.filter(
    (each) => each !== restored && each.read.entry.type === 'recovery' && before(each),
  );
  return [
    ...parts.map((each) => mark('restored', each)),
    ...earlier.flatMap((each) => {
      const part = serviceOf(each);
      return part === undefined ? [] : [mark('restored', { ...each, part, confidence: 0.5 })];
    }),
    ...(mitigated ? [mark('mitigated', mitigated)] : []),
    ...(restored && restored !== mitigated ? [mark('restored', restored)] : []),
  ];
}
