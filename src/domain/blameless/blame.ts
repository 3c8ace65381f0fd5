import type { Hit } from './advice.ts';
import { pointsAtPerson } from './fault-of-people.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore, subjectOfClause, whoFollows } from './subject.ts';

/** A person held responsible: "because of Anna", "to blame", "is why", "should be held accountable". */

const DAMAGE = wordings(`
  (?:outage|incident|failure|mistake|error|breakage|downtime|problem|bug|crash|data loss|loss|mess|
  disaster|deletion|regression|disruption|misconfiguration|delay|issue|damage|leak|breach|situation|
  whole thing)
`);
const RESPONSIBLE = pattern(String.raw`
    \b(?:(?:is|are|was|were) (?:solely |fully |partly |directly |personally |entirely )?(?:responsible|
    accountable|guilty) (?:for|of) (?:the|this|these|that|our|all|it)?(?: \S+){0,3}? ?${DAMAGE}\b(?! (?:reviews?|reports?|process|channel|timeline|response|analysis|communication|
    management|bridge|calendar|log|drills?|rate|budget|tracker|handling))|(?:is|
    are|was|were|remains?) (?:solely |fully |partly |largely |mainly |clearly |entirely )?(?:to blame|
    at fault|the (?:culprit|guilty party))|(?:has|have) (?:only )?(?:himself|herself|themselves|
    themself) to blame)\b
  `);
const BLAMED = pattern(String.raw`
    \b(?:(?:blame|fault|responsibility|error|mistake|problem)(?: for [^,.;]{1,40}?)? (?:lies|lay|rests|is|falls|
    goes)(?: solely| clearly| entirely| fully)? (?:with|on|to)|(?<!\bgit |\bnot |n't |\bnever |\bno |\bof |\bthan |\bwithout )\bblam(?:e|es|ed|ing)(?: (?:it|this|that|everything))?(?: on)?|the (?:culprit|guilty party|person (?:responsible|to blame)(?: for [^.;,]{1,40}?)?|one (?:responsible|
    to blame)(?: for [^.;,]{1,40}?)?) (?:is|was)|attribut(?:ed|able) to|traced (?:back )?to|comes down to|came down to|down to|
    at the hands of|courtesy of|whose fault (?:is|was)|(?:root[- ]cause|the (?:cause|reason|culprit|trigger))(?: of [^,.;:]{1,40}?)?(?: was| is|:| [–—-])(?: (?:the |a )?failure (?:of|by)| (?:a )?lack of \w+ (?:of|by|in|on the part of))?) (?<whom>[^.;:]+)
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
const GAP =
  /\b(?:being|having|on (?:leave|vacation|holiday)|shortage|absence|availability|ticket|(?:join|visit|us|try|logg|order|watch|refresh)ing)\b/i;
const WORK =
  /'s (?:\S+ ){0,2}(?:commit|change|deploy|config|script|push|edit|actions?|decision|migration|command)\b/i;

const REASON_WHY = pattern(String.raw`
    \b(?:is|was|are|were) (?:(?:the (?:only |main |real |whole |very )?reason)(?= (?:why|that|for|we|the|our|it|this)\b|\W*$)|
    why(?= (?:the|we|our|this|it|that|prod\w*|all|everything|customers|users)\b)|what (?:caused|broke|took|brought|killed))
  `);
const WORK_OF =
  /(?:'s|s') (?:\S+ ){0,2}?(?:commit|change|deploy|config|script|push|edit|actions?|decision|migration|command|work|code|release)\s*$/i;
const SELF = pattern(String.raw`
    \b(?:i|we) (?:take|accept|own|bear) (?:the |full |all |complete )*(?:responsibility|blame)\b|
    \b(?:blame|fault|responsibility|mistake) (?:is|was) (?:all |entirely |clearly )?(?:mine|ours|on (?:me|us))\b|
    \b(?:this|that|it|outage|incident|one)(?: is| was|'s) (?:all |entirely |totally )?on (?:me|us)\b(?!-)
  `);
const POINTING = /\bguess who\b|\blooking at you\b|\bwe all know who\b|\bnaming no names\b/gi;
const IS_ON =
  /\b(?:outage|incident|this|that|it|one|mess|failure) (?:is|was) (?:all |entirely |totally |clearly |solely )?on (?<whom>[^.;:,]+)/gi;
const THE_PROBLEM =
  /\b(?:is|are|was|were) (?:always |clearly |simply )?the (?:problem|weak(?:est)? link)\b/gi;
const BEHIND = /\bby (?<whom>[^.;:,]+)$/i;
const HELD = pattern(String.raw`
    \b(?:(?:be|been|is|are) held (?:accountable|responsible|liable)|(?:should|must|ought to|needs? to|has to|have to) (?:(?:be|get) (?:fired|sacked|disciplined|reprimanded|retrained|punished)|(?:take|accept) (?:the )?(?:responsibility|blame)|
    own up|answer for (?:this|that|it|the)))\b
  `);

function findReasonWhy(sentence: string): Hit[] {
  return hitsOf(sentence, { words: REASON_WHY, advice: 'blame' }, ({ before }) => {
    const behind = BEHIND.exec(before.trimEnd())?.groups?.['whom'];
    if (behind !== undefined) return isPeople(whoFollows(behind).who);
    return isPeople(subjectOfClause(before)) || WORK_OF.test(before);
  });
}

export function findBlame(sentence: string): Hit[] {
  const isBlamed = (whom: string) =>
    !/^that\b|^(?:the )?(?:nobody|no one|who|people who|individuals?\b|people\b(?! (?:in|at|on|from))|anyone|each other)\b/i.test(
      whom,
    ) &&
    !MERITS.test(whom.split(',', 1)[0] ?? '') &&
    !GAP.test(whom);
  return [
    ...hitsOf(sentence, { words: RESPONSIBLE, advice: 'blame' }, ({ before }) =>
      isPeople(subjectBefore(before)),
    ),
    ...hitsOf(sentence, { words: BLAMED, advice: 'blame' }, ({ words, whom = '' }) => {
      const { who } = whoFollows(whom);
      const named = who === 'either' && /blame|culprit|responsib|guilty/i.test(words);
      return isBlamed(whom) && (named || who === 'person' || who === 'team');
    }),
    ...findReasonWhy(sentence),
    ...hitsOf(sentence, { words: SELF, advice: 'blame' }),
    ...hitsOf(sentence, { words: POINTING, advice: 'blame' }),
    ...hitsOf(sentence, { words: IS_ON, advice: 'blame' }, ({ whom = '' }) => {
      const { who } = whoFollows(whom);
      return (
        (who === 'person' || who === 'team') &&
        !/\b(?:list|radar|schedule|rotation|roadmap|board)\b/i.test(whom)
      );
    }),
    ...hitsOf(sentence, { words: THE_PROBLEM, advice: 'blame' }, ({ before }) =>
      isPeople(subjectBefore(before)),
    ),
    ...hitsOf(sentence, { words: HELD, advice: 'blame' }, ({ before }) => isPeople(subjectBefore(before))),
    ...hitsOf(sentence, { words: BECAUSE_OF, advice: 'blame' }, ({ whom = '' }) => {
      if (!isBlamed(whom)) return false;
      const { who } = whoFollows(whom);
      return who === 'person' || who === 'team' || (WORK.test(whom) && pointsAtPerson(whom));
    }),
  ];
}
