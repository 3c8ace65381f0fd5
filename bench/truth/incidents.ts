import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import type { IncidentRecord, RecordEntry } from '../../src/domain/postmortem/record/record.ts';
import { parseTruthFile, type TruthFile } from './truth-file.ts';

/** Those under `unseen` were written, with what is true of them, after the rules: no rule was made to fit them. */
const FOLDERS = ['seeds', 'elsewhere', 'truth', 'unseen'] as const;
/** Of these, a second file beside the incident says what is true. */
const WITH_TRUTH: ReadonlySet<string> = new Set(['truth', 'unseen']);

/** One incident without what people say that it means, and with it. */
export interface MeasuredIncident {
  readonly name: string;
  readonly folder: (typeof FOLDERS)[number];
  readonly unmarked: IncidentRecord;
  /** What is true of it, as far as marks can say it. */
  readonly marked: IncidentRecord;
  /** What else is true; only of incidents that have a file for it. */
  readonly truth?: TruthFile;
}

/** Every incident under `test/postmortem`, in the order of folders and names. */
export function measuredIncidents(root = 'test/postmortem'): MeasuredIncident[] {
  return FOLDERS.flatMap((folder) => {
    const files = readdirSync(join(root, folder)).sort();
    return files
      .filter((file) => file.endsWith('.json') && !file.endsWith('.truth.json'))
      .map((file): MeasuredIncident => {
        const text = readFileSync(join(root, folder, file), 'utf8');
        const own = { name: file.replace('.json', ''), folder };
        if (!WITH_TRUTH.has(folder)) {
          const marked = parseIncidentFile(text, file);
          return { ...own, marked, unmarked: unmarkedOf(marked) };
        }
        const truth = parseTruthFile(
          readFileSync(join(root, folder, file.replace('.json', '.truth.json')), 'utf8'),
        );
        return {
          ...own,
          truth,
          unmarked: parseIncidentFile(text, file),
          marked: parseIncidentFile(withTruth(text, truth), file),
        };
      });
  });
}

function withTruth(text: string, { kind, entries }: TruthFile): string {
  const base: { entries: { id: string }[] } = JSON.parse(text);
  const known = new Set(base.entries.map(({ id }) => id));
  const unknown = Object.keys(entries).filter((id) => !known.has(id));
  if (unknown.length > 0)
    throw new Error(`The truth names entries that are not there: ${unknown.join(', ')}.`);
  return JSON.stringify({
    ...base,
    ...(kind ? { kind } : {}),
    entries: base.entries.map((entry) => ({ ...entry, ...entries[entry.id] })),
  });
}

function unmarkedOf({ kind: _kind, ...record }: IncidentRecord): IncidentRecord {
  return { ...record, losses: [], entries: record.entries.map(plain) };
}

function plain({ marks: _marks, attempt: _attempt, outcome: _outcome, ...entry }: RecordEntry): RecordEntry {
  return entry;
}
