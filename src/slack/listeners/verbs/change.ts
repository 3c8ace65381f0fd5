import { addEntry } from '../../../app/add-entry.ts';
import { changeIncident } from '../../../app/change-incident.ts';
import { maySee } from '../../../app/find-incident.ts';
import { personOf } from '../../../app/person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import { templateFor } from '../../../app/template-for.ts';
import type { ChangeCommand, Stamp } from '../../../domain/incident/command.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import { changed } from '../../words/changes.ts';
import { unknownTemplate } from '../../words/drafts.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { mergeWouldShow, refused } from '../../words/refusals.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { keyOf, withIncident } from '../resolve-place.ts';

/** The verbs that change an incident at once. */
export type ChangeVerb = Extract<
  ParsedCommand,
  {
    verb:
      | 'status'
      | 'sev'
      | 'title'
      | 'role'
      | 'join'
      | 'leave'
      | 'handoff'
      | 'reopen'
      | 'cancel'
      | 'merge'
      | 'draft';
  }
>;

/** Finds the incident, turns the words into a command of the rules, and says what came of it. */
export function change(parts: Parts, asked: Asked, verb: ChangeVerb): Promise<Answer> {
  const resolvedToo = verb.verb === 'draft' || verb.verb === 'reopen';
  const act = async (known: KnownIncident): Promise<Answer> => {
    const { app, command } = parts;
    if (verb.verb === 'merge') {
      const into = await keyOf(parts, asked, verb.into);
      const target = await app.incidents.byKey(asked.team, into);
      if (!target || !maySee(target, asked.user)) return sayWords(noSuchIncident(into, command), 'refused');
      if (target.incident.private !== known.incident.private)
        return sayWords(mergeWouldShow(into), 'refused');
    }
    const { known: templates } = app.policy.templates;
    if (verb.verb === 'draft' && verb.template !== undefined && !templates.has(verb.template)) {
      return sayWords(unknownTemplate(verb.template, [...templates.keys()], command), 'refused');
    }
    const answer = await apply(parts, asked, known, await commandOf(parts, asked, verb, known));
    if (verb.verb === 'handoff' && verb.note !== undefined && answer.outcome === 'done')
      await keepNote(parts, asked, known, verb.note);
    return answer;
  };
  return withIncident(parts, asked, act, { resolvedToo });
}

/** What is said along with a handoff belongs to the record too. */
async function keepNote(
  parts: Parts,
  asked: Asked,
  { incident }: KnownIncident,
  note: string,
): Promise<void> {
  await addEntry(parts.app, {
    id: `${asked.id}.note`,
    team: asked.team,
    incident: incident.key,
    author: asked.user,
    text: unescapeSlack(note),
    type: 'response',
    occurredAt: parts.app.clock(),
  });
}

/** A second wish for a draft within this time is the same one: a button that was clicked twice (ms). */
const SAME_WISH_MS = 10_000;

/** Asks for one more draft with the usual layout. */
export async function draftAgain(parts: Parts, asked: Asked, known: KnownIncident): Promise<Answer> {
  const { clock, policy, incidents } = parts.app;
  const { team, id, severity } = known.incident;
  const at = clock();
  const template = templateFor(policy.templates, severity);
  const sameSince = new Date(at.getTime() - SAME_WISH_MS);
  const wish = { kind: 'draft', id: asked.id, by: asked.user, at, template, sameSince } as const;
  const answer = await apply(parts, asked, known, wish);
  if (answer.kind !== 'say' || answer.outcome !== 'unchanged') return answer;
  const now = await incidents.byId(team, id);
  const last = now?.events.findLast(({ kind }) => kind === 'draft-wanted');
  return last ? sayWords(changed(known.incident, [last], { zone: 'UTC', now: at }), 'unchanged') : answer;
}

/** Carries one command of the rules out and says what came of it. */
export async function apply(
  parts: Parts,
  asked: Pick<Asked, 'team' | 'user' | 'channel'>,
  known: KnownIncident,
  command: ChangeCommand,
): Promise<Answer> {
  const { app } = parts;
  const result = await changeIncident(app, known, command);
  if (known.channel !== undefined) parts.channels.forget(asked.team, known.channel);
  const { zone } = await personOf(app, asked.team, asked.user);
  const reader = { zone, now: app.clock() };
  switch (result.kind) {
    case 'changed':
      return sayWords(changed(result.incident, result.events, reader));
    case 'unchanged':
      return sayWords(changed(result.incident, [], reader), 'unchanged');
    case 'refused':
      return sayWords(refused(result.refusal, reader, parts.command), 'refused');
    default:
      return result satisfies never;
  }
}

async function commandOf(
  parts: Parts,
  asked: Asked,
  verb: ChangeVerb,
  { incident }: KnownIncident,
): Promise<ChangeCommand> {
  const usual = templateFor(parts.app.policy.templates, incident.severity);
  const stamp: Stamp = { id: asked.id, by: asked.user, at: parts.app.clock() };
  switch (verb.verb) {
    case 'status':
      return { ...stamp, kind: 'status', status: verb.status, text: plain(verb.text) };
    case 'sev':
      return { ...stamp, kind: 'severity', severity: verb.severity, why: plain(verb.why) };
    case 'title':
      return { ...stamp, kind: 'title', title: unescapeSlack(verb.title) };
    case 'role':
      return { ...stamp, kind: 'role', role: verb.role, user: verb.user };
    case 'join':
      return { ...stamp, kind: 'role', role: verb.role, user: asked.user };
    case 'leave':
      return { ...stamp, kind: 'leave', role: verb.role, user: asked.user };
    case 'handoff':
      return { ...stamp, kind: 'role', role: COMMANDER, user: verb.user };
    case 'reopen':
      return { ...stamp, kind: 'reopen', why: plain(verb.why) };
    case 'cancel':
      return { ...stamp, kind: 'cancel', why: unescapeSlack(verb.why) };
    case 'merge': {
      const into = await keyOf(parts, asked, verb.into);
      return { ...stamp, kind: 'merge', into, why: plain(verb.why) ?? '' };
    }
    case 'draft':
      return { ...stamp, kind: 'draft', template: verb.template ?? usual };
    default:
      return verb satisfies never;
  }
}

function plain(text: string | undefined): string | undefined {
  return text === undefined ? undefined : unescapeSlack(text);
}
