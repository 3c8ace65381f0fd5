import { contradictionsOf } from '../domain/postmortem/analysis/contradictions.ts';
import type { Evidence } from '../domain/postmortem/analysis/evidence.ts';
import { basisOf } from '../domain/postmortem/analysis/facts/fact.ts';
import { computeFacts } from '../domain/postmortem/analysis/facts.ts';
import { readTimeline } from '../domain/postmortem/analysis/milestones.ts';
import { shownSuggestion } from '../domain/postmortem/suggestions/shown-suggestion.ts';
import {
  suggestionsFor,
  withSuggestionsConfirmed,
} from '../domain/postmortem/suggestions/suggestions-for.ts';
import type { BytesIo, CliIo } from './cli-io.ts';
import { loadIncidentFile } from './incident-file.ts';
import { withoutSecretsOf } from './without-secrets.ts';

export interface FactsCall {
  readonly file: string;
  /** Take what the words suggest as if somebody had confirmed it. */
  readonly confirmSuggestions?: boolean;
}

/**
 * `scribe facts --file incident.json`: the figures of an incident as JSON, with what they rest on and, apart from them,
 * what the words of its entries suggest, without the secrets that stand in them.
 */
export async function factsCommand(
  { file, confirmSuggestions }: FactsCall,
  io: CliIo & Pick<BytesIo, 'warn'>,
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const { value: read, note } = await withoutSecretsOf(await loadIncidentFile(file, io), environment);
  if (note !== undefined) io.warn(note);
  const record = confirmSuggestions ? withSuggestionsConfirmed(read) : read;
  const suggested = suggestionsFor(record);
  const reading = readTimeline(record);
  const { facts, missing } = computeFacts(record, reading);
  const contradictions = contradictionsOf(reading);
  const shown = {
    facts: facts.map((fact) => ({ ...withoutEmptyFields(fact), basis: basisOf(fact.name) })),
    missing,
    ...(contradictions.length > 0
      ? { contradictions: contradictions.map(({ text, entries }) => ({ text, entries })) }
      : {}),
    suggested: suggested.map(shownSuggestion),
  };
  io.print(`${JSON.stringify(shown, undefined, 2)}\n`);
}

/** Fields of the record are named only where a figure rests on them too. */
function withoutEmptyFields<Each extends Evidence>(
  fact: Each,
): Omit<Each, 'fields'> & Partial<Pick<Each, 'fields'>> {
  const { fields, ...rest } = fact;
  return fields.length > 0 ? { ...rest, fields } : rest;
}
