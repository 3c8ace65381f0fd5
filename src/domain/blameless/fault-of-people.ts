import type { Hit } from './advice.ts';
import { BREAKS } from './damage-verbs.ts';
import { FAULTY_ADVERB } from './faulty-deeds.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople, whoIs } from './person-words.ts';
import { wordsOf } from './sentence.ts';
import { whoFollows } from './subject.ts';

/** A person behind the damage: "broken by the intern", "Kevin's mistake". */

export function findFaultOfPeople(sentence: string): Hit[] {
  return [...findPassives(sentence), ...findMistakes(sentence)];
}

const PASSIVE_FAULT = pattern(
  String.raw`
    \b(?:broken|caused|crashed|brought down|brought about|taken down|taken offline|misconfigured|
    mis-?typed|mis-?set|introduced|triggered|wiped(?: out)?|corrupted|messed up|screwed up|botched|
    knocked out|destroyed|ruined|unplugged|set off|provoked|initiated|${FAULTY_ADVERB} [\p{L}-]+|
    [\p{L}-]+ (?:accidentally|mistakenly|inadvertently|erroneously|incorrectly|
    wrongly))(?: [^,.;:]{0,60}?)? by (?<whom>[^.;:]+)
  `,
  'giu',
);
const WRONG_THING = pattern(String.raw`
    \b(?:(?:wrong|incorrect|untested|erroneous) [^,.;]{1,40}? (?:was|were|been|got) (?!(?:\w+ly )?(?:found|noticed|
    spotted|reported|corrected|fixed|reverted|identified|seen|detected|caught)\b)(?:\w+ ){1,2}?(?:\w+ )?|(?:faulty|broken|
    bad) [^,.;]{1,40}? (?:was|were|been|got) (?:deployed|pushed|merged|released|shipped|approved|applied|committed|
    uploaded|used|run|installed|rolled out|written|introduced|set|made) (?:\w+ )?|wrong [^,.;]{1,40}? (?:entered|typed|chosen|picked|selected|used|pressed|pushed|merged|set|given|run) )by (?<whom>[^.;:]+)
  `);
const LATER_FAULT = pattern(String.raw`
    \bby (?<whom>[^.;:,]{1,60}?),? (?:by (?:mistake|accident)|in error|accidentally|mistakenly|
    inadvertently|without (?:test|check|review|approv|ask|permission|authori)\w*)
  `);
const HARMLESS = pattern(
  String.raw`
    \b(?:alert|alarm|page|drill|rollback|recovery|fix|failover|review|investigation|
    process)s?\b[^,;.]{0,30}$
  `,
  'i',
);
const BROUGHT_IN =
  /\b(?:bug|regression|error|defect|fault|problem|issue|typo|vulnerability|leak|flaw|outage|incident|mistake)\b/i;

/** "A change pushed by Dana took the API down": the author first, then the damage. */
const WORK_BY = pattern(String.raw`
    \b(?:deployed|pushed|merged|made|run|executed|written|committed|shipped|applied|released|submitted) by
    (?<whom>[^.;:]{1,60}?)(?=(?:[ ,][^.;:]{0,40}?)?[ ,](?:${BREAKS})\b)
  `);

function findPassives(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, { words: WORK_BY, advice: 'person' }, ({ whom = '' }) =>
      isPeople(whoFollows(whom).who),
    ),
    ...hitsOf(sentence, { words: PASSIVE_FAULT, advice: 'person' }, ({ words, before, whom = '' }) => {
      if (/^(?:introduced|triggered|initiated|set off)/i.test(words) && HARMLESS.test(before)) return false;
      if (/\bon purpose\b|\bdeliberately\b/i.test(words)) return false;
      if (/^(?:introduced|initiated)/i.test(words) && !BROUGHT_IN.test(before)) return false;
      return pointsAtPerson(whom);
    }),
    ...hitsOf(sentence, { words: WRONG_THING, advice: 'person' }, ({ whom = '' }) =>
      isPeople(whoFollows(whom).who),
    ),
    ...hitsOf(sentence, { words: LATER_FAULT, advice: 'person' }, ({ whom = '' }) => pointsAtPerson(whom)),
  ];
}

