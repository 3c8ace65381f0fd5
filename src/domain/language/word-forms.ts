/** Which form of a verb a word is: it tells what begins from what is done. */
export type VerbForm = 'base' | 'ing' | 'past';

const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  be: ['is', 'are', 'am', 'was', 'were', 'been', 'being'],
  begin: ['begins', 'began', 'begun', 'beginning'],
  break: ['breaks', 'broke', 'broken', 'breaking'],
  bring: ['brings', 'brought', 'bringing'],
  come: ['comes', 'came', 'coming'],
  cut: ['cuts', 'cutting'],
  do: ['does', 'did', 'done', 'doing'],
  drain: ['drains', 'drained', 'draining'],
  fall: ['falls', 'fell', 'fallen', 'falling'],
  find: ['finds', 'found', 'finding'],
  get: ['gets', 'got', 'getting'],
  go: ['goes', 'went', 'gone', 'going'],
  grow: ['grows', 'grew', 'grown', 'growing'],
  have: ['has', 'had', 'having'],
  hit: ['hits', 'hitting'],
  keep: ['keeps', 'kept', 'keeping'],
  lead: ['leads', 'led', 'leading'],
  lose: ['loses', 'lost', 'losing'],
  make: ['makes', 'made', 'making'],
  put: ['puts', 'putting'],
  reset: ['resets', 'resetting'],
  rise: ['rises', 'rose', 'risen', 'rising'],
  run: ['runs', 'ran', 'running'],
  see: ['sees', 'saw', 'seen', 'seeing'],
  send: ['sends', 'sent', 'sending'],
  set: ['sets', 'setting'],
  shut: ['shuts', 'shutting'],
  spin: ['spins', 'spun', 'spinning'],
  steal: ['steals', 'stole', 'stolen', 'stealing'],
  take: ['takes', 'took', 'taken', 'taking'],
  tell: ['tells', 'told', 'telling'],
  throw: ['throws', 'threw', 'thrown', 'throwing'],
  undo: ['undoes', 'undid', 'undone', 'undoing'],
  write: ['writes', 'wrote', 'written', 'writing'],
};

/** Verbs whose last consonant is doubled: `stopped`, `dropping`. */
const DOUBLES =
  /^(?:stop|drop|drip|ship|swap|pin|ban|flip|cap|bump|trip|flap|rebut|strip|scrub|refer|grab|plan|log|unplug|skip)$/;
const NOT_DOUBLED = new Set(['bump']);

/** All forms of a verb, its base first: `restart` → restart, restarts, restarted, restarting. */
export function formsOf(verb: string): readonly string[] {
  const irregular = IRREGULAR[verb];
  if (irregular) return [verb, ...irregular];
  if (DOUBLES.test(verb) && !NOT_DOUBLED.has(verb)) {
    const doubled = verb + verb.slice(-1);
    return [verb, `${verb}s`, `${doubled}ed`, `${doubled}ing`];
  }
  if (/[^aeiou]y$/.test(verb)) {
    return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  }
  if (/[^e]e$/.test(verb)) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  return [verb, /(?:s|x|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`, `${verb}ed`, `${verb}ing`];
}

/** Past forms that do not end in -ed. */
const PASTS = new Set(
  'began begun broke broken brought came done did fell fallen found got gone went grew grown kept led lost made rose risen ran saw seen sent spun stole stolen took taken told threw thrown undid undone wrote written'.split(
    ' ',
  ),
);

/** The form of a word that is known to be a verb's. */
export function verbForm(word: string): VerbForm {
  if (word.endsWith('ing')) return 'ing';
  return (word.endsWith('ed') && word.length > 4) || PASTS.has(word) ? 'past' : 'base';
}
