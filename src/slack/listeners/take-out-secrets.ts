import type { AnyMiddlewareArgs, Middleware } from '@slack/bolt';
import { keepSecrets, type TakenOut } from '../../app/entries/take-out-secrets.ts';
import type { TakenSecret } from '../../domain/secrets/redact.ts';
import { cleanPayload } from '../messages/clean-payload.ts';
import { fieldsOf, textOf } from '../messages/json-fields.ts';
import { installedTeam } from './installed-team.ts';
import type { ListenerContext } from './listener-context.ts';

/** What was taken out of deliveries that are being handled. */
const takenFrom = new WeakMap<object, readonly TakenSecret[]>();

/** What was taken out of the delivery with this body. */
export function takenOutOf(body: object): readonly TakenSecret[] {
  return takenFrom.get(body) ?? [];
}

/**
 * No listener sees a secret that somebody wrote: it is taken out of what Slack delivers, before that is read, kept,
 * logged or shown anywhere. What was in a command or a form is kept beside the answer to it; what was in a message is
 * kept by whoever captures the message, since others leave no trace in Scribe.
 */
export function takeOutSecrets(context: ListenerContext): Middleware<AnyMiddlewareArgs> {
  return async (args) => {
    const { next, body } = args;
    const { what, way, source } = writtenIn(fieldsOf(body));
    const taken: TakenSecret[] = [];
    for (const part of what) taken.push(...(await cleanPayload(context.app.secretFinder, part)));
    if (taken.length > 0) {
      takenFrom.set(body, taken);
      if (way && source !== '')
        context.background(
          keepSecrets(context.app, { ...authorOf(fieldsOf(body), installedTeam(args)), way, source, taken }),
        );
    }
    return next();
  };
}

/** The parts of a delivery in which somebody wrote something; `way` is missing where a listener says what becomes of it. */
function writtenIn(body: Readonly<Record<string, unknown>>): {
  readonly what: readonly unknown[];
  readonly way?: TakenOut['way'];
  readonly source: string;
} {
  if (typeof body['command'] === 'string')
    return { what: [body], way: 'command', source: textOf(body['trigger_id']) };
  switch (body['type']) {
    case 'view_submission': {
      const view = fieldsOf(body['view']);
      return { what: typedIn(view), way: 'form', source: textOf(view['id']) };
    }
    case 'block_actions': {
      const view = fieldsOf(body['view']);
      return {
        what: [...typedIn(body), ...typedIn(view), body['actions'], body['message']],
        source: '',
      };
    }
    case 'message_action': {
      const message = fieldsOf(body['message']);
      return { what: [message], source: textOf(message['ts']) };
    }
    default:
      return { what: [body['event']], source: '' };
  }
}

/** The inputs of a form, whatever their blocks are called. */
function typedIn(view: Readonly<Record<string, unknown>>): readonly unknown[] {
  const { values } = fieldsOf(view['state']);
  return Object.values(fieldsOf(values)).flatMap((block) => Object.values(fieldsOf(block)));
}

/** Who wrote it, and in which channel, where the delivery says so. */
function authorOf(
  body: Readonly<Record<string, unknown>>,
  team: string,
): Pick<TakenOut, 'team' | 'user' | 'channel'> {
  const channel = textOf(body['channel_id']);
  const user = textOf(body['user_id']) || textOf(fieldsOf(body['user'])['id']);
  return { team, user, channel: channel === '' ? undefined : channel };
}
