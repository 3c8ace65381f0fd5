import { asSentence, capitalised, isClause, LONGEST, linesOf, withoutStop } from './typed-text.ts';

const AROUND =
  'about|around|roughly|approximately|approx\\.?|nearly|almost|over|under|up to|at least|at most|more than|less than|fewer than|an estimated|estimated|some|only|just|[~≈]';
const AMOUNT =
  '\\d[\\d.,/]*(?:\\s?[-–]\\s?\\d[\\d.,]*)?(?:\\s?(?:k|m|bn|thousand|million|billion)\\b)?|one|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|tens of thousands|millions|all|most|many|several|some|a few|half|a third|a quarter|every|each|both';

/** A share or number of something: `about 12% of users`, `all users`. */
const QUANTITY = new RegExp(
  `^(?:(?:${AROUND})\\s*)*(?<amount>${AMOUNT})(?<share>\\s?%|\\s?per ?cent\\b)?(?=[\\s,(]|$)(?<rest>.*)$`,
  'iu',
);
const MOST_WORDS = 14;

/** The word decides between `was` and `were`, not the amount: `all traffic was`, `12% of the user base was`. */
const WHOLE = /^(?:all|most|some|half|a third|a quarter)$/i;
const PLURAL_WITHOUT_S = /^(?:people|staff|police|children|men|women)$/i;
const NOUN =
  /^(?:\s*\bof\b)?\s*(?<noun>[^,(]*?)(?=\s+(?:in|from|on|at|who|whose|with|using|via|through|and|or|for)\b|\s*[,(]|$)/iu;

/** `All users, about 500,000, were affected.` from a number or share; other words under a label, or unchanged. */
export function affectedSentence(
  typed: string,
  regions: readonly string[],
): { readonly words: string; readonly withRegions: boolean } {
  const line = linesOf(typed).map(withoutStop).join(', ');
  const subject = subjectOf(line);
  if (!subject) {
    const sentences = isClause(line) || /[.!?]\s+\p{Lu}/u.test(line);
    const words = sentences ? capitalised(asSentence(line)) : asSentence(`Users affected: ${line}`);
    return { words, withRegions: false };
  }
  const place = placeOf(regions);
  const pause = /,(?!\d)/.test(outsideBrackets(subject.words)) ? ',' : '';
  const where = place ? `${pause} in ${place}` : pause;
  const words = `${capitalised(subject.words)}${where} ${subject.singular ? 'was' : 'were'} affected.`;
  return { words, withRegions: place !== undefined };
}

/** `Regions: worldwide.` */
export function regionsSentence(regions: readonly string[]): string {
  return asSentence(`Regions: ${regions.join(', ')}`);
}

function subjectOf(line: string): { readonly words: string; readonly singular: boolean } | undefined {
  if (line.length > LONGEST) return undefined;
  const plain = outsideBrackets(line);
  if (isClause(plain) || /[.;:!?…](?:\s|$)/.test(plain) || plain.split(/\s+/).length > MOST_WORDS) {
    return undefined;
  }
  const { amount, share, rest } = QUANTITY.exec(line)?.groups ?? {};
  if (amount === undefined || rest === undefined) return undefined;
  const one = /^(?:1|one|every|each)$/i.test(amount) && share === undefined;
  const bare = rest.trim() === '' || /^\s*[(,]/.test(rest);
  const ofWhat = bare
    ? share !== undefined || /^(?:half|a third|a quarter)$/i.test(amount)
      ? ' of users'
      : one
        ? ' user'
        : ' users'
    : '';
  const before = line.slice(0, line.length - rest.length).replace(/^[~≈]\s*/, 'about ');
  return { words: `${before}${ofWhat}${rest}`, singular: one || (!bare && isMass(amount, share, rest)) };
}

function isMass(amount: string, share: string | undefined, rest: string): boolean {
  if (share === undefined && !WHOLE.test(amount)) return false;
  const noun = NOUN.exec(rest)?.groups?.['noun']?.trim().split(/\s+/).at(-1) ?? '';
  return noun !== '' && !/s$/i.test(noun) && !PLURAL_WITHOUT_S.test(noun);
}

function outsideBrackets(line: string): string {
  return line.replace(/\([^)]*\)/g, '');
}

/** Names of places that may follow `in`; other words, such as `worldwide`, may not. */
const PLACE =
  /^(?:(?:all|every|both|several|most|some|two|three)\s.*\b(?:regions?|zones?|countries|country|data cent(?:er|re)s?)\b|(?!(?:all|global\w*|world\w*|every\w*|none|no|both|multiple|several|unknown|n\/a|tbd|only)\b)(?:the )?(?:\p{Lu}|\p{Ll}{2,3}$|\S*\d))/iu;

function placeOf(regions: readonly string[]): string | undefined {
  if (regions.length === 0 || !regions.every(isPlace)) return undefined;
  const names = regions.map((region) =>
    region.replace(/^(?:All|Every|Both|Several|Most|Some)\b/, (word) => word.toLowerCase()),
  );
  const last = names.at(-1) ?? '';
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

function isPlace(region: string): boolean {
  return PLACE.test(region) && !/[.;:!?…]/.test(region) && !isClause(region);
}
