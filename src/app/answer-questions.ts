import { createHash } from 'node:crypto';
import type { ActionItem } from '../domain/actions/action-item.ts';
import { readActionNumber } from '../domain/actions/action-number.ts';
import { readActionText } from '../domain/actions/action-text.ts';
import { dateIn } from '../domain/actions/calendar-date.ts';
import type { ActionRefusal } from '../domain/actions/decide.ts';
import type { Refusal } from '../domain/incident/decide.ts';
import type { Incident } from '../domain/incident/incident.ts';
import type { FieldAnswer } from '../domain/postmortem/questions/answers.ts';
import { answered } from '../domain/postmortem/review/postmortem-state.ts';
import { addActionItem } from './add-action.ts';
import { addEntry } from './add-entry.ts';
import type { App } from './app.ts';
import { assignAction, changeAction } from './change-action.ts';
import { editEntry } from './change-entry.ts';
import { changeIncident } from './change-incident.ts';
import { changePostmortem } from './change-postmortem.ts';
import { idInFile } from './import-incident.ts';
import { personOf } from './load-person.ts';
import type { KnownIncident } from './ports/incidents.ts';
import type { Reading } from './read-answer.ts';
import { setMeeting } from './set-meeting.ts';
import { closedTo } from './sharing.ts';
import { type UnablePerson, unablePerson } from './unable-person.ts';

/** Who answers; `id` is the delivery's. */
export interface Answerer {
  readonly id: string;
  readonly by: string;
}

/** Who answers about which incident. */
type Answering = Answerer & { readonly known: KnownIncident };

/** An answer and the question that it was typed under. */
export interface ReadAnswer {
  readonly id: string;
  readonly reading: Reading;
}

/** Why something that was read is not taken. */
export type AnswerProblem =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'action'; readonly item: ActionItem; readonly why: ActionRefusal }
  /** The incident is private, and whoever would own an item is not in its channel. */
  | { readonly kind: 'outside' }
  | { readonly kind: 'no-action'; readonly said: string }
  | { readonly kind: 'no-entry' }
  /** Who was chosen can own nothing. */
  | { readonly kind: 'unable'; readonly person: UnablePerson };

type Ports = Pick<
  App,
  | 'postmortems'
  | 'incidents'
  | 'entries'
  | 'effects'
  | 'members'
  | 'channelLookup'
  | 'actions'
  | 'counters'
  | 'people'
  | 'peopleSource'
  | 'queue'
  | 'journal'
  | 'policy'
  | 'clock'
>;

/**
 * Takes answers into the record, each with its author: fields, times, the severity, entries, action items. Stops at
 * the first one that cannot be taken; those before it stay, and sending the same answers again changes nothing.
 * Throws `StoreFault`.
 */
export async function answerQuestions(
  app: Ports,
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

/** Notes answers with their author, all in one step, and marks the document as stale. Throws `StoreFault`. */
export async function keepAnswers(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  { by, answers }: { readonly by: string; readonly answers: readonly Omit<FieldAnswer, 'by' | 'at'>[] },
): Promise<void> {
  if (answers.length === 0) return;
  const at = app.clock();
  await app.postmortems.markStale(incident.team, incident.key);
  await changePostmortem(app, { team: incident.team, incident: incident.key }, ({ state }) => {
    const filled = answers.reduce((so, answer) => answered(so, { ...answer, by, at }), state);
    return { plan: { state: filled, effects: [{ kind: 'overview' }] }, result: undefined };
  });
}

/** The same answer makes the same id, so it changes nothing the second time; another answer makes another id. */
function fingerprint(question: string, reading: Reading): string {
  return createHash('sha256')
    .update(JSON.stringify([question, reading]))
    .digest('hex')
    .slice(0, 12);
}

/** Does what an answer asks for. Returns the words to keep of it, or why it was not done. */
async function take(app: Ports, answering: Answering, reading: Reading): Promise<string | AnswerProblem> {
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

/** Gives an entry that was logged before its own time another time. Imported entries go by the id in their file. */
async function moveEntry(
  app: Ports,
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

/** A future meeting is set, with agenda and calendar file; a past one is only noted. */
async function recordMeeting(app: Ports, { known, by }: Answering, at: Date): Promise<string> {
  if (at > app.clock()) await setMeeting(app, known, { by, at, users: [] });
  return at.toISOString();
}

/**
 * Adds items as `action add` does; their keys are kept. None is added where one of them names an owner who cannot be
 * one: what is sent again after that is another answer, and would add the others twice.
 */
async function addActions(
  app: Ports,
  { known: { incident }, id, by }: Answering,
  { titles, owner, due }: Extract<Reading, { kind: 'actions' }>,
): Promise<string | AnswerProblem> {
  const person = await personOf(app, incident.team, by);
  const today = dateIn(app.clock(), person.zone);
  for (const text of titles) {
    const read = readActionText(text, { today });
    const problem = await ownerProblem(app, incident, (read.kind === 'action' && read.owner) || owner);
    if (problem) return problem;
  }
  const keys: string[] = [];
  for (const [index, text] of titles.entries()) {
    const added = await addActionItem(app, { id: `${id}.${index}`, incident, person, text, owner, due });
    if (added.kind === 'outside') return { kind: 'outside' };
    if (added.kind === 'added') keys.push(added.item.key);
  }
  return keys.join(', ');
}

async function ownerProblem(
  app: Ports,
  incident: Incident,
  owner: string | undefined,
): Promise<AnswerProblem | undefined> {
  if (owner === undefined) return undefined;
  const unable = await unablePerson(app, incident.team, owner);
  if (unable) return { kind: 'unable', person: unable };
  return (await closedTo(app, incident, { user: owner })) ? { kind: 'outside' } : undefined;
}

const WHY_DUE = 'answered for the postmortem';

async function changeItem(
  app: Ports,
  { known: { incident }, by }: Answering,
  reading: Extract<Reading, { kind: 'owner' | 'due' }>,
): Promise<string | AnswerProblem> {
  const asked = { team: incident.team, number: readActionNumber(reading.action) ?? 0 };
  const stamp = { by, at: app.clock() };
  const unable = reading.kind === 'owner' && (await unablePerson(app, incident.team, reading.to));
  if (unable) return { kind: 'unable', person: unable };
  const result =
    reading.kind === 'owner'
      ? await assignAction(app, asked, { ...stamp, do: 'assign', to: reading.to })
      : await changeAction(app, asked, { ...stamp, do: 'move', to: reading.to, why: WHY_DUE });
  switch (result.kind) {
    case 'changed':
    case 'unchanged':
      return reading.to;
    case 'refused':
      return { kind: 'action', item: result.item, why: result.why };
    case 'outside':
      return { kind: 'outside' };
    case 'unknown':
      return { kind: 'no-action', said: reading.action };
    default:
      return result satisfies never;
  }
}
