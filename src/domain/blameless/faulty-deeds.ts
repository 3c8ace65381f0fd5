import type { Hit } from './advice.ts';
import { BREAKS, doesDamage } from './damage-verbs.ts';
import { hitsOf, pattern, wordings } from './pattern.ts';
import { isPeople } from './person-words.ts';
import { subjectBefore } from './subject.ts';

/** What somebody did, described as a fault: "accidentally deleted", "pushed a bad config", "ran it without a test". */

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
const DEEDS = pattern(String.raw`
    \b(?:${DEED}|(?!(?:received|reported|noticed|fixed|corrected|identified|showed|displayed|spotted|detected|
    discovered)\b)[a-z-]+ed(?= (?:the|an?|one|two) wrong\b(?!-)))\b(?=(?<part>[^.;!?]{0,160}))
  `);
const FAULT_IN_OBJECT = pattern(
  String.raw`
    \b(?:the|an?|to) wrong\b(?!-)|\b(?:an?|the|that|this|his|her) (?:\S+ )?(?:bad|broken|buggy|faulty|
    untested|unreviewed|incorrect|wrong|flawed|erroneous|defective|malformed|unapproved|
    unauthori[sz]ed)\b(?!-)|\b(?:buggy|untested|unreviewed|bad|faulty|broken) (?:code|changes?|
    config(?:uration)?s?|builds?|images?|scripts?|queries|quer(?:y)|commits?|patch(?:es)?|data|values?|
    migration)\b|\bwithout (?:(?:any|first|proper|prior|even|even first|a|an|the|asking|
    properly) )*(?:test\w*|check\w*|review\w*|approv\w*|read\w*|ask\w*|tell\w*|verif\w*|validat\w*|
    permission|authori[sz]ation|notif\w*|inform\w*|look\w*|think\w*|backup|backing|a?ware\w*|
    coordinat\w*|consult\w*|announc\w*|understand\w*|warning)\b|\b(?:directly|straight|live) (?:in|on|
    to|into) (?:the )?(?:prod(?:uction)?|main|master|trunk|live)\b|\b(?:against|in|on|to|into) (?:the )?(?:prod\w*|live|primary|master|main) (?:\w+ )?instead of\b|\bby (?:mistake|accident)\b|
    \bin error(?=\W*$|,| and| by| while| when| during| on| at)|\b(?:accidentally|mistakenly|
    inadvertently|erroneously|incorrectly)\b
  `,
  'i',
);
const LEADS_TO_DAMAGE = pattern(
  String.raw`
    (?:\b(?:which|that|and|and thereby|and thus|and so)|,(?: and)?) (?:then |thereby |thus |in turn |
    immediately |also |eventually |subsequently )?(?<harm>${BREAKS}|(?:deleted|dropped|wiped|erased|overwrote|truncated) (?:the |our |all )*(?:prod\w*|live|
    customer|user|primary|entire|whole|wrong))\b|\b(?:causing|breaking|crashing|
    bringing down|taking down|knocking out|triggering (?:the|an?) (?:\S+ )?(?:outage|incident)|
    corrupting|wiping|leading to (?:the|an?) (?:\S+ )?(?:outage|incident|failure))\b|\b(?:taking|
    bringing|knocking) (?:\S+ ){1,5}?(?:down|offline|out)\b
  `,
  'i',
);

/** Team speech: "we deployed a change that caused …" tells what happened and points at no one. */
export const US = /(?:^|[,;:] )(?:we|our team|the team)(?: (?:then|also|had|have|\p{Ll}+ly))?\s*$/iu;

export function findFaultyDeeds(sentence: string): Hit[] {
  return [
    ...hitsOf(sentence, { words: ADVERB_FIRST, advice: 'person' }, ({ before, part }) => {
      if (/\b(?:from|without|against|avoid|prevents?|of) *$/i.test(before)) return false;
      const who = subjectBefore(before);
      return (
        isPeople(who) || who === 'user' || (isBare(before) && /ed$|^(?:ran|set|shut|put|cut)$/i.test(part))
      );
    }),
    ...hitsOf(sentence, { words: DEEDS, advice: 'person' }, ({ before, part, words }) => {
      const faulty = FAULT_IN_OBJECT.test(part);
      if (!faulty && (!leadsToDamage(part) || /^(?:skipped|bypassed|tested)$/i.test(words))) return false;
      if (isRepair(words, part) || CAUGHT.test(part)) return false;
      if (US.test(before) && !/\bby (?:mistake|accident)\b|wrong/i.test(part)) return false;
      const who = subjectBefore(before);
      return isPeople(who) || who === 'user';
    }),
  ];
}

function leadsToDamage(rest: string): boolean {
  const match = LEADS_TO_DAMAGE.exec(rest);
  const harm = match?.groups?.['harm'];
  if (!match || harm === undefined) return match !== null;
  return doesDamage(rest.slice(match.index + match[0].length - harm.length));
}

/** `Accidentally deleted the bucket`: a note without a subject is about whoever wrote it. */
const isBare = (before: string): boolean => /^[\s\d:.,()/–—-]*$/.test(before);

const CAUGHT =
  /\b(?:and|but|then) (?:cancell?ed|aborted|undid|(?:caught|corrected|stopped|noticed) it)\b|\bbefore (?:it|anything)\b/i;

/** "removed the broken node" mends something; "removed the wrong node" does not. */
function isRepair(deed: string, rest: string): boolean {
  const mends =
    /^(?:removed|reverted|disabled|rolled|replaced|stopped|killed|terminated|purged|patched|shut|turned|switched|cleared|deleted|dropped|pulled|moved|drained|cut|reset|emptied)/i;
  if (!mends.test(deed) || leadsToDamage(rest)) return false;
  return !/\bwrong\b|\bwithout\b(?! (?:an? )?(?:interruption|impact|downtime|error|loss|problem|issue|incident))|by (?:mistake|accident)|in error/i.test(
    rest,
  );
}
