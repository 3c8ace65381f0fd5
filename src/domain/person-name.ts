/** The names that somebody has in Slack: what they want to be shown as, their full name, and the `@handle`. */
export interface PersonNames {
  readonly display?: string;
  readonly real?: string;
  readonly handle?: string;
}

export type NameKind = keyof PersonNames;

/** By which name people are shown, unless the configuration says otherwise. */
export const NAME_ORDER = ['display', 'real', 'handle'] as const satisfies readonly NameKind[];

/** The first of these names that there is. */
export function preferredName(names: PersonNames, order: readonly NameKind[]): string | undefined {
  return order.map((kind) => names[kind]).find((name) => name !== undefined && name !== '');
}
