/** Words that people use for the same thing; a figure alone does not tell what it measures. */
export const ABOUT = {
  detection: /\b(?:detect|alert|alarm|notic|page[dr]|monitor)/i,
  acknowledgement: /\b(?:acknowledg|ack\b|ack(?:ed|s)\b|respon|answer|picked up|on-call)/i,
  decision: /\b(?:decision|decid)/i,
  mitigation: /\b(?:mitigat|roll(?:ed|ing|s)? ?back|revert|restart|failover|fix)/i,
  change: /\b(?:change|deploy|release|roll(?:ed|ing)? ?out|merge|config)/i,
  updates: /\b(?:update|status page|communicat|public)/i,
  noEffect:
    /\b(?:attempt|tr(?:y|ies|ied)\b|(?:no|without|little) effect|did not (?:help|work)|ineffective|in vain)/i,
  relapse: /\b(?:again|came back|relapse|recur|second (?:time|outage))/i,
  risk: /\b(?:known|warn|risk|earlier|before)/i,
  backdated: /\b(?:after the fact|backdat|logged late|late(?:r)? (?:entr|log))/i,
} as const;
