import { pattern, wordings } from './pattern.ts';

/** Verbs of damage, whoever is their subject. */
export const BREAKS = wordings(String.raw`
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
    slip|bad change|wrong|(?:incorrect|false|faulty|bad) (?:assumption|decision|choice|change))\S*|made (?:mistakes|errors)|got (?:it|this|that|
    the \S+(?: \S+)?) (?:all )?wrong|let (?:us|everyone|the team|the customers?) down|led to (?:the|
    this|an?|our) (?:\S+ ){0,2}?(?:outage|incident|failure|crash|disruption|downtime|data loss|breach|leak|loss|exposure)|
    (?:has|have|had) (?:just |again |also )?broken|keeps? breaking|b[o0]rked|busted|typo(?:'d|ed)|dug (?:through|up)|cut (?:the|our|an?) (?:\S+ ){0,2}?(?:fib(?:re|er)|cable|line|power)|
    confused (?:the|two|one|staging|production)|mixed(?: \S+){0,4}? up|locked (?:everyone|everybody|us|them|(?:all )?(?:the )?(?:users|customers|admins|staff)|half of \S+ \S+) out|locked out (?:everyone|everybody|us|all)|hosed|fumbled|flubbed|
    tripped over|spilled|killed (?:prod\w*|everything|the site)|let (?:it|(?:the|an?|this|that) [^.;,]{1,40}?) (?:through|slip (?:through|by|past))|made (?:it|things|this|that|matters|everything) (?:much |far |even )?worse
  `);
export const BREAKING = pattern(String.raw`\b(?:${BREAKS})\b`);
const NO_DAMAGE = pattern(
  String.raw`
    ^(?:broke (?:out\b|the news|even\b|off\b|down the|the silence|up the|it down|it into|the work|the problem|into\b)|
    took out (?:of|from)\b|
    caused .*\b(?:to (?:clear|recover|drop|fall|stop|resolve|go (?:away|down)|close|succeed)\b|laugh|no (?:outage|harm|impact))|
    (?:took|brought) (?:down|.*? down|out|offline|.*? offline)\b.*\b(?:as (?:planned|agreed|scheduled|requested|intended|documented|usual)|for (?:the )?(?:planned )?maintenance|on purpose)|
    took .*\b(?:node|host|replica|instance|server|broker)\b.*\b(?:drain|maintenance|rotation|of (?:the )?service))
  `,
  'i',
);

/** Does it do harm, given the verb and what follows it? "took down the old rack for maintenance" does not. */
export const doesDamage = (words: string): boolean => !NO_DAMAGE.test(words);
