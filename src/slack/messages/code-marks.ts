import { labelledLink } from '../../domain/timeline/labelled-link.ts';
import { uncoded } from '../../domain/timeline/slack-codes.ts';

/** Stand for the brackets of codes while text is read, so that brackets that somebody typed are told from them. */
const OPEN = '\u0002';
const CLOSE = '\u0003';
const LABELLED = new RegExp(`${OPEN}https?:[^|${CLOSE}]*[|]([^${CLOSE}]*)${CLOSE}`, 'gi');

/** Slack's text without the signs that mark codes here; no text needs them. */
export function unmarked(text: string): string {
  return text.replaceAll(OPEN, '').replaceAll(CLOSE, '');
}

/** A code of Slack, by what stands in its brackets: `@U1`. */
export function codeMark(inside: string): string {
  return `${OPEN}${inside}${CLOSE}`;
}

export function hasCodeMark(text: string): boolean {
  return text.includes(OPEN);
}

/** As people see it: of a link its label alone. */
export function withoutAddresses(text: string): string {
  return text.replace(LABELLED, '$1');
}

/** As `labelledLink`; where that is a code, it is marked. */
export function linkMark(address: string, label: string): string {
  const link = labelledLink(address, label);
  return /^<[^<>]+>$/.test(link) ? codeMark(link.slice(1, -1)) : link;
}

/** What was read, as it is kept: codes in their brackets, and nothing else that reads as one. */
export function settled(text: string): string {
  return uncoded(text).replaceAll(OPEN, '<').replaceAll(CLOSE, '>');
}
