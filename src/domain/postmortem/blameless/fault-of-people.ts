import type { Hit } from './advice.ts';
import { FAULTY_ADVERB } from './damage-by-people.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople, whoIs } from './person-words.ts';
import { wordsOf } from './sentence.ts';
import { subjectBefore, whoFollows } from './subject.ts';

/** A person behind the damage: "broken by the intern", "Kevin's mistake", "because of Anna", "to blame". */

export function findFaultOfPeople(sentence: string): Hit[] {
  return [...findPassives(sentence), ...findMistakes(sentence), ...findBlame(sentence)];
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
    \b(?:wrong|incorrect|untested|faulty|broken|erroneous|bad) [^,.;]{1,40}? (?:was|were|been|
    got) (?:\w+ ){1,2}?(?:\w+ )?by (?<whom>[^.;:]+)
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

function findPassives(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, PASSIVE_FAULT, 'person', ({ words, before, whom = '' }) => {
      if (/^(?:introduced|triggered|initiated|set off)/i.test(words) && HARMLESS.test(before)) return false;
      if (/^(?:introduced|initiated)/i.test(words) && !BROUGHT_IN.test(before)) return false;
      return pointsAtPerson(whom);
    }),
    ...hitsOf(sentence, WRONG_THING, 'person', ({ whom = '' }) => isPeople(whoFollows(whom).who)),
    ...hitsOf(sentence, LATER_FAULT, 'person', ({ whom = '' }) => pointsAtPerson(whom)),
  ];
}

