import type { Hit } from './advice.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople, whoIs } from './person-words.ts';
import { wordsOf } from './sentence.ts';
import { subjectBefore, whoFollows } from './subject.ts';

/** A person as the subject of the damage: "@tom broke", "Jane pushed a config that took down", "the DBA dropped the wrong …". */

/** A person made it happen: by name, role or mention, actively, in the passive, or as "human error". */
const BREAKS = wordings(String.raw`
    broke|caus(?:ed|es)|crashed|screwed(?: \S+){0,4}? up|messed(?: \S+){0,4}? up|fucked up|botched|
    bungled|blundered|misconfigur(?:ed|es)|mis-?typed|mis-?set|mis-?read|mis-?spelled|mis-?spelt|
    mis-?handled|fat-?fingered|wiped(?: out)?|corrupted|destroyed|ruined|sabotaged|tanked|nuked|bricked|
    trashed|clobbered|goofed|slipped up|blew (?:up|away|it)|took (?:down|out|offline)|
    took (?:\S+ ){1,6}?(?:down|offline)|brought (?:down|about|to its knees)|
    brought (?:\S+ ){1,6}?(?:down|to its knees|to a halt)|knocked (?:out|over|down|offline)|
    knocked (?:\S+ ){1,6}?(?:out|offline|over)|triggered (?:the|this|an?|our) (?:\S+ ){0,3}?(?:outage|
    incident|failure|shutdown|shut-down|crash|disruption|downtime|deletion|meltdown|cascade|problem|
    mess|disaster|loop)|introduced (?:the|an?|this|that|another|two|several|some) (?:\S+ ){0,2}?(?:bug|
    regression|defect|problem|fault|error|typo|vulnerability|issue|leak|flaw|mistake)s?|made (?:an?|the|
    this|that|another|some|several|two|his|her|their|one) (?:\S+ ){0,2}?(?:mistake|error|typo|blunder|
    slip|bad change|wrong)\S*|made (?:mistakes|errors)|got (?:it|this|that|
    the \S+(?: \S+)?) (?:all )?wrong|let (?:us|everyone|the team|the customers?) down|led to (?:the|
    this|an?|our) (?:\S+ ){0,2}?(?:outage|incident|failure|crash|disruption|downtime|data loss)|
    confused (?:the|two|one|staging|production)|mixed(?: \S+){0,4}? up|hosed|fumbled|flubbed|
    tripped over|spilled
  `);
const BREAKING = pattern(String.raw`\b(?:${BREAKS})\b`);
const NO_DAMAGE = pattern(
  String.raw`
    ^(?:broke (?:out\b|the news|even\b|off\b|down the|the silence|up the|it down|it into|the work|the problem|into\b)|
    took out (?:of|from)\b|
    took .*\b(?:node|host|replica|instance|server|broker)\b.*\b(?:drain|maintenance|rotation|of (?:the )?service))
  `,
  'i',
);

export function findDamageByPeople(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, BREAKING, 'person', ({ words, before, after }) => {
      if (/\b(?:not|than|instead of|regardless of|about|never|of) who\s*$/i.test(before)) return false;
      if (NO_DAMAGE.test(words + after)) return false;
      return isPeople(subjectBefore(before)) || isWorkOfPerson(before);
    }),
    ...hitsOf(sentence, DESTRUCTION, 'person', ({ before }) => isPeople(subjectBefore(before))),
    ...hitsOf(sentence, SKIPPED, 'person', ({ before }) => isPeople(subjectBefore(before))),
    ...findFaultyDeeds(sentence),
    ...findReasons(sentence),
  ];
}

const WORK = pattern(
  String.raw`
    (?<owner><@\w+(?:\|[^>]*)?>|@[\w.-]+|[\p{L}-]+)(?:'s|(?<=s)') (?:[\p{L}-]+ ){0,2}?(?:commit|change|
    deploy(?:ment)?|pr|pull request|push|script|config(?:uration)?|migration|merge|patch|release|edit|
    refactoring|refactor|query|code|branch|rollout|fix|upgrade|cleanup|command|work|action|actions|
    decision|update)s?(?: [^,;.]{0,30})?\s*$
  `,
  'iu',
);
const MY_WORK = pattern(
  String.raw`
    \b(?:my|his|her) (?:[\p{L}-]+ ){0,2}?(?:commit|change|deploy(?:ment)?|pr|pull request|push|script|
    config(?:uration)?|migration|merge|patch|edit|query|code|command|action|decision|update)s?\s*$
  `,
  'iu',
);

