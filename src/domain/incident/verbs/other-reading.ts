import { readActionNumber } from '../../actions/action-number.ts';
import { firstWord } from './arguments.ts';
import { fault, type UsageFault } from './usage-fault.ts';

/** After it everything is text: `update -- monitoring shows no more errors`. */
export const AS_TEXT = '--';

/** Phones turn two hyphens into a dash. */
const TEXT_FOLLOWS = /^(?:--|—|–)$/;

/** The text after `--`; `undefined` where it does not begin so. */
export function afterDashes(rest: string): string | undefined {
  const [said, text] = firstWord(rest);
  return TEXT_FOLLOWS.test(said) ? text : undefined;
}

/** Only a whole key or a channel is a name here: a reason may begin with a number. */
export const NAMED_INCIDENT = /^(?:inc-|(?:[a-z][a-z0-9]+-)?20\d{2}-|<#)/i;

/** Which numbers before a text may name an action item: `A-3` alone, or `3` too, with words after it or without. */
type Items = 'A-3' | '3 alone' | '3';

/**
 * Text for the incident of the channel that begins with the name of something else: with an incident it may mean that
 * one, with an item that item. Which one is asked; `--` before it says that all of it is text.
 */
export function otherReading(rest: string, items: Items): UsageFault | undefined {
  const [said, more] = firstWord(rest);
  const word = said.replace(/[.,:;]$/, '');
  if (NAMED_INCIDENT.test(word)) return fault('other-incident', word);
  if (readActionNumber(word) === undefined) return undefined;
  const lettered = /^a-?\d/i.test(word);
  return lettered || items === '3' || (items === '3 alone' && more === '')
    ? fault('two-readings')
    : undefined;
}
