import type { App as BoltApp } from '@slack/bolt';
import { withFields } from '../../../domain/incident/details.ts';
import type { Incident } from '../../../domain/incident/incident.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { bothMessages, type Message } from '../../views/blocks.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { readDeclareModal } from '../../views/modals/declare-modal.ts';
import { readFields } from '../../views/modals/details-inputs.ts';
import { noIncidentView } from '../../views/not-saved.ts';
import { notDeclaredYet, titleMissing } from '../../words/modals.ts';
import { timeAhead } from '../../words/refusals.ts';
import { typedSeverity } from '../../words/team-words.ts';
import { givenBack } from '../give-back.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';
import { type DeclareOptions, declareNow } from '../verbs/declare.ts';
import { record } from '../verbs/logging.ts';
import { onSubmit, type Submission, type SubmissionResult } from './on-submit.ts';

/** The declare modal: the one-line command as a form. */
export function listenToDeclareModal(bolt: BoltApp, context: ListenerContext): void {
  onSubmit({ bolt, context }, MODALS.declare, (submission) => submit(context, submission));
}

async function submit(context: ListenerContext, submission: Submission): Promise<SubmissionResult> {
  const typed = {
    ...readDeclareModal(submission.values),
    fields: withFields([], readFields(submission.values, context.app.policy.fields)),
  };
  const title = cleanText(typed.title ?? '');
  if (title === '') return errors(INPUTS.title, titleMissing());
  const now = context.app.clock();
  if (typed.startedAt && typed.startedAt > now) {
    return errors(
      INPUTS.started,
      timeAhead('The start', typed.startedAt, await readerOf(context, submission)),
    );
  }
  const request = {
    team: submission.team,
    user: submission.user,
    channel: submission.refs.channel ?? submission.user,
    id: submission.id,
    text: inOneLine({ ...typed, title }),
    triggerId: undefined,
    responseUrl: undefined,
  };
  const { answer, incident } = await declareNow(context, request, { ...typed, title });
  if (answer.kind !== 'say') return { kind: 'closed' };
  // Nothing was written: what was filled in stays, and another choice of options works.
  if (answer.outcome === 'unclear' || answer.outcome === 'refused')
    return errors(INPUTS.options, answer.message.text);
  const { first } = typed;
  if (first === undefined) return { kind: 'closed', message: answer.message };
  const log = { ...request, id: submission.refs.entry ?? `${submission.id}.first`, text: `log ${first}` };
  const logged = incident
    ? await logFirst(context, log, { incident, text: first })
    : noIncidentView(notDeclaredYet(), log, false);
  return { kind: 'closed', message: bothMessages(answer.message, logged) };
}

/** What was to be logged before there was an incident; what is not taken of it is given back. */
async function logFirst(
  context: ListenerContext,
  request: UserRequest,
  { incident, text }: { readonly incident: Incident; readonly text: string },
): Promise<Message> {
  const { team, key, private: isPrivate } = incident;
  const chosen = { team, key, resolved: false, private: isPrivate };
  const answer = await record(context, request, { incident: chosen, text });
  return (await givenBack(context, request, { answer, of: { verb: 'log', text } })).message;
}

/** The declaration as one line, so that "declare anyway" keeps everything that was filled in. */
function inOneLine({
  title,
  severity,
  startedAt,
  services = [],
  fields = [],
  ...ticks
}: DeclareOptions): string {
  const flags = [
    ...(severity === undefined ? [] : [`--sev ${typedSeverity(severity)}`]),
    ...(startedAt ? [`--started ${startedAt.toISOString()}`] : []),
    ...services.map((service) => `--service ${inQuotes(service)}`),
    ...fields.map(({ name, value }) => `--field ${inQuotes(`${name}=${value}`)}`),
    ...(['private', 'drill', 'here'] as const).filter((tick) => ticks[tick]).map((tick) => `--${tick}`),
  ];
  return ['declare', inQuotes(title), ...flags].join(' ');
}

function inQuotes(text: string): string {
  return `"${text.replace(/["“”„«»]/g, "'")}"`;
}

function errors(input: string, words: string): SubmissionResult {
  return { kind: 'errors', errors: { [input]: words } };
}