/** `Jin's commit |broke`: the person behind the change is named. */
function isWorkOfPerson(before: string): boolean {
  if (MY_WORK.test(before)) return true;
  const match = WORK.exec(before);
  const owner = match?.groups?.['owner'];
  if (!match || owner === undefined) return false;
  return whoIs(owner, wordsOf(before.slice(0, match.index))) === 'person';
}

/** Deeds that are damage already by what they were done to. */
const DESTRUCTION = pattern(
  String.raw`
    \b(?:deleted|dropped|wiped|truncated|erased|overwrote|purged|destroyed|formatted|lost) (?:the |our |
    all |all of |every |an? |some )*(?:whole |entire |live |main |wrong )*(?:prod(?:uction)?|live|
    customers?'?|users?'?|primary) (?:[\p{L}-]+ )?(?:tables?|databases?|db|buckets?|namespaces?|
    clusters?|data|backups?|volumes?|records?|servers?|instances?|environment|schema|index|disks?|
    accounts?|files?|repositor(?:y|ies)|queues?)\b
  `,
  'giu',
);
const SKIPPED = pattern(String.raw`
    \bskipped (?:the|all|our|every|code|any) (?:\S+ )?
    (?:reviews?|tests?|checks?|checklist|approval|staging|canary|steps?)\b
  `);

export const FAULTY_ADVERB = wordings(`
    (?:accidentally|mistakenly|erroneously|inadvertently|unintentionally|wrongly|wrongfully|incorrectly|
    unwittingly|unknowingly|single-?handedly|absent-mindedly)
  `);
const ADVERB_FIRST = pattern(String.raw`\b${FAULTY_ADVERB} (?!and\b|but\b)(?<part>[\p{L}-]+)`, 'giu');
const DEED = wordings(`
    (?:deleted|dropped|deployed|pushed|merged|ran|re-?started|shut (?:down|off)|rebooted|applied|
    changed|disabled|removed|edited|released|committed|approved|terminated|killed|overwrote|unplugged|
    disconnected|revoked|typed|entered|copied|pasted|set|used|chose|picked|selected|executed|updated|
    upgraded|uploaded|shipped|switched off|turned off|cut|put|rolled out|started|stopped|modified|
    configured|launched|replaced|moved|cleared|purged|truncated|powered (?:down|off)|pulled|added|
    introduced|wrote|reverted|bypassed|skipped|granted|gave|sent|issued|emptied|renamed|reset|migrated|
    patched|formatted|clicked|pressed|scaled|left|rotated|tested|opened|enabled|submitted|published|
    installed|invoked|logged into|connected)
  `);
const DEEDS = pattern(String.raw`\b${DEED}\b(?=(?<part>[^.;!?]{0,160}))`);
const FAULT_IN_OBJECT = pattern(
  String.raw`
    \b(?:the|an?|to) wrong\b|\b(?:an?|the|that|this|his|her) (?:\S+ )?(?:bad|broken|buggy|faulty|
    untested|unreviewed|incorrect|wrong|flawed|erroneous|defective|malformed|unapproved|
    unauthori[sz]ed)\b|\b(?:buggy|untested|unreviewed|bad|faulty|broken) (?:code|changes?|
    config(?:uration)?s?|builds?|images?|scripts?|queries|quer(?:y)|commits?|patch(?:es)?|data|values?|
    migration)\b|\bwithout (?:(?:any|first|proper|prior|even|even first|a|an|the|asking|
    properly) )*(?:test\w*|check\w*|review\w*|approv\w*|read\w*|ask\w*|tell\w*|verif\w*|validat\w*|
    permission|authori[sz]ation|notif\w*|inform\w*|look\w*|think\w*|backup|backing|a?ware\w*|
    coordinat\w*|consult\w*|announc\w*|understand\w*|warning)\b|\b(?:directly|straight|live) (?:in|on|
    to|into) (?:the )?(?:prod(?:uction)?|main|master|trunk|live)\b|\bby (?:mistake|accident)\b|
    \bin error(?=\W*$|,| and| by| while| when| during| on| at)|\b(?:accidentally|mistakenly|
    inadvertently|erroneously|incorrectly)\b|\bthe review\b(?= because| since|$)
  `,
  'i',
);
const LEADS_TO_DAMAGE = pattern(
  String.raw`
    (?:\b(?:which|that|and|and thereby|and thus|and so)|,(?: and)?) (?:then |thereby |thus |in turn |
    immediately |also |eventually |subsequently )?(?:${BREAKS})\b|\b(?:causing|breaking|crashing|
    bringing down|taking down|knocking out|triggering (?:the|an?) (?:\S+ )?(?:outage|incident)|
    corrupting|wiping|leading to (?:the|an?) (?:\S+ )?(?:outage|incident|failure))\b|\b(?:taking|
    bringing|knocking) (?:\S+ ){1,5}?(?:down|offline|out)\b
  `,
  'i',
);

