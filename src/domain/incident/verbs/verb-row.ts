import type { FieldSpec, Service } from '../details.ts';
import type { OwningTeam } from '../teams.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { UsageFault } from './usage-fault.ts';

/** What a team has configured that the text of a command depends on. */
export interface CommandOptions {
  readonly roles: readonly string[];
  /** The team's own words; without them only the built-in ones are read. */
  readonly vocabulary?: Vocabulary;
  readonly services?: readonly Service[];
  readonly teams?: readonly OwningTeam[];
  readonly fields?: readonly FieldSpec[];
  /** Slack user id of whoever types, for whom `me` stands; absent where a line is only looked at. */
  readonly me?: string;
}

/** How a command is written. Both follow the command's name, which is configuration. */
export interface Form {
  readonly usage: string;
  readonly example: string;
}

/** Everything about one verb except what it does: that is its handler, in the adapter that receives commands. */
export interface VerbRow extends Form {
  readonly summary: string;
  /** Other words for the same verb. */
  readonly aliases: readonly string[];
  /**
   * Words that people try when they mean this verb: offered, never carried out. A word of several verbs is offered for
   * each.
   */
  readonly meant: readonly string[];
  /** A word that is the verb and its first argument in one: `sev2`. */
  readonly fused?: RegExp;
  /** The short help shows it: the few verbs that an outage needs. */
  readonly inShortHelp?: true;
  /** The verb whose handler carries it out, where it has none of its own. */
  readonly runs?: string;
  /** The words one of which begins its text. */
  readonly kinds?: readonly string[];
  /**
   * What Slack gets when it delivers the same command twice: the answer that was kept, or that of a second run. A
   * second run suits verbs that change nothing, and those whose writes are idempotent.
   */
  readonly redelivery: 'keep-answer' | 'run-again';
  /**
   * Reads what follows the verb, trimmed, with its line breaks. What it returns are the parts of the parsed command.
   */
  parse(rest: string, options: CommandOptions): object | UsageFault;
}

/** A group of verbs. */
export type VerbRows = Readonly<Record<string, VerbRow>>;
