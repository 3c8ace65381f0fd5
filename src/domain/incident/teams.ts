import { foldWord } from './own-word.ts';

/** A team of the configuration: who looks after services, and can have an action item until a person takes it. */
export interface OwningTeam {
  readonly name: string;
  /** What people may type besides. */
  readonly also: readonly string[];
  /** Id of its user group in Slack, `S…`. */
  readonly group?: string | undefined;
  /** Where it hears of its items: a channel's name without `#`, or its id. */
  readonly channel?: string | undefined;
}

/** The configured team that a word names: `payments`, `team payments`. */
export function readTeam(said: string, teams: readonly OwningTeam[]): string | undefined {
  const words = [foldWord(said), foldWord(said.replace(/^\s*(?:the\s+)?(?:team\s+)?|\s+team\s*$/gi, ''))];
  return teams.find(({ name, also }) => [name, ...also].some((one) => words.includes(foldWord(one))))?.name;
}
