import { contradictionsOf } from '../domain/postmortem/analysis/contradictions.ts';
import type { Evidence } from '../domain/postmortem/analysis/evidence.ts';
import { basisOf } from '../domain/postmortem/analysis/facts/fact.ts';
import { computeFacts } from '../domain/postmortem/analysis/facts.ts';
import { readTimeline } from '../domain/postmortem/analysis/milestones.ts';
import type { CliIo } from './cli-io.ts';
import { loadIncidentFile } from './incident-file.ts';

/** `scribe facts --file incident.json`: the figures of an incident as JSON, with what they rest on. */
export async function factsCommand({ file }: { readonly file: string }, io: CliIo): Promise<void> {
  const record = await loadIncidentFile(file, io);
  const reading = readTimeline(record);
  const { facts, missing } = computeFacts(record, reading);
  const contradictions = contradictionsOf(reading);
  const shown = {
    facts: facts.map((fact) => ({ ...withoutEmptyFields(fact), basis: basisOf(fact.name) })),
    missing,
    ...(contradictions.length > 0
      ? { contradictions: contradictions.map(({ text, entries }) => ({ text, entries })) }
      : {}),
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
