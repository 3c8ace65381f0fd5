import type { BlamelessRule } from './finding.ts';

interface Kind {
  readonly rule: BlamelessRule;
  readonly why: string;
  readonly instead: string;
  /** Where the thought comes from. */
  readonly source: string;
}

const FIELD_GUIDE = 'Sidney Dekker, The Field Guide to Understanding ‘Human Error’';
const COMPLEX = 'Richard Cook, How Complex Systems Fail';
const SRE = 'Google, Site Reliability Engineering, chapter 15';
const ALLSPAW = 'John Allspaw, Blameless PostMortems and a Just Culture';

/** What Scribe says about each kind of wording: why it gets in the way, and what to write instead. */
// biome-ignore format: a row is a block of a few lines
export const KINDS = {
  hindsight: { rule: 'counterfactual', source: FIELD_GUIDE,
    why: 'It tells a story that did not happen, and hides why the real one made sense at the time.',
    instead: 'Say what was done and what was known then; put the wish into an action item: “X should have a Y”.' },
  imagined: { rule: 'counterfactual', source: FIELD_GUIDE,
    why: 'It tells a story that did not happen; nobody can check it, and it explains nothing of what did.',
    instead: 'Say what was in place and what it showed; put what was missing into an action item.' },
  wish: { rule: 'counterfactual', source: COMPLEX,
    why: 'Hindsight knows the outcome; the people in the incident did not.',
    instead: 'Say what was known at that moment and what made it look right.' },
  omission: { rule: 'counterfactual', source: FIELD_GUIDE,
    why: 'It measures people against something they did not do, instead of explaining what they did.',
    instead: 'Say what they were looking at and doing, and what there was to show or remind them.' },
  late: { rule: 'counterfactual', source: COMPLEX,
    why: 'It compares people with a speed that only hindsight knows.',
    instead: 'Give the two times and what lay between them: “paged at 14:05, acknowledged at 14:20 after …”.' },
  judgement: { rule: 'normative', source: FIELD_GUIDE,
    why: 'It judges instead of describing, and readers learn nothing about the conditions.',
    instead: 'Leave the judgement out; say what happened, what was missing, and how it is measured.' },
  notProperly: { rule: 'normative', source: FIELD_GUIDE,
    why: 'It says that something was not as it ought to be, and leaves out what it was.',
    instead: 'Say what was done and what was meant: “connections stayed open after an error”.' },
  moreCare: { rule: 'normative', source: FIELD_GUIDE,
    why: 'Care is no safeguard: it lasts until the next long night, and its lack explains nothing.',
    instead: 'Name the check, limit or prompt that makes the care unnecessary.' },
  hindsightBias: { rule: 'normative', source: COMPLEX,
    why: 'It is only obvious now that the outcome is known.',
    instead: 'Leave the word out, and say which signal was there, who could see it, and when.' },
  person: { rule: 'person-as-cause', source: SRE,
    why: 'A person is named as the cause; anyone in that place could have done the same with these tools.',
    instead: 'Say what the action met: “the command accepted …”, “the deploy went out without a check that …”.' },
  blame: { rule: 'person-as-cause', source: ALLSPAW,
    why: 'It makes people the answer; what let their action have this effect stays as it is.',
    instead: 'Say what was done, what made it the sensible thing to do then, and what let it go so far.' },
  humanError: { rule: 'person-as-cause', source: FIELD_GUIDE,
    why: 'An error of a person is where the questions begin; the conditions behind it can be changed.',
    instead: 'Say which action, what made it easy or likely, and which safeguard was not there.' },
  singleCause: { rule: 'single-cause', source: COMPLEX,
    why: 'Incidents come from several conditions together; one cause ends the search too early.',
    instead: 'Write “contributing factors were …”, and list the conditions that had to meet.' },
  soleCause: { rule: 'single-cause', source: COMPLEX,
    why: 'It closes the search: what let this one thing go so far remains unsaid.',
    instead: 'Add why it was possible, why it spread, and why it was noticed when it was.' },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
