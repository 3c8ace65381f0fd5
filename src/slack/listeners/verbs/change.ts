import { addEntry } from '../../../app/add-entry.ts';
import { changeIncident } from '../../../app/change-incident.ts';
import { templateFor } from '../../../app/choose-template.ts';
import { maySee } from '../../../app/find-incident.ts';
import { personOf } from '../../../app/load-person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { ChangeCommand, Stamp } from '../../../domain/incident/command.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { COMMANDER } from '../../../domain/incident/incident.ts';
import { changed } from '../../words/changes.ts';
import { unknownTemplate } from '../../words/drafts.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import { mergeWouldShow, refused } from '../../words/refusals.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { keyOf, withIncident } from '../with-incident.ts';

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
export function change(context: ListenerContext, request: UserRequest, verb: ChangeVerb): Promise<Answer> {
  const resolvedToo = verb.verb === 'draft' || verb.verb === 'reopen';
  const act = async (known: KnownIncident): Promise<Answer> => {
    const { app, command } = context;
    if (verb.verb === 'merge') {
      const into = await keyOf(context, request, verb.into);
      const target = await app.incidents.byKey(request.team, into);
      if (!target || !maySee(target, request.user)) return sayWords(noSuchIncident(into, command), 'refused');
      if (target.incident.private !== known.incident.private)
        return sayWords(mergeWouldShow(into), 'refused');
    }
    const { known: templates } = app.policy.templates;
    if (verb.verb === 'draft' && verb.template !== undefined && !templates.has(verb.template)) {
      return sayWords(unknownTemplate(verb.template, [...templates.keys()], command), 'refused');
    }
    const answer = await apply(context, request, known, await commandOf(context, request, verb, known));
    if (verb.verb === 'handoff' && verb.note !== undefined && answer.outcome === 'done')
      await keepNote(context, request, known, verb.note);
    return answer;
  };
  return withIncident(context, request, act, { resolvedToo });
}

/** What is said along with a handoff belongs to the record too. */
async function keepNote(
  context: ListenerContext,
  request: UserRequest,
  { incident }: KnownIncident,
  note: string,
): Promise<void> {
  await addEntry(context.app, {
    id: `${request.id}.note`,
    team: request.team,
    incident: incident.key,
    author: request.user,
    text: unescapeSlack(note),
    type: 'response',
    occurredAt: context.app.clock(),
  });
}

/** A second request for a draft within this time is the same one: a button that was clicked twice (ms). */
const SAME_WISH_MS = 10_000;

/** Asks for one more draft with the usual layout. */
export async function draftAgain(
  context: ListenerContext,
  request: UserRequest,
  known: KnownIncident,
): Promise<Answer> {
  const { clock, policy, incidents } = context.app;
  const { team, id, severity } = known.incident;
  const at = clock();
  const template = templateFor(policy.templates, severity);
  const sameSince = new Date(at.getTime() - SAME_WISH_MS);
  const command = { kind: 'draft', id: request.id, by: request.user, at, template, sameSince } as const;
  const answer = await apply(context, request, known, command);
  if (answer.kind !== 'say' || answer.outcome !== 'unchanged') return answer;
  const now = await incidents.byId(team, id);
  const last = now?.events.findLast(({ kind }) => kind === 'draft-wanted');
  return last ? sayWords(changed(known.incident, [last], { zone: 'UTC', now: at }), 'unchanged') : answer;
}

/** Carries one command of the rules out and says what came of it. */
export async function apply(
  context: ListenerContext,
  request: Pick<UserRequest, 'team' | 'user' | 'channel'>,
  known: KnownIncident,
  command: ChangeCommand,
): Promise<Answer> {
  const { app } = context;
  const result = await changeIncident(app, known, command);
  if (known.channel !== undefined) context.channels.forget(request.team, known.channel);
  const { zone } = await personOf(app, request.team, request.user);
  const reader = { zone, now: app.clock() };
  switch (result.kind) {
    case 'changed':
      return sayWords(changed(result.incident, result.events, reader));
    case 'unchanged':
      return sayWords(changed(result.incident, [], reader), 'unchanged');
    case 'refused':
      return sayWords(refused(result.refusal, reader, context.command), 'refused');
    default:
      return result satisfies never;
  }
}

async function commandOf(
  context: ListenerContext,
  request: UserRequest,
  verb: ChangeVerb,
  { incident }: KnownIncident,
): Promise<ChangeCommand> {
  const usual = templateFor(context.app.policy.templates, incident.severity);
  const stamp: Stamp = { id: request.id, by: request.user, at: context.app.clock() };
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
      return { ...stamp, kind: 'role', role: verb.role, user: request.user };
    case 'leave':
      return { ...stamp, kind: 'leave', role: verb.role, user: request.user };
    case 'handoff':
      return { ...stamp, kind: 'role', role: COMMANDER, user: verb.user };
    case 'reopen':
      return { ...stamp, kind: 'reopen', why: plain(verb.why) };
    case 'cancel':
      return { ...stamp, kind: 'cancel', why: unescapeSlack(verb.why) };
    case 'merge': {
      const into = await keyOf(context, request, verb.into);
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
