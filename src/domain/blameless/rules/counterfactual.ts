import type { Rule } from '../rule.ts';

/** Stories that did not happen, and what it would have taken. */
// biome-ignore format: a row is a block of a few lines
export const COUNTERFACTUAL: readonly Rule[] = [
  { kind: 'hindsight', guard: 'deed', denied: true, words: `(?:should|ought|needed|need) {adv}(?:(?:not|
    never) )?{adv}(?:to )?{adv}(?:have|of) {adv}(?:never )?`, unless: `by (?:the )?(?:end of|next)|by now|
    before the end|on [a-z]+days|according to|by design|what (?:else )?should`,
    finds: ['QA should have caught this.', 'SOMEONE REALLY SHOULD HAVE LOOKED', 'we shouldnt of trusted the cache'],
    leaves: ['The retry should have jitter.', 'Services should have automated tests.',
    'Hosts should have read access.'] },
  { kind: 'hindsight', guard: 'no question', denied: true, words: `(?:should|could|would) (?:not )?(?:{any}|it|this|
    that|(?:the|a) [^ ]+) {adv}have {adv}{done}`,
    unless: '(?:what|how|where|which)(?: else)? (?:could|would|should)|would you have received',
    finds: ['And so should the reviewers have done.', 'Should we have asked, nobody would have known.'],
    leaves: ['How could we have known this earlier?', 'What should we have for lunch'] },
  { kind: 'hindsight', denied: true, words: `(?:why )?(?:would|should|could) (?:not {adv}(?:{any}|it|this|that)|
    {nobody}) have {adv}{done}`, finds: ['Why wouldn’t you have tested that first?',
    'Shouldn’t it have been drained?'], leaves: ['Would it not be better to wait?'] },
  { kind: 'hindsight', denied: true, words: `(?:{who}|and|but|although|though|as|it) (?:should|
    could) (?:not )?have{end}|(?:should|could) , (?:and (?:should|could) , )?have`,
    finds: ['We did not test the restore, although we should have.', 'They rolled back when they could have.'],
    leaves: ['This is what every service should have.'] },
  { kind: 'hindsight', words: `needed to be (?:@cared) (?=~~ (?:before|sooner|earlier))|(?:was|were) (?:meant|
    supposed) to have been|(?:was|were) to have been`, finds: ['The migration needed to be tested before it ran.',
    'The job was supposed to have been run by QA.'], leaves: ['The page needed to be refreshed.'] },
  { kind: 'imagined', denied: true, words: `(?<!{nobody} )(?:would|could|might) {adv}(?:have|
    of) {adv}(?:been )?{adv}(?:@helped)|would have been all it took|would (?:have )?rather have`,
    unless: `what (?:else )?(?:would|could)|how (?:would|could|might)|(?:could|might) have ~~ or ~~ (?:could|
    might) have|{user} (?:could|might|may)|could not have`, finds: ['A canary would have caught it.',
    'it wouldve been caught by a smoke test', 'Someone might have noticed.'], leaves: ['What would have helped us?',
    'A restart would not have helped.', 'Nobody could have known that.'] },
  { kind: 'imagined', denied: true,
    words: '(?:would|could|might) {adv}(?:have|of) {adv}been (?:the |an? )?{adv}(?:@better)',
    unless: 'worse|what (?:else )?(?:would|could)|lost|warm', finds: ['It would have been safer to drain it first.',
    'It could have been half an hour shorter.'], leaves: ['It could have been worse.',
    'That would have been a long restore.'] },
  { kind: 'imagined', who: 'people', words: `(?:could|might|may|would) (?:easily )?{adv}(?:have|of) {adv}(?!needed|
    received|lost|been |had to|used|lasted){done}`,
    unless: ' or ~~ (?:could|might)|(?:could|might) have ~~ or|what could',
    finds: ['We could have rolled back at 14:10.', 'You could have just asked.'],
    leaves: ['Some mails could have been sent twice.', 'The engineer could not have seen it.'] },
  { kind: 'imagined', who: 'makers', denied: true, words: `(?:would|could) (?:not|never) {adv}(?:have|
    of) {adv}(?:been )?{adv}(?!(?:helped|mattered|changed|worked|made|fired|been|seen|known|read|served|accepted|
    reached|received|noticed|told|foreseen|been) )(?:{done}|needed)|would not be here`, unless: 'customers|clients',
    finds: ['An experienced DBA would never have dropped it.', 'if qa had run it we wouldnt be here'],
    leaves: ['We would not have known.', 'The engineer could not have seen the error.'] },
  { kind: 'imagined', denied: true, words: `would (?:not|never|
    have never) {adv}(?:have )?(?:of )?{adv}(?:been )?(?:an? (?:issue|problem|incident|outage)|necessary|possible|
    happened|occurred|lost|shipped|merged|broken|gone(?:out|down|live)|failed|spread|needed|started|existed|got)|
    (?:none of (?:this|that|it)|nothing) would have {adv}(?:happened|broken|failed)`,
    finds: ['This would not have happened with a test.', 'None of this would have happened.'],
    leaves: ['A restart would not have helped.', 'It would never have fitted into memory.'] },
  { kind: 'imagined', words: `(?:would|could|might) {adv}have {adv}(?!lasted|gone|
    been up)(?:{done}) (?:~ )?(?=(?:@sooner)(?: |$))`, unless: `worse|by [0-9]+|what (?:could|would)|until|(?:was|
    were) (?:disabled|off|missing) for|would have ~ ran|capacity|formula|according to`,
    finds: ['It could have been rolled out hours earlier.', 'The restore would have taken minutes.'],
    leaves: ['The outage would have lasted longer.', 'The queue would have drained by 14:10.'] },
  { kind: 'wish', denied: true, words: `if only (?!(?:the|one|a|some) (?:[^ ]+ )?(?:is|are|has))|
    wish(?:ed)? (?=~ had )|all (?:it|that) (?:took|would have taken) was|all {who} had to do was|had (?:ample|
    plenty of|enough|every) (?:time|opportunity|chance|reason) to|would think (?=that|some)`,
    finds: ['If only we had looked.', 'All they had to do was read it.', 'I wish we had paused.'],
    leaves: ['If only one replica is left, reads stop.', 'We had time.'] },
  { kind: 'wish', words: `(?:entirely |completely |totally |easily |perfectly )?(?:preventable|
    avoidable)(?: (?:@outage))?`, finds: ['This was avoidable.', 'an entirely preventable outage'],
    leaves: ['We list what made it unavoidable.', 'It is not avoidable with one disk.'] },
  { kind: 'wish', denied: true, words: `if (?:{any}|(?:nobody|somebody)[^ ]*)(?: (?!would|
    could)[^ ,;]+){0,4}? (?:had|have)(?: not| never|[ ]only| just| simply)?(?: [a-z]+ly)? {done}`,
    beside: 'would|could|might', unless: '(?:see|know|check|asked|unclear|wonder|sure|even|as) if',
    finds: ['if qa had run it we would be fine', 'If somebody had asked, we would have said no.'],
    leaves: ['We checked if anyone had changed it.',
    'If the primary had gone down, reads would have been served.'] },
  { kind: 'wish', denied: true, words: `if (?:~ )?had (?:not |never )?(?:been )?{adv}(?:@cared|followed|enabled|
    configured|set|added|done)`, beside: 'would|could|might',
    unless: '(?:see|know|check|asked|unclear|wonder|sure|even|as) if',
    finds: ['If the threshold had been reviewed, it would have fired.', 'It would help if this had been tested.'],
    leaves: ['If the DNS server had been reachable, it would have used it.', 'We asked if it had been tested.'] },
  { kind: 'wish', denied: true, words: `(?<=^ (?:but |and |so |sadly )?|[,;:–—-] (?:but |and )?)had (?:{any}(?: not|
    [ ]only| simply| just)? (?:been )?{done}|(?:the [^ ]+(?: [^ ]+)?|it|this|that) (?:been )?(?:@cared|enabled|
    there))`, beside: 'would|could|might', unless: 'had (?:to|an?) ',
    finds: ['Had we tested it, it would have worked.', 'Had the reviewers opened it, they would have seen it.'],
    leaves: ['Had to restart the broker.', 'Had the team left by then?'] },
];
