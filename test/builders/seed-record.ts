import { readFileSync } from 'node:fs';
import { parseIncidentFile } from '../../src/cli/incident-file.ts';
import type { IncidentRecord } from '../../src/domain/postmortem/record/record.ts';

export const SEEDS = ['standard', 'comprehensive', 'numbered', 'concise', 'narrative'] as const;
export type Seed = (typeof SEEDS)[number];

/** The recorded incident that a seed document is about. */
export function seedRecord(seed: Seed): IncidentRecord {
  const path = new URL(`../postmortem/seeds/${seed}.json`, import.meta.url);
  return parseIncidentFile(readFileSync(path, 'utf8'), `${seed}.json`);
}
