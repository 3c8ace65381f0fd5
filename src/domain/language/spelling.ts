/** How words are written in a hurry, and what they stand for. */
const SLOPPY: Readonly<Record<string, string>> = {
  aint: 'is not',
  arent: 'are not',
  cannot: 'can not',
  cant: 'can not',
  couldnt: 'could not',
  didnt: 'did not',
  doesnt: 'does not',
  dont: 'do not',
  hadnt: 'had not',
  hasnt: 'has not',
  havent: 'have not',
  isnt: 'is not',
  shouldnt: 'should not',
  wasnt: 'was not',
  werent: 'were not',
  wont: 'will not',
  wouldnt: 'would not',
  dunno: 'do not know',
  didn: 'did not',
  gonna: 'going to',
  hows: 'how is',
  im: 'i am',
  its: 'it is',
  ive: 'i have',
  lets: 'let us',
  thats: 'that is',
  theres: 'there is',
  theyre: 'they are',
  weve: 'we have',
  whats: 'what is',
  whos: 'who is',
  youre: 'you are',
  nope: 'no',
  nah: 'no',
  b4: 'before',
  bc: 'because',
  cos: 'because',
  coz: 'because',
  cuz: 'because',
  becuase: 'because',
  acked: 'acknowledged',
  acking: 'acknowledging',
  acks: 'acknowledges',
  custs: 'customers',
  probs: 'probably',
  prolly: 'probably',
  mebbe: 'maybe',
  perf: 'performance',
  conns: 'connections',
  reqs: 'requests',
  regs: 'registrations',
  todos: 'todo',
};

const AFTER_APOSTROPHE: Readonly<Record<string, string>> = {
  m: 'am',
  re: 'are',
  ll: 'will',
  ve: 'have',
  d: 'would',
};

/** `it's` is a sentence, `customer's` belongs to somebody. */
const IS_AFTER = new Set('it that this there here what who he she how everything where let'.split(' '));

const WHOLE = new Map(Object.entries(SLOPPY).map(([word, means]) => [word, means.split(' ')]));

function apart(word: string, at: number): readonly string[] {
  const head = word.slice(0, at);
  const tail = word.slice(at + 1);
  if (tail === 't' && head.endsWith('n')) {
    return WHOLE.get(`${head}t`) ?? [head.slice(0, -1), 'not'];
  }
  if (tail === 's') return IS_AFTER.has(head) ? [head, head === 'let' ? 'us' : 'is'] : [head];
  const means = AFTER_APOSTROPHE[tail];
  return means === undefined ? [head] : [head, means];
}

/** The words that a written word (lower case) stands for: `didn't` and `didnt` are `did not`. `undefined`: itself. */
export function spelledOut(word: string): readonly string[] | undefined {
  const at = word.indexOf("'");
  return at > 0 ? apart(word, at) : WHOLE.get(word);
}
