import type { Meant } from '../../domain/postmortem/questions/offer.ts';
import type { MeaningChange } from '../../domain/timeline/mark.ts';
import { editEntry } from '../entries/change-entry.ts';
import { markEntry } from '../entries/mark-entry.ts';
import { idInFile } from '../imports/imported-id.ts';
import type { Reading } from './answer-reading.ts';
import type { Answering, AnswerPorts, AnswerProblem } from './answering.ts';

/** Gives an entry that was logged before its own time another time. Imported entries go by the id in their file. */
export async function moveEntry(
  app: AnswerPorts,
  { known: { incident }, by }: Answering,
  { entry: named, at }: Extract<Reading, { kind: 'entry-time' }>,
): Promise<string | AnswerProblem> {
  const all = await app.entries.ofIncident(incident.team, incident.key, {});
  const entry = all.find(({ id }) => id === named || idInFile(id) === named);
  if (!entry) return { kind: 'no-entry' };
  const asked = { team: incident.team, id: entry.id, user: by };
  const result = await editEntry(app, asked, { text: entry.text, type: entry.type, occurredAt: at });
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return at.toISOString();
    case 'gone':
      return { kind: 'no-entry' };
    default:
      return result satisfies never;
  }
}

/** Says what entries mean, one after the other. What is kept of it names the outcomes, or the entries. */
export async function setMeanings(
  app: AnswerPorts,
  { known: { incident }, by }: Answering,
  means: readonly Meant[],
): Promise<string | AnswerProblem> {
  const all = await app.entries.ofIncident(incident.team, incident.key, {});
  const stored = (named: string) => all.find(({ id }) => id === named || idInFile(id) === named)?.id;
  for (const meant of means) {
    const id = stored(meant.entry);
    if (id === undefined) return { kind: 'no-entry' };
    const asked = { team: incident.team, id, user: by };
    const { kind } = await markEntry(app, asked, changeOf(meant, stored));
    if (kind === 'gone' || kind === 'struck') return { kind: 'no-entry' };
  }
  return means.map((meant) => (meant.kind === 'outcome' ? meant.was : meant.entry)).join(', ');
}

function changeOf(meant: Meant, stored: (named: string) => string | undefined): MeaningChange {
  switch (meant.kind) {
    case 'mark': {
      const { is, part } = meant;
      return { kind: 'set', is, ...(part === undefined ? {} : { part }) };
    }
    case 'outcome': {
      const shown = meant.shown === undefined ? undefined : stored(meant.shown);
      return { kind: 'outcome', was: meant.was, ...(shown === undefined ? {} : { shown }) };
    }
    default:
      return meant satisfies never;
  }
}