/** A person or a person's doing: "the intern", "Jin's commit", "an engineer running …". */
function pointsAtPerson(named: string): boolean {
  const { who, words } = whoFollows(named);
  if (isPeople(who)) return true;
  const owner = words.findIndex((word) => /'s?$/.test(word));
  if (owner < 0 || owner > 4) return /^\s*(?:my|his|her)\s/i.test(named);
  return whoIs(words[owner]?.replace(/'s?$/, '') ?? '', words.slice(0, owner)) === 'person';
}

const FAULT_NOUN = wordings(`
  (?:mistakes?|errors?(?! (?:rates?|budgets?|handling|logs?|messages?|counts?|pages?|codes?|reports?|
  responses?|types?|threshold))|faults?|oversights?|blunders?|typos?|slips?(?:-up)?s?|misjudge?ments?|
  misunderstandings?|inattention|screw-?ups?|fuck-?ups?|mess|wrongdoing|failure to|lack of|inaction|
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
    silly |bad |big |fault and )?(?:mistakes?|fault|oversight|blunder|typo|bad|screw-?up|slip|
    wrong (?:decision|command|call|input))\b
  `);
const FAULT_BY = pattern(String.raw`
    \b(?:mistakes?|errors?|blunders?|slips?|typos?|oversights?|misconfigurations?|faults?|
    misjudge?ments?|misunderstandings?|wrong (?:command|input|entry|click|setting)s?|omissions?|misuse|
    (?:bad|broken|faulty|wrong|untested|careless|incorrect) (?:deploy(?:ment)?|change|push|commit|merge|
    config(?:uration)?|command|edit|query|release|patch|decision|migration)s?)(?: (?:was|were|that was|
    made|which was|committed|caused|introduced|happened|been))* (?:made |committed |caused |
    introduced )?(?:by|of|from|on the part of|on the side of) (?<whom>[^.;:]+)
  `);
const PART_OF = /\b(?:on the part of|on the side of) (?<whom>[^.;:,]+)/gi;
const FAULT_WORD = /\b(?:error|mistake|fault|failure|slip|oversight|lack|negligence|problem|blunder)\b/i;

function findMistakes(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, OWNED_FAULT, 'person', ({ part, before, words }) => {
      const who = whoIs(part, wordsOf(before));
      return isPeople(who) || (who === 'user' && /mistake|error|fault/i.test(words));
    }),
    ...hitsOf(sentence, PRONOUN_FAULT, 'person', ({ words, before }) => {
      if (/(?:\bnot|n't|never|nobody was) *$/i.test(before)) return false;
      return !/^(?:our|their|your) (?:bad|slip)$/i.test(words);
    }),
    ...hitsOf(sentence, FAULT_BY, 'person', ({ whom = '' }) => isPeople(whoFollows(whom).who)),
    ...hitsOf(
      sentence,
      PART_OF,
      'person',
      ({ whom = '' }) => isPeople(whoFollows(whom).who) && FAULT_WORD.test(sentence),
    ),
  ];
}

const DAMAGE = wordings(`
  (?:outage|incident|failure|mistake|error|breakage|downtime|problem|bug|crash|data loss|loss|mess|
  disaster|deletion|regression|disruption|misconfiguration|delay|issue|damage|leak|breach|situation|
  whole thing)
`);
const RESPONSIBLE = pattern(String.raw`
    \b(?:(?:is|are|was|were) (?:solely |fully |partly |directly |personally |entirely )?(?:responsible|
    accountable|guilty) (?:for|of) (?:the|this|these|that|our|all|it)?(?: \S+){0,3}? ?${DAMAGE}|(?:is|
    are|was|were|remains?) (?:solely |fully |partly |largely |mainly |clearly |entirely )?(?:to blame|
    at fault|the (?:culprit|guilty party))|(?:has|have) (?:only )?(?:himself|herself|themselves|
    themself) to blame)\b
  `);
const BLAMED = pattern(String.raw`
    \b(?:(?:blame|fault|responsibility)(?: for [^,.;]{1,40}?)? (?:lies|lay|rests|is|falls|
    goes)(?: solely| clearly| entirely| fully)? (?:with|on|to)|blamed? on|(?:we|i|they|management|
    everyone) blamed?|the (?:culprit|guilty party|person (?:responsible|to blame)|one (?:responsible|
    to blame)) (?:is|was)|attribut(?:ed|able) to|traced (?:back )?to|comes down to|came down to|down to|
    at the hands of|courtesy of|whose fault (?:is|was)) (?<whom>[^.;:]+)
  `);
const BECAUSE_OF = pattern(String.raw`
    \b(?:because of|due to|owing to|on account of|caused by|resulted from|result of|stemmed from|
    fault of|guilt of|work of|doing of) (?<whom>[^.;:]+)
  `);
const MERITS = pattern(
  String.raw`
    \b(?:quick|fast|swift|early|attentive|careful|good|great|excellent|helpful|calm|prompt|alert|
    vigilan\w+|thanks|expertise|help|work of|effort)\b
  `,
  'i',
);
/** "because of Jane being away" and "due to the DBA shortage" speak of a gap, not of a deed. */
const GAP = /\b(?:being|having|on (?:leave|vacation|holiday)|shortage|absence|availability|ticket)\b/i;
const WORK =
  /'s (?:\S+ ){0,2}(?:commit|change|deploy|config|script|push|edit|actions?|decision|migration|command)\b/i;

function findBlame(sentence: string): Hit[] {
  const isBlamed = (whom: string) => !MERITS.test(whom.split(',', 1)[0] ?? '') && !GAP.test(whom);
  return [
    ...hitsOf(sentence, RESPONSIBLE, 'person', ({ before }) => isPeople(subjectBefore(before))),
    ...hitsOf(sentence, BLAMED, 'person', ({ whom = '' }) => {
      const { who } = whoFollows(whom);
      return isBlamed(whom) && (who === 'person' || who === 'team');
    }),
    ...hitsOf(sentence, BECAUSE_OF, 'person', ({ whom = '' }) => {
      if (!isBlamed(whom)) return false;
      return whoFollows(whom).who === 'person' || (WORK.test(whom) && pointsAtPerson(whom));
    }),
  ];
}
