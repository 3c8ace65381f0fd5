import type { Severity, Status } from '../../domain/incident/incident.ts';
import type { Words } from '../../domain/incident/own-word.ts';
import { BUILT_IN_WORDS, SEVERITIES, type Vocabulary } from '../../domain/incident/vocabulary.ts';
import type { EntryType } from '../../domain/timeline/entry.ts';
import { literal, plainLine } from './escape.ts';

/** As a language is: chosen once for a process, before it says anything, and known to whoever puts words together. */
let spoken: Vocabulary = BUILT_IN_WORDS;

/** From now on this process speaks in the words of this team. */
export function speakIn(vocabulary: Vocabulary): void {
  spoken = vocabulary;
}

/** The name that a command takes for this severity and for no other: `2`, `critical`. */
export function typedSeverity(severity: Severity): string {
  return spoken.severities[severity]?.name ?? String(severity);
}

export function statusName(status: Status): string {
  return own(spoken.statuses[status], status);
}

/** What a command takes for a status, in the order of a usual response: plain text. */
export function statusWords(statuses: readonly Status[]): readonly string[] {
  return statuses.map((status) => spoken.statuses[status]?.name ?? status);
}

/** What a command takes for the severities that are offered, the worst first: plain text. */
export function severityWords(): readonly string[] {
  return spoken.offered.map(typedSeverity);
}

export function typeName(type: EntryType): string {
  return own(spoken.types[type], type);
}

/** What stands after `#` for a type: one word. */
export function typeTag(type: EntryType): string {
  const name = spoken.types[type]?.name ?? type;
  return /^\p{L}+$/u.test(name)
    ? name
    : (spoken.types[type]?.also.find((word) => /^\p{L}+$/u.test(word)) ?? type);
}

/** The team's own name of a role: formatted text. */
export function ownRoleName(role: string): string | undefined {
  const words = spoken.roles[role];
  return words && literal(words.name);
}

/** The team's own name of a severity: formatted text. */
export function ownSeverityName(severity: Severity): string | undefined {
  const words = spoken.severities[severity];
  return words && literal(words.name);
}

/** The severities of a menu, the worst first, each with what it means; plain text. `kept` is among them in any case. */
export function severityChoices(
  kept?: Severity,
): readonly { readonly severity: Severity; readonly label: string }[] {
  return SEVERITIES.filter((one) => one === kept || spoken.offered.includes(one)).map((severity) => {
    const words = spoken.severities[severity];
    return { severity, label: words ? plainLabel(words) : `Sev-${severity}: ${SEVERITY_MEANS[severity]}` };
  });
}

/** How an entry type is explained in menus; plain text. */
export function typeChoice(type: EntryType): string {
  const words = spoken.types[type];
  if (!words) return `${type}: ${TYPE_MEANS[type]}`;
  return plainLabel({ ...words, about: words.about ?? TYPE_MEANS[type] });
}

function own(words: Words | undefined, builtIn: string): string {
  return words ? literal(words.name) : builtIn;
}

function plainLabel({ name, about }: Words): string {
  return plainLine(about === undefined ? name : `${name}: ${about}`);
}

const SEVERITY_MEANS: Readonly<Record<Severity, string>> = {
  1: 'most users cannot work',
  2: 'an important part fails',
  3: 'degraded, a way around exists',
  4: 'minor',
};

const TYPE_MEANS: Readonly<Record<EntryType, string>> = {
  change: 'a deploy, a switch, a migration',
  detection: 'an alert or a report',
  response: 'who came, who leads',
  investigation: 'what was looked at',
  mitigation: 'what was tried against it',
  recovery: 'it gets better',
  resolution: 'it is over',
  communication: 'what was told to whom',
  decision: 'what was decided',
  note: 'everything else',
};
