import { pattern, wordings } from './pattern.ts';

/** Verbs for what people do with attention, care and words; software is rarely said to. */
const HUMAN_VERBS = wordings(`
  check|double-check|verify|validate|test|review|notice|spot|see|recogni[sz]e|reali[sz]e|understand|
  appreciate|anticipate|foresee|consider|think|ask|consult|read|follow|adhere|comply|observe|communicate|
  inform|notify|tell|warn|alert|announce|escalate|declare|involve|engage|coordinate|document|record|
  mention|report|raise|share|explain|train|plan|prepare|prioriti[sz]e|assess|question|challenge|
  investigate|look|act|respond|react|intervene|take|remember|address|account|ensure|make sure|set up|put|
  provide|maintain|learn|pay|identify|implement|add|include|update|upgrade|renew|rotate|remove|clean up|
  monitor|keep|give|use|roll back|revert|catch|find|acknowledge|agree|apply|perform|conduct|define|assign|
  own|schedule|configure|patch|rehearse|practi[cs]e|contact|discuss|decide
`);
const BEGINS_HUMAN = pattern(String.raw`^\s*(?:\w+ly )?(?:${HUMAN_VERBS})\b`, 'i');

/** Does this begin with something that people do? "check the dashboard", "notify customers". */
export const isHumanVerb = (after: string): boolean => BEGINS_HUMAN.test(after);

/** Deeds of people in the passive: "was acknowledged", "were not informed". */
export const HUMAN_PARTICIPLES = wordings(`
  declared|escalated|acknowledged|noticed|informed|notified|communicated|called|involved|reported|raised|
  updated|renewed|rotated|reviewed|checked|tested|patched|announced|engaged|consulted|warned|told|
  documented|handed over|picked up|read|answered|understood|recogni[sz]ed|rolled back|reverted|paused|
  detected|discovered|spotted|addressed|paged|fixed|replaced|upgraded|published|posted|approved|verified|
  taken seriously|looked at|brought in|contacted
`);

/** What people are held to: "did not check". */
export const DILIGENCE = wordings(`
  check|double-check|verify|test|follow|read|notice|review|validate|escalate|communicate|inform|notify|
  tell|ask|reali[sz]e|document|consult|warn|coordinate|announce|respect|adhere|comply|look|pay attention|
  take into account|take care|understand|recogni[sz]e|acknowledge|monitor|report|involve|mention|heed|
  spot|catch|see the|update the|anticipate|foresee|consider|question|speak up|raise
`);

/** What a person can leave undone for weeks: "never rotated", "nobody fixed". */
export const UPKEEP = wordings(`
  rotated|patched|upgraded|renewed|fixed|cleaned up|removed|replaced|configured|added|wrote|finished|migrated|
  practi[sc]ed|rehearsed|trained|set up|enabled|wired|ran|called|scrolled|bothered|explained|shared|
  prioriti[sz]ed|scheduled|planned|automated|implemented|closed|moved|turned on|paged
`);

/** The same in the past: "nobody checked". */
export const DILIGENT = wordings(`
  checked|double-checked|verified|tested|followed|read|reviewed|validated|escalated|communicated|informed|
  told|asked|documented|consulted|warned|announced|looked|bothered|thought|questioned|considered|
  mentioned|updated the|acted|responded|reacted|followed up|picked up|opened|noticed|answered|raised|reported|remembered|
  stepped in|spoke up|took (?:action|ownership|charge)|cared to
`);
