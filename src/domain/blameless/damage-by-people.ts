import type { Hit } from './advice.ts';
import { BREAKING, doesDamage } from './damage-verbs.ts';
import { findFaultyDeeds, US } from './faulty-deeds.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { wordsOf } from './sentence.ts';
import { subjectBefore, whoFollows } from './subject.ts';
import { isWorkOfPerson } from './work-of-people.ts';

/**
 * A person as the subject of the damage: "@tom broke", "Jane pushed a config that took down", "the DBA dropped the
 * wrong …".
 */

export function findDamageByPeople(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, { words: BREAKING, advice: 'person' }, ({ words, before, after }) => {
      if (/\b(?:not|than|instead of|regardless of|about|never|of) who\s*$/i.test(before)) return false;
      if (!doesDamage(words + after)) return false;
      const who = subjectBefore(before);
      if (who === 'user') return USER_CAUSED.test(words + after);
      return isPeople(who) || isWorkOfPerson(before);
    }),
    ...hitsOf(sentence, { words: DID_IT, advice: 'person' }, ({ before }) => isWorkOfPerson(before)),
    ...hitsOf(sentence, { words: DESTRUCTION, advice: 'person' }, ({ before }) =>
      isPeople(subjectBefore(before)),
    ),
    ...hitsOf(
      sentence,
      { words: LEFT, advice: 'person' },
      ({ before }) => isPeople(subjectBefore(before)) && !US.test(before),
    ),
    ...hitsOf(sentence, { words: ANONYMOUS, advice: 'person' }),
    ...[UNTIL, IT_WAS].flatMap((words) =>
      hitsOf(
        sentence,
        { words, advice: 'person' },
        ({ whom = '', after }) => isPeople(whoFollows(whom).who) && !MENDED.test(after),
      ),
    ),
    ...hitsOf(sentence, { words: SKIPPED, advice: 'person' }, ({ before }) =>
      isPeople(subjectBefore(before)),
    ),
    ...findFaultyDeeds(sentence),
    ...findReasons(sentence),
  ];
}

const USER_CAUSED = /^caused (?:the|this) (?:\w+ )?(?:problem|outage|incident|issue|error|failure)/i;

/** "Priya's migration did it" */
const DID_IT = /\b(?:did|does) (?:it|this|that)\b(?=\W*$)/gi;

/** Deeds that are damage because of their object. */
const DESTRUCTION = pattern(
  String.raw`
    \b(?:deleted|dropped|killed|wiped|truncated|erased|overwrote|purged|destroyed|formatted|lost) (?:the |our |
    all |all of |every |an? |some )*(?:whole |entire |live |main |wrong )*(?:prod(?:uction)?|live|
    customers?'?|users?'?|primary) (?:[\p{L}-]+ )?(?:tables?|databases?|db|buckets?|namespaces?|
    clusters?|data|backups?|volumes?|records?|servers?|instances?|environment|schema|index|disks?|
    accounts?|files?|config(?:uration)?s?|settings|repositor(?:y|ies)|queues?)\b
  `,
  'giu',
);
const LEFT = pattern(String.raw`
    \bleft (?!(?:the |our )?(?:company|bridge|team|call|meeting|office|channel|room|project|building)\b)(?:the|an?|our|his|her|their|its|it|some|all) ?(?:[^,.;]{1,40}? )?(?:on|open|enabled|disabled|running|public|exposed|
    unlocked|unplugged|unprotected|behind|in (?:debug|maintenance|production|the (?:code|repo\w*|config\w*)))\b
  `);
/** An unnamed person, mentioned only for what they destroyed. */
const ANONYMOUS = pattern(String.raw`
    \b(?:some(?:one|body)|an? (?:\w+ )?(?:intern|trainee|junior|contractor|new hire))(?: (?:in|on|from|at) [^,.;]{1,30}?)? (?:had |has )?
    (?:deleted|dropped|wiped|unplugged|overwrote|truncated|removed|disabled)\b
  `);
const DESTRUCTIVE = wordings(`
    (?:deleted|dropped|pushed|merged|changed|disabled|ran|unplugged|overwrote|edited|removed|deployed|approved|wiped|
    touched|killed|revoked|switched off|turned off|broke|caused|triggered)
`);
const UNTIL = pattern(String.raw`
    \b(?:fine|ok|okay|healthy|normal|worked|working|stable|well|good|up)\b[^.;]{0,20}? until (?<whom>[^.;:,]{1,40}? ${DESTRUCTIVE}\b)
  `);
const IT_WAS = pattern(String.raw`
    \b(?:it was|it is|it's|was|is) (?<whom>[^.;:,]{1,40}?),? who (?:had |has |actually |then )?${DESTRUCTIVE}\b
  `);
const MENDED = /^[^.;,]*\b(?:fix|rollback|restor|recover|repair|mitigat)/i;
const SKIPPED = pattern(String.raw`
    \bskipped (?:the|all|our|every|code|any) (?:\S+ )?
    (?:reviews?|tests?|checks?|checklist|approval|staging|canary|steps?)\b
  `);

/** "The site went down because Omar ran …": the damage, and then a person's deed as its reason. */
const DAMAGE_BECAUSE = pattern(String.raw`
    \b(?:went (?:down|offline|dark)|was down|were down|failed|crashed|stopped working|was lost|
    were lost|broke|outage|incident|downtime|data loss)\b[^.;]{0,60}? (?:because|when|after) (?<whom>[^.;]+)
  `);
const BLAMABLE_DEED = pattern(
  `
    ^(?:ran|deleted|deployed|pushed|merged|changed|disabled|dropped|edited|restarted|removed|overwrote|
    applied|executed|unplugged|killed|enabled|uploaded|switched|turned|pulled|cut|revoked|rebooted|
    committed|released|used|entered|typed|skipped|did)$
  `,
  'i',
);

const BECAUSE_DESTROYED = pattern(String.raw`
    \bbecause (?<whom>[^.;:,]{1,40}? (?:deleted|dropped|unplugged|overwrote|wiped|broke|mis\w+ed|messed|touched) (?:the|an?|our|it|both|all)\b)
  `);

/** "The outage ended after Lena restarted …" */
const ENDS_WELL = pattern(
  String.raw`
    \b(?:short|only|avoided|contained|end(?:ed|s)?|stopped|over|resolved|recover(?:ed|y)|cleared|back|mitigated|
    noticed|reported|detected|declared|fixed|found|drill)\b
  `,
  'i',
);

function findReasons(sentence: string): Hit[] {
  return hitsOf(sentence, { words: DAMAGE_BECAUSE, advice: 'person' }, ({ words, whom = '' }) => {
    const { who, words: named } = whoFollows(whom);
    const deed = wordsOf(whom)[named.length] ?? '';
    if (/^(?:we|our)$/i.test(named[0] ?? '') || ENDS_WELL.test(words)) return false;
    return isPeople(who) && BLAMABLE_DEED.test(deed);
  }).concat(
    hitsOf(sentence, { words: BECAUSE_DESTROYED, advice: 'person' }, ({ whom = '' }) => {
      const { who, words } = whoFollows(whom);
      return isPeople(who) && !/^(?:we|our)$/i.test(words[0] ?? '');
    }),
  );
}
