import { StoreFault } from '../../app/ports/store-fault.ts';
import { type ParsedCommand, readCommand } from '../../domain/incident/command-line.ts';
import { helpView } from '../views/help.ts';
import { notConfirmedView, notSavedView, unexpectedView } from '../views/not-saved.ts';
import { givenBack } from '../views/plain-answer.ts';
import { unknownVerb, usageText } from '../words/usage.ts';
import { type Answer, say, sayWords } from './answer.ts';
import type { Asked } from './asked.ts';
import { once } from './once.ts';
import type { Parts } from './parts.ts';
import { trace } from './trace.ts';
import { action } from './verbs/action.ts';
import { change } from './verbs/change.ts';
import { declare } from './verbs/declare.ts';
import { exportFile } from './verbs/export.ts';
import { log } from './verbs/log.ts';
import { look } from './verbs/look.ts';
import { postmortem } from './verbs/postmortem.ts';
import { resolve } from './verbs/resolve.ts';

/** What was understood, for the metrics, and the answer. */
export interface Answered {
  readonly verb: string;
  readonly answer: Answer;
}

/** Reads what was typed and does it. What fails gives the text back; nothing a person typed is thrown away. */
export async function runCommand(parts: Parts, asked: Asked): Promise<Answered> {
  const { verb, answer } = await understood(parts, asked);
  const misread = answer.kind === 'say' && MISREAD.includes(answer.outcome) && isMoreThanWords(asked.text);
  if (!misread) return { verb, answer };
  return { verb, answer: { ...answer, message: givenBack(answer.message, parts.command, asked.text) } };
}

/** Outcomes after which nothing was done, and what was typed is gone from the person's screen. */
const MISREAD = ['unclear', 'usage', 'unknown'];

/** Two words are quickly typed again; a statement is not. */
function isMoreThanWords(text: string): boolean {
  return text.trim().split(/\s+/).length > 2;
}

async function understood(parts: Parts, asked: Asked): Promise<Answered> {
  const { roles } = parts.app.policy;
  const reading = readCommand(asked.text, { roles });
  switch (reading.kind) {
    case 'empty':
      return { verb: 'help', answer: say(helpView(parts.command)) };
    case 'unknown':
      return {
        verb: 'unknown',
        answer: sayWords(unknownVerb(reading.said, reading.nearest, parts.command), 'unknown'),
      };
    case 'usage':
      return { verb: reading.verb, answer: sayWords(usageText(reading, parts.command, roles), 'usage') };
    case 'command':
      return { verb: reading.command.verb, answer: await guarded(parts, asked, reading.command) };
    default:
      return reading satisfies never;
  }
}

/** Verbs whose answer is kept. An entry is the same twice as once by itself, and the hot path. */
const CHANGES: readonly ParsedCommand['verb'][] = [
  'declare',
  'status',
  'sev',
  'title',
  'role',
  'join',
  'leave',
  'handoff',
  'action',
  'resolve',
  'reopen',
  'cancel',
  'merge',
  'draft',
  'export',
  'why',
  'cause',
  'well',
  'wrong',
  'lucky',
  'lesson',
  'metric',
  'review',
  'approve',
  'publish',
  'skip',
  'meeting',
];

/** A question back to the person, or a refusal, may be answered differently when it is asked again. */
function isFinal({ kind, outcome }: Answer): boolean {
  return kind === 'say' && FINAL.includes(outcome);
}

const FINAL = ['done', 'declared', 'added'];

async function guarded(parts: Parts, asked: Asked, command: ParsedCommand): Promise<Answer> {
  try {
    if (!CHANGES.includes(command.verb)) return await perform(parts, asked, command);
    return await once(parts, asked.id, () => perform(parts, asked, command), isFinal);
  } catch (error) {
    await parts.app.memory.hold(asked.id, asked.text);
    const { incident } = asked;
    const lost = { id: asked.id, text: asked.text, ...(incident === undefined ? {} : { incident }) };
    if (error instanceof StoreFault) {
      parts.app.journal.warn(
        { verb: command.verb, certain: error.certain, error: error.message },
        'not saved',
      );
      return error.certain
        ? say(notSavedView(lost), 'not saved')
        : say(notConfirmedView(lost), 'not confirmed');
    }
    parts.app.journal.warn({ verb: command.verb, command: asked.id, error: trace(error) }, 'command failed');
    return say(unexpectedView(asked.id, lost), 'failed');
  }
}

function perform(parts: Parts, asked: Asked, command: ParsedCommand): Promise<Answer> {
  switch (command.verb) {
    case 'declare':
      return declare(parts, asked, command);
    case 'log':
      return log(parts, asked, command.text);
    case 'status':
    case 'sev':
    case 'title':
    case 'role':
    case 'join':
    case 'leave':
    case 'handoff':
    case 'reopen':
    case 'cancel':
    case 'merge':
    case 'draft':
      return change(parts, asked, command);
    case 'impact':
    case 'why':
    case 'cause':
    case 'well':
    case 'wrong':
    case 'lucky':
    case 'lesson':
    case 'metric':
    case 'comms':
    case 'review':
    case 'approve':
    case 'publish':
    case 'skip':
    case 'meeting':
      return postmortem(parts, asked, command);
    case 'export':
      return exportFile(parts, asked, command.format);
    case 'action':
      return action(parts, asked, command.action);
    case 'resolve':
      return resolve(parts, asked, command);
    case 'timeline':
    case 'list':
    case 'show':
    case 'mine':
    case 'help':
    case 'doctor':
      return look(parts, asked, command);
    default:
      return command satisfies never;
  }
}
