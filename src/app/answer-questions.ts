import { createHash } from 'node:crypto';
import type { Refusal } from '../domain/incident/decide.ts';
import { answered } from '../domain/postmortem/postmortem-state.ts';
import { addEntry } from './add-entry.ts';
import type { App } from './app.ts';
import { changeIncident } from './change-incident.ts';
import { changePostmortem } from './change-postmortem.ts';
import type { KnownIncident } from './ports/incidents.ts';
import type { AnswerReading } from './postmortem-questions.ts';

/** Who answers; `id` is the delivery's. */
export interface Answerer {
  readonly id: string;
  readonly by: string;
}

type Ports = Pick<App, 'postmortems' | 'incidents' | 'entries' | 'effects' | 'queue' | 'journal' | 'clock'>;
type Readable = Exclude<AnswerReading, { kind: 'unreadable' }>;

/** An answer and the question that it was typed under. */
export interface ReadAnswer {
  readonly id: string;
  readonly reading: Readable;
}

/**
 * Takes answers into the record: fields with their author, key times and the severity as changes of the incident,
 * everything else as entries. The first refusal ends it; answers before it stay, and the same answers again are taken
 * once. Throws `StoreFault`.
 */
export async function answerQuestions(
  app: Ports,
  known: KnownIncident,
  who: Answerer,
  answers: readonly ReadAnswer[],
): Promise<{ readonly id: string; readonly refusal: Refusal } | undefined> {
  for (const { id, reading } of answers) {
    const refusal = await take(app, known, { ...who, id: `${who.id}.${fingerprint(reading)}` }, reading);
    if (refusal) return { id, refusal };
  }
  const fields = answers.flatMap(({ reading }) => (reading.kind === 'field' ? [reading] : []));
  await fillFields(app, known, who, fields);
  await app.postmortems.markStale(known.incident.team, known.incident.key);
  return undefined;
}

/** Notes answers about fields, all in one step. Throws `StoreFault`. */
export async function fillFields(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  { by }: Pick<Answerer, 'by'>,
  fields: readonly { readonly question: string; readonly text: string }[],
): Promise<void> {
  if (fields.length === 0) return;
  const at = app.clock();
  await changePostmortem(app, { team: incident.team, incident: incident.key }, ({ state }) => {
    const filled = fields.reduce((so, { question, text }) => answered(so, { question, text, by, at }), state);
    return { plan: { state: filled, effects: [{ kind: 'overview' }] }, result: undefined };
  });
}

/** The same answer once more is the same change; another answer in the same form is another one. */
function fingerprint(reading: Readable): string {
  return createHash('sha256').update(JSON.stringify(reading)).digest('hex').slice(0, 12);
}

async function take(
  app: Ports,
  known: KnownIncident,
  { id, by }: Answerer,
  reading: Readable,
): Promise<Refusal | undefined> {
  const at = app.clock();
  const entry = { id, team: known.incident.team, incident: known.incident.key, author: by };
  switch (reading.kind) {
    case 'field':
      return undefined;
    case 'severity': {
      const { severity } = reading;
      const why = undefined;
      return refusalOf(await changeIncident(app, known, { kind: 'severity', id, by, at, severity, why }));
    }
    case 'time': {
      const { milestone, at: time, words, type } = reading;
      const refusal = refusalOf(
        await changeIncident(app, known, { kind: 'time', id, by, at, milestone, time }),
      );
      if (!refusal && words !== undefined)
        await addEntry(app, { ...entry, text: words, type, occurredAt: time });
      return refusal;
    }
    case 'entry':
      await addEntry(app, {
        ...entry,
        text: `${reading.question} — ${reading.text}`,
        type: 'note',
        occurredAt: at,
      });
      return undefined;
    default:
      return reading satisfies never;
  }
}

function refusalOf(result: Awaited<ReturnType<typeof changeIncident>>): Refusal | undefined {
  return result.kind === 'refused' ? result.refusal : undefined;
}
