/** Regions as people and cloud providers write them, and what a question about regions is answered with. */
const REGIONS: Readonly<Record<string, string>> = {
  eu: 'eu',
  emea: 'eu',
  europe: 'eu',
  eu1: 'eu',
  eu2: 'eu',
  frankfurt: 'eu',
  fra: 'eu',
  ireland: 'eu',
  dublin: 'eu',
  london: 'eu',
  paris: 'eu',
  amsterdam: 'eu',
  ams: 'eu',
  lhr: 'eu',
  us: 'us',
  usa: 'us',
  us1: 'us',
  us2: 'us',
  virginia: 'us',
  oregon: 'us',
  ohio: 'us',
  iad: 'us',
  sfo: 'us',
  'north-america': 'us',
  ap: 'ap',
  apac: 'ap',
  asia: 'ap',
  ap1: 'ap',
  singapore: 'ap',
  tokyo: 'ap',
  sydney: 'ap',
  mumbai: 'ap',
  sgp: 'ap',
  sin: 'ap',
  latam: 'sa',
  brazil: 'sa',
};
const CLOUD = /^(us|eu|ap|sa|ca|me|af|cn)-[a-z]+-?\d?[a-z]?$/;
const SPELLED = new Map(Object.entries(REGIONS));

/** The part of the world that a region is in: `us` for `us-east-1`. */
export function groupOf(region: string): string {
  return region.split('-')[0] ?? region;
}

/** `us` is a region only where it cannot be the pronoun: `affects us`, `let us look`. */
const PRONOUN_AFTER = new Set(
  "let let's to for with affects affect hits gives tell tells told help helps from at of by on all between costs cost blocks it him them not give gave lets asked".split(
    ' ',
  ),
);
const REGION_AFTER = new Set(
  'region east west is and only users customers traffic eu ap edge cluster , / pods side stack back down'.split(
    ' ',
  ),
);

function isUs(words: readonly string[], written: readonly string[], at: number): boolean {
  if (written[at] === 'US') return true;
  const before = words[at - 1];
  if (SPELLED.has(words[at - 2] ?? '') && (before === 'and' || before === ',')) return true;
  const after = words[at + 1] ?? '';
  if (before !== undefined && PRONOUN_AFTER.has(before)) return before !== 'in' && after === 'region';
  return (
    REGION_AFTER.has(after) || before === undefined || before === 'in' || before === '/' || before === '+'
  );
}

/** A region that an entry names, where, and how it was written. */
export interface NamedRegion {
  readonly region: string;
  readonly written: string;
  readonly at: number;
}

/** `us-east-1` is a region of its own; `us-east` is a way to say `us`. */
function cloudRegion(word: string): string | undefined {
  const group = CLOUD.exec(word)?.[1];
  return group && (/\d/.test(word) ? word : group);
}

/** Whether a word can be a region, as far as it alone tells. */
export const mayNameRegion = (word: string): boolean => SPELLED.has(word) || CLOUD.test(word);

/** The regions that the words name, in order. */
export function regionsIn(words: readonly string[], written: readonly string[]): readonly NamedRegion[] {
  const found: NamedRegion[] = [];
  words.forEach((word, at) => {
    const region = SPELLED.get(word) ?? cloudRegion(word);
    if (region === undefined || (word === 'us' && !isUs(words, written, at))) return;
    found.push({ region, written: written[at] ?? word, at });
  });
  return found;
}
