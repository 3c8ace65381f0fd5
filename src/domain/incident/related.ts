import { type Incident, isActive } from './incident.ts';

/** Why an earlier incident may have to do with this one. */
export type RelatedReason =
  | { readonly kind: 'services'; readonly names: readonly string[] }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'field'; readonly name: string; readonly value: string };

/** An earlier incident, and every reason to look at it. */
export interface Related {
  readonly incident: Incident;
  readonly reasons: readonly RelatedReason[];
}

type Described = Pick<Incident, 'title' | 'services' | 'fields'>;

/** One common word says little. */
const WORDS = 2;
/** Words that stand in any title. */
const COMMON: ReadonlySet<string> = new Set(
  'the and for with after before during from into not are was has have our all some new down slow high low error errors issue issues problem outage failure fails failing failed broken test drill again since when'.split(
    ' ',
  ),
);

/**
 * Earlier incidents that are over and may have to do with this one, those with most in common first and then the newest.
 * What is said is why: a person decides whether it is so. Drills, false alarms and merged ones are left out.
 */
export function relatedTo(one: Described, others: readonly Incident[], most: number): readonly Related[] {
  return others
    .filter(({ drill, phase }) => !drill && phase.state === 'resolved')
    .map((incident) => ({ incident, reasons: reasonsFor(one, incident) }))
    .filter(({ incident, reasons }) => reasons.length > 0 && !isActive(incident))
    .toSorted(
      (a, b) =>
        weight(b.reasons) - weight(a.reasons) ||
        b.incident.declaredAt.getTime() - a.incident.declaredAt.getTime(),
    )
    .slice(0, most);
}

function reasonsFor(one: Described, other: Described): readonly RelatedReason[] {
  const names = (one.services ?? []).filter((name) => other.services?.includes(name));
  const theirs = wordsOf(other.title);
  const words = [...wordsOf(one.title)].filter((word) => theirs.has(word));
  const fields = (one.fields ?? []).flatMap(({ name, value }): RelatedReason[] =>
    other.fields?.some((field) => field.name === name && field.value === value)
      ? [{ kind: 'field', name, value }]
      : [],
  );
  const enough = words.length >= WORDS || (words.length > 0 && names.length > 0);
  return [
    ...(names.length > 0 ? [{ kind: 'services' as const, names }] : []),
    ...(enough ? [{ kind: 'words' as const, words }] : []),
    ...(names.length > 0 || enough ? fields : []),
  ];
}

function weight(reasons: readonly RelatedReason[]): number {
  return reasons.reduce((sum, reason) => sum + (reason.kind === 'words' ? reason.words.length : 2), 0);
}

function wordsOf(title: string): ReadonlySet<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
  return new Set(words.filter((word) => !COMMON.has(word) && !/^\d+$/.test(word)));
}
