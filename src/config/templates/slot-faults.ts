import { nearestWord } from '../../domain/incident/nearest-word.ts';
import { SLOTS } from '../../domain/postmortem/templates/own/slots.ts';
import { ConfigFault } from '../config-fault.ts';
import type { SlotMark } from './slot-marks.ts';

/** The words with which other template languages begin a loop or a condition. */
const CONTROL = /^(?:[#/^&>]|(?:each|for|foreach|loop|if|else|elseif|unless|with|end|endfor|endif)\b)/i;

/** What is wrong with a slot's name, as one sentence; `undefined` where nothing is. */
export function slotFault(file: string, { kind, raw, name, line }: SlotMark): ConfigFault | undefined {
  const at = `${file}:${line}`;
  if (kind === 'tag' || CONTROL.test(name)) {
    return new ConfigFault(
      `${at} has ${raw}, but slots neither loop nor branch; a slot such as {{actions}} or {{timeline}} brings every row by itself.`,
    );
  }
  if (kind === 'unclosed') {
    return new ConfigFault(
      `${at} has {{ without }} behind it in the same line; a slot looks like {{title}}, and \\{{ stands for the braces themselves.`,
    );
  }
  if (SLOTS.has(name)) return undefined;
  const near = nearSlot(name);
  const advice = near
    ? `did you mean {{${near}}}?`
    : 'docs/own-template.md lists all of them, for example {{title}} and {{timeline}}.';
  return new ConfigFault(`${at} has an unknown slot ${raw}; ${advice}`);
}

/** Block slots need a paragraph of their own. */
export function blocksFault(file: string, { raw, line }: SlotMark): ConfigFault {
  return new ConfigFault(
    `${file}:${line} has ${raw} within other text, a list, a table, a quote or a heading; it brings whole blocks, so it must stand alone between empty lines.`,
  );
}

export function includeFault(file: string, { raw, line }: SlotMark): ConfigFault {
  return new ConfigFault(
    `${file}:${line} has ${raw} within other text; an included file must stand alone between empty lines.`,
  );
}

/** Addresses, names of references and HTML are fixed. */
export function fixedFault(file: string, { raw, line }: SlotMark): ConfigFault {
  return new ConfigFault(
    `${file}:${line} has ${raw} in an address, in the text of a picture or in HTML, which can only be fixed; put it into the text beside.`,
  );
}

function nearSlot(name: string): string | undefined {
  const names = [...SLOTS.keys()];
  const said = name.toLowerCase();
  return (
    names.find((known) => known.toLowerCase() === said) ??
    names.find((known) => known.toLowerCase().endsWith(`.${said}`)) ??
    nearestWord(said, names)
  );
}