/** A person or a person's doing: "the intern", "Jin's commit", "an engineer running …". */
export function pointsAtPerson(named: string): boolean {
  const { who, words } = whoFollows(named);
  if (isPeople(who)) return true;
  const owner = words.findIndex((word) => /'s?$/.test(word));
  if (owner < 0 || owner > 4) return /^\s*(?:my|his|her)\s/i.test(named);
  return whoIs(words[owner]?.replace(/'s?$/, '') ?? '', words.slice(0, owner)) === 'person';
}

const FAULT_NOUN = wordings(`
  (?:mistakes?|errors?(?! (?:rates?|budgets?|handling|logs?|messages?|counts?|pages?|codes?|reports?|
  responses?|types?|threshold))|faults?|oversights?|blunders?|typos?|slips?(?:-up)?s?|misjudge?ments?|
  misunderstandings?|inattention|inexperience|carelessness|negligence|incompetence|haste|laziness|ignorance|
  recklessness|sloppiness|impatience|doing|bugs?(?! reports?| tickets?)|screw-?ups?|fuck-?ups?|mess|wrongdoing|failure to|lack of|inaction|
  bad (?:call|decision|judge?ment|change)|poor (?:decision|judge?ment)|wrong (?:decision|command|call|
  input|assumption)|misconfigurations?|confusion|(?:incorrect|wrong|bad|faulty) (?:command|change|commit|
  config|deploy|query|input|entry))
`);
const OWNED_FAULT = pattern(
  String.raw`
    (?<part><@\w+(?:\|[^>]*)?>|@[\w.-]+|[\p{L}-]+)(?:'s|(?<=s)') (?:(?:own|simple|stupid|honest|silly|
    human|big|first|recent|terrible|careless|copy-paste|configuration|typing|manual|serious|critical|
    major|fatal) )?${FAULT_NOUN}
  `,
  'giu',
);
const PRONOUN_FAULT = pattern(String.raw`
    \b(?:my|his|her|their|your|our|someone's|somebody's|someone else's) (?:own |simple |stupid |honest |
    silly |bad |big |fault and )?(?:mistakes?|fault|oversight|blunder|typo|bad|screw-?up|slip|doing|
    wrong (?:decision|command|call|input))\b
  `);
const FAULT_BY = pattern(String.raw`
    \b(?:mistakes?|errors?|blunders?|slips?|typos?|oversights?|misconfigurations?|faults?|
    misjudge?ments?|misunderstandings?|accidents?|wrong (?:command|input|entry|click|setting)s?|omissions?|misuse|
    (?:bad|broken|faulty|wrong|untested|careless|incorrect) (?:deploy(?:ment)?|change|push|commit|merge|
    config(?:uration)?|command|edit|query|release|patch|decision|migration)s?)(?: (?:was|were|that was|
    made|which was|committed|caused|introduced|happened|been))* (?:made |committed |caused |
    introduced )?(?:by|of|from|between|on the part of|on the side of) (?<whom>[^.;:]+)
  `);
const PART_OF = /\b(?:on the part of|on the side of) (?<whom>[^.;:,]+)/gi;
const FAULT_WORD = /\b(?:error|mistake|fault|failure|slip|oversight|lack|negligence|problem|blunder)\b/i;

function findMistakes(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, { words: OWNED_FAULT, advice: 'person' }, ({ part, before, words }) => {
      const who = whoIs(part, wordsOf(before));
      return isPeople(who) || (who === 'user' && /mistake|error|fault/i.test(words));
    }),
    ...hitsOf(sentence, { words: PRONOUN_FAULT, advice: 'person' }, ({ words, before }) => {
      if (/(?:\bnot|n't|never|nobody was) *$/i.test(before)) return false;
      return !/^(?:our|their|your) (?:bad|slip)$/i.test(words);
    }),
    ...hitsOf(sentence, { words: FAULT_BY, advice: 'person' }, ({ whom = '' }) =>
      isPeople(whoFollows(whom).who),
    ),
    ...hitsOf(
      sentence,
      { words: PART_OF, advice: 'person' },
      ({ whom = '' }) => isPeople(whoFollows(whom).who) && FAULT_WORD.test(sentence),
    ),
  ];
}
