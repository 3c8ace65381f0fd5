/** What people do with attention, care and words; of software it is rarely said. */
const CARE =
  `acknowledge act address adhere announce anticipate answer ask automate bother call challenge check
  clean communicate comply consider consult contact coordinate discuss document double-check escalate explain
  fix follow heed inform inspect investigate involve listen look mention monitor notice notify open page patch
  pause plan post practice practise prepare prioritise prioritize question raise react realise realize
  recognise recognize rehearse remember renew reply report respond respect review rotate schedule share spot
  test train update upgrade validate verify volunteer wait warn watch revert handle configure enable migrate
  set read tell think understand catch write run pick step speak take know get`.split(/\s+/);

/** Past form and participle where they are not made with -ed. */
const IRREGULAR = new Map(
  `be was/been;become became/become;begin began/begun;bend bent;bet bet;bind bound;bite bit/bitten;blow blew/blown;
  break broke/broken;bring brought;build built;burn burnt;buy bought;cast cast;catch caught;choose chose/chosen;
  cling clung;come came/come;cost cost;creep crept;cut cut;deal dealt;dig dug;do did/done;draw drew/drawn;
  drive drove/driven;eat ate/eaten;fall fell/fallen;feed fed;feel felt;fight fought;find found;flee fled;
  fly flew/flown;forget forgot/forgotten;freeze froze/frozen;get got/gotten;give gave/given;go went/gone;
  grow grew/grown;hang hung;have had;hear heard;hide hid/hidden;hit hit;hold held;hurt hurt;keep kept;know knew/known;
  lay laid;lead led;learn learnt;leave left;let let;lie lay/lain;lose lost;make made;mean meant;meet met;pay paid;
  prove proved/proven;put put;quit quit;read read;ride rode/ridden;ring rang/rung;rise rose/risen;run ran/run;
  say said;see saw/seen;sell sold;send sent;set set;shake shook/shaken;shoot shot;show showed/shown;
  shrink shrank/shrunk;shut shut;sit sat;sleep slept;slide slid;speak spoke/spoken;speed sped;spend spent;
  spin spun;split split;spread spread;stand stood;steal stole/stolen;stick stuck;strike struck;swing swung;
  take took/taken;teach taught;tell told;think thought;throw threw/thrown;wake woke/woken;wear wore/worn;
  win won;write wrote/written`
    .split(/;\s*/)
    .map((line) => line.split(' '))
    .map(([verb = '', forms = '']) => [verb, forms.split('/')] as const),
);
const IRREGULAR_FORMS = new Set([...IRREGULAR.values()].flat());
/** These end in -ed or look like a form of a verb, and are none. */
const NOUNS = new Set(
  'need speed seed feed red bed hundred embed breed shed kindred indeed bound cost cast'.split(' '),
);
const PREFIX = /^(?:re|over|mis|under|out|pre|un|with|fore|hand-?|fat-?|double-?|roll-?|b)(?=\w{3})/;
const AUXILIARY =
  /^(?:is|are|am|was|were|be|been|being|has|have|had|do|does|did|will|would|can|could|should|shall|may|might|must|ought)$/;

/** The verbs of care as regular expressions: in the plain form, and in the past. */
export const CARE_PLAIN = CARE.join('|');
export const CARE_PAST = [...new Set(CARE.flatMap(pastOf))].join('|');

function pastOf(verb: string): readonly string[] {
  const irregular = IRREGULAR.get(verb);
  if (irregular) return irregular;
  if (verb.endsWith('e')) return [`${verb}d`];
  if (/[^aeiou]y$/.test(verb)) return [`${verb.slice(0, -1)}ied`];
  return [/^(?:spot|plan|step)$/.test(verb) ? `${verb}${verb.at(-1)}ed` : `${verb}ed`];
}

const PAST = new Set(CARE.flatMap(pastOf));
/** A verb in the past, or a participle, as a regular expression. */
export const PAST_FORM = `[a-z-]+ed|(?:re|over|mis|under|out|un|with|fore)?-?(?:${[...IRREGULAR_FORMS].join('|')})`;

/** Whether it is a verb of care, in its plain form or in the past. */
export const isCare = (word: string): boolean => PAST.has(word) || CARE.includes(word);

/** `botherd` for `bothered`. */
export function asPast(word: string): string {
  if (!/[^aeiou\W]d$/.test(word)) return word;
  const whole = `${word.slice(0, -1)}ed`;
  return PAST.has(whole) ? whole : word;
}

export function isPastForm(word: string): boolean {
  if (NOUNS.has(word)) return false;
  if (IRREGULAR_FORMS.has(word) || /^[a-z-]{2,}ed$/.test(word)) return true;
  return IRREGULAR_FORMS.has(word.replace(PREFIX, '')) && PREFIX.test(word);
}

/** A form that can be the verb of a clause: "the intern | ran", "the page | was". */
export function isVerbForm(word: string): boolean {
  return AUXILIARY.test(word) || isPastForm(word);
}
