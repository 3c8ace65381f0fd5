import { fault, type UsageFault } from './usage-fault.ts';

/** The first word and the rest, both trimmed. */
export function firstWord(text: string): readonly [word: string, rest: string] {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  return [word, rest.trim()];
}

export function optional(text: string): string | undefined {
  return text === '' ? undefined : text;
}

/** For a verb that takes no text. */
export function noArguments(rest: string): object | UsageFault {
  return rest === '' ? {} : fault('unexpected-text', rest);
}

export function requiredText(rest: string): { readonly text: string } | UsageFault {
  return rest === '' ? fault('missing-text') : { text: rest };
}

export function requiredReason(rest: string): { readonly why: string } | UsageFault {
  return rest === '' ? fault('missing-reason') : { why: rest };
}

export function optionalReason(rest: string): { readonly why: string | undefined } {
  return { why: optional(rest) };
}

/**
 * What stands before and after some words in a line, which come after its verb and apart from others: "an" is also
 * within "handoff".
 */
export function aroundWords(
  line: string,
  words: string,
): readonly [before: string, after: string] | undefined {
  const verb = /^\s*\S+/.exec(line)?.[0].length ?? 0;
  for (let at = line.indexOf(words, verb); at >= 0; at = line.indexOf(words, at + 1)) {
    const after = line.slice(at + words.length);
    if (/\s/.test(line[at - 1] ?? '') && !/^[\p{L}\p{N}]/u.test(after)) return [line.slice(0, at), after];
  }
  return undefined;
}
