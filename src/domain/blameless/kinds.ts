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
export const KINDS = {
  hindsight: {
    rule: 'counterfactual',
    why: 'It tells a story that did not happen, and hides why the real one made sense at the time.',
    instead:
      'Say what was done and what was known then; put the wish into an action item: “X should have a Y”.',
    source: FIELD_GUIDE,
  },
  imagined: {
    rule: 'counterfactual',
    why: 'It tells a story that did not happen; nobody can check it, and it explains nothing of what did.',
    instead: 'Say what was in place and what it showed; put what was missing into an action item.',
    source: FIELD_GUIDE,
  },
  wish: {
    rule: 'counterfactual',
    why: 'Hindsight knows the outcome; the people in the incident did not.',
    instead: 'Say what was known at that moment and what made it look right.',
    source: COMPLEX,
  },
  omission: {
    rule: 'counterfactual',
    why: 'It measures people against something they did not do, instead of explaining what they did.',
    instead: 'Say what they were looking at and doing, and what there was to show or remind them.',
    source: FIELD_GUIDE,
  },
  late: {
    rule: 'counterfactual',
    why: 'It compares people with a speed that only hindsight knows.',
    instead: 'Give the two times and what lay between them: “paged at 14:05, acknowledged at 14:20 after …”.',
    source: COMPLEX,
  },
  judgement: {
    rule: 'normative',
    why: 'It judges instead of describing, and readers learn nothing about the conditions.',
    instead: 'Leave the judgement out; say what happened, what was missing, and how it is measured.',
    source: FIELD_GUIDE,
  },
  notProperly: {
    rule: 'normative',
    why: 'It says that something was not as it ought to be, and leaves out what it was.',
    instead: 'Say what was done and what was meant: “connections stayed open after an error”.',
    source: FIELD_GUIDE,
  },
  moreCare: {
    rule: 'normative',
    why: 'Care is no safeguard: it lasts until the next long night, and its lack explains nothing.',
    instead: 'Name the check, limit or prompt that makes the care unnecessary.',
    source: FIELD_GUIDE,
  },
  hindsightBias: {
    rule: 'normative',
    why: 'It is only obvious now that the outcome is known.',
    instead: 'Leave the word out, and say which signal was there, who could see it, and when.',
    source: COMPLEX,
  },
  person: {
    rule: 'person-as-cause',
    why: 'A person is named as the cause; anyone in that place could have done the same with these tools.',
    instead:
      'Say what the action met: “the command accepted …”, “the deploy went out without a check that …”.',
    source: SRE,
  },
  blame: {
    rule: 'person-as-cause',
    why: 'It makes people the answer; what let their action have this effect stays as it is.',
    instead: 'Say what was done, what made it the sensible thing to do then, and what let it go so far.',
    source: ALLSPAW,
  },
  humanError: {
    rule: 'person-as-cause',
    why: 'An error of a person is where the questions begin; the conditions behind it can be changed.',
    instead: 'Say which action, what made it easy or likely, and which safeguard was not there.',
    source: FIELD_GUIDE,
  },
  singleCause: {
    rule: 'single-cause',
    why: 'Incidents come from several conditions together; one cause ends the search too early.',
    instead: 'Write “contributing factors were …”, and list the conditions that had to meet.',
    source: COMPLEX,
  },
  soleCause: {
    rule: 'single-cause',
    why: 'It closes the search: what let this one thing go so far remains unsaid.',
    instead: 'Add why it was possible, why it spread, and why it was noticed when it was.',
    source: COMPLEX,
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