/** Team speech: "we deployed a change that caused …" tells what happened and points at no one. */
const US = /(?:^|[,;:] )(?:we|our team|the team)(?: (?:then|also|had|have|\p{Ll}+ly))?\s*$/iu;

function findFaultyDeeds(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, ADVERB_FIRST, 'person', ({ before, part }) => {
      const who = subjectBefore(before);
      return (
        isPeople(who) || who === 'user' || (isBare(before) && /ed$|^(?:ran|set|shut|put|cut)$/i.test(part))
      );
    }),
    ...hitsOf(sentence, DEEDS, 'person', ({ before, part, words }) => {
      const faulty = FAULT_IN_OBJECT.test(part);
      if (!faulty && (!LEADS_TO_DAMAGE.test(part) || /^(?:skipped|bypassed|tested)$/i.test(words)))
        return false;
      if (isRepair(words, part)) return false;
      if (US.test(before) && !/\bby (?:mistake|accident)\b|wrong/i.test(part)) return false;
      const who = subjectBefore(before);
      return isPeople(who) || who === 'user';
    }),
  ];
}

/** `Accidentally deleted the bucket`: a note without a subject is about whoever wrote it. */
const isBare = (before: string): boolean => /^[\s\d:.,()/–—-]*$/.test(before);

/** "removed the broken node" mends something; "removed the wrong node" does not. */
function isRepair(deed: string, rest: string): boolean {
  const mends =
    /^(?:removed|reverted|disabled|rolled|replaced|stopped|killed|terminated|purged|patched|shut|turned|switched|cleared)/i;
  if (!mends.test(deed) || LEADS_TO_DAMAGE.test(rest)) return false;
  return !/\bwrong\b|\bwithout\b|by (?:mistake|accident)|in error/i.test(rest);
}

/** "The site went down because Omar ran …": the damage, and then a person's deed as its reason. */
const DAMAGE_BECAUSE = pattern(String.raw`
    \b(?:went (?:down|offline|dark)|was down|were down|failed|crashed|stopped working|was lost|
    were lost|broke|outage|incident|downtime|data loss)\b[^.;]{0,60}? because (?<whom>[^.;]+)
  `);
const BLAMABLE_DEED = pattern(
  `
    ^(?:ran|deleted|deployed|pushed|merged|changed|disabled|dropped|edited|restarted|removed|overwrote|
    applied|executed|unplugged|killed|enabled|uploaded|switched|turned|pulled|cut|revoked|rebooted|
    committed|released|used|entered|typed|skipped|did)$
  `,
  'i',
);

function findReasons(sentence: string): Hit[] {
  return hitsOf(sentence, DAMAGE_BECAUSE, 'person', ({ words, whom = '' }) => {
    const { who, words: named } = whoFollows(whom);
    const deed = wordsOf(whom)[named.length] ?? '';
    if (/^(?:we|our)$/i.test(named[0] ?? '') || /\b(?:short|only|avoided|contained)\b/i.test(words))
      return false;
    return isPeople(who) && BLAMABLE_DEED.test(deed);
  });
}
