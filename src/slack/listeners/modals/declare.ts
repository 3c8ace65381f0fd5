import type { App as BoltApp } from '@slack/bolt';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { readDeclareModal } from '../../views/declare-modal.ts';
import { INPUTS, MODALS } from '../../views/ids.ts';
import { titleMissing } from '../../words/modals.ts';
import { timeAhead } from '../../words/refusals.ts';
import type { Parts } from '../parts.ts';
import { carryOut, type Wish } from '../verbs/declare.ts';
import { readerOf } from '../verbs/look.ts';
import { onSubmit, type Received, type Sent } from './on-submit.ts';

/** The declare modal: the same as the one line, filled in. */
export function listenToDeclareModal(bolt: BoltApp, parts: Parts): void {
  onSubmit(bolt, parts, MODALS.declare, (sent) => submit(parts, sent));
}

async function submit(parts: Parts, sent: Sent): Promise<Received> {
  const typed = readDeclareModal(sent.values);
  const title = cleanText(typed.title ?? '');
  if (title === '') return errors(INPUTS.title, titleMissing());
  const now = parts.app.clock();
  if (typed.startedAt && typed.startedAt > now) {
    return errors(INPUTS.started, timeAhead('The start', typed.startedAt, await readerOf(parts, sent)));
  }
  const asked = {
    team: sent.team,
    user: sent.user,
    channel: sent.refs.channel ?? sent.user,
    id: sent.id,
    text: inOneLine({ ...typed, title }),
    triggerId: undefined,
    responseUrl: undefined,
  };
  const answer = await carryOut(parts, asked, { ...typed, title });
  return answer.kind === 'say' ? { kind: 'closed', message: answer.message } : { kind: 'closed' };
}

/** The same as it would be typed: what is declared after all keeps everything that was filled in. */
function inOneLine({ title, severity, startedAt, ...ticks }: Wish): string {
  const flags = [
    ...(severity === undefined ? [] : [`--sev ${severity}`]),
    ...(startedAt ? [`--started ${startedAt.toISOString()}`] : []),
    ...(['private', 'drill', 'here'] as const).filter((tick) => ticks[tick]).map((tick) => `--${tick}`),
  ];
  return ['declare', `"${title.replace(/["“”„«»]/g, "'")}"`, ...flags].join(' ');
}

function errors(input: string, words: string): Received {
  return { kind: 'errors', errors: { [input]: words } };
}
