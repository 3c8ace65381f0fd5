import { createHash } from 'node:crypto';
import { type FieldAnswer, isNote } from '../../domain/postmortem/questions/answers.ts';
import { answered } from '../../domain/postmortem/review/postmortem-state.ts';
import type { App } from '../app.ts';
import { addEntry } from '../entries/add-entry.ts';
import { changeIncident } from '../incidents/change-incident.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { changePostmortem } from '../postmortems/change-postmortem.ts';
import { setMeeting } from '../postmortems/set-meeting.ts';
import { addActions, changeItem, changeItems } from './answer-actions.ts';
import { moveEntry, setMeanings } from './answer-entries.ts';
import type { Reading } from './answer-reading.ts';
import type { Answerer, Answering, AnswerPorts, AnswerProblem } from './answering.ts';

/** An answer and the question that it was typed under. */
export interface ReadAnswer {
  readonly id: string;
  readonly reading: Reading;
}

/**
 * Takes answers into the record, each with its author: fields, times, the severity, entries, action items. Stops at
 * the first one that cannot be taken; those before it stay, and sending the same answers again changes nothing.
 * Throws `StoreFault`.
 */
export async function answerQuestions(
  app: AnswerPorts,
  known: KnownIncident,
  given: Answerer & { readonly answers: readonly ReadAnswer[] },
): Promise<{ readonly id: string; readonly problem: AnswerProblem } | undefined> {
  const taken: Omit<FieldAnswer, 'by' | 'at'>[] = [];
  const { by } = given;
  for (const { id, reading } of given.answers) {
    const result = await take(app, { known, by, id: `${given.id}.${fingerprint(id, reading)}` }, reading);
    if (typeof result !== 'string') {
      await keepAnswers(app, known, { by, answers: taken });
      return { id, problem: result };
    }
    taken.push({ question: id, text: result, ...(reading.kind === 'settled' ? { settles: true } : {}) });
  }
  await keepAnswers(app, known, { by, answers: taken });
  return undefined;
}

/**
 * Notes answers with their author, all in one step, and marks the document as stale. A note that is sent again is noted
 * once. Throws `StoreFault`.
 */
export async function keepAnswers(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  { by, answers }: { readonly by: string; readonly answers: readonly Omit<FieldAnswer, 'by' | 'at'>[] },
): Promise<void> {
  if (answers.length === 0) return;
  const at = app.clock();
  await app.postmortems.markStale(incident.team, incident.key);
  await changePostmortem(app, { team: incident.team, incident: incident.key }, ({ state }) => {
    const filled = answers
      .map((answer) => ({ ...answer, by, at }))
      .filter((answer) => !isNote(answer) || !isKnown(state.answers, answer))
      .reduce(answered, state);
    if (filled === state) return { result: undefined };
    return { plan: { state: filled, effects: [{ kind: 'overview' }] }, result: undefined };
  });
}

/** Notes add up, so the same words of the same person are that note again. */
function isKnown(answers: readonly FieldAnswer[], { question, text, by }: FieldAnswer): boolean {
  return answers.some((one) => one.question === question && one.text === text && one.by === by);
}

/** The same answer makes the same id, so it changes nothing the second time; another answer makes another id. */
function fingerprint(question: string, reading: Reading): string {
  return createHash('sha256')
    .update(JSON.stringify([question, reading]))
    .digest('hex')
    .slice(0, 12);
}

/** Does what an answer asks for. Returns the words to keep of it, or why it was not done. */
async function take(
  app: AnswerPorts,
  answering: Answering,
  reading: Reading,
): Promise<string | AnswerProblem> {
  const { known, id, by } = answering;
  const at = app.clock();
  const stamp = { id, by, at };
  const place = { team: known.incident.team, incident: known.incident.key };
  switch (reading.kind) {
    case 'field':
    case 'settled':
      return reading.text;
    case 'severity': {
      const { severity } = reading;
      const change = { kind: 'severity', ...stamp, severity, why: undefined } as const;
      return changed(await changeIncident(app, known, change), `${severity}`);
    }
    case 'times': {
      const { times, entry } = reading;
      const said = Object.values(times).map((time) => time.toISOString());
      const result = changed(
        await changeIncident(app, known, { kind: 'times', ...stamp, times }),
        said.join(', '),
      );
      if (typeof result === 'string' && entry)
        await addEntry(app, { ...place, id, author: by, ...timed(entry) });
      return result;
    }
    case 'entry-time':
      return moveEntry(app, answering, reading);
    case 'entry':
      await addEntry(app, { ...place, id, author: by, ...timed(reading) });
      return reading.text;
    case 'meeting':
      return recordMeeting(app, answering, reading.at);
    case 'actions':
      return addActions(app, answering, reading);
    case 'meanings':
      return setMeanings(app, answering, reading.means);
    case 'owners':
      return changeItems(app, answering, reading);
    case 'owner':
      return changeItem(app, answering, reading);
    case 'due':
      return changeItem(app, answering, reading);
    default:
      return reading satisfies never;
  }
}

function timed({ text, type, at }: Pick<Extract<Reading, { kind: 'entry' }>, 'text' | 'type' | 'at'>) {
  return { text, type, occurredAt: at };
}

function changed(result: Awaited<ReturnType<typeof changeIncident>>, kept: string): string | AnswerProblem {
  return result.kind === 'refused' ? { kind: 'refused', refusal: result.refusal } : kept;
}

/** A future meeting is set, with agenda and calendar file; a past one is only noted. */
async function recordMeeting(app: AnswerPorts, { known, by }: Answering, at: Date): Promise<string> {
  if (at > app.clock()) await setMeeting(app, known, { by, at, users: [] });
  return at.toISOString();
}
