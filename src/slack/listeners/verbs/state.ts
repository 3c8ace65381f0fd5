import { unescapeSlack } from '../../words/escape.ts';
import { changeBy, plainText } from './change.ts';
import type { HandlerGroup } from './handler.ts';

/** How the incident is going, how bad it is, and what it is called. */
export const STATE = {
  status: changeBy<'status'>((command) => ({
    kind: 'status',
    status: command.status,
    text: plainText(command.text),
  })),
  update: changeBy<'update'>(({ text }) => ({
    kind: 'status',
    status: undefined,
    text: unescapeSlack(text),
  })),
  sev: changeBy<'sev'>((command) => ({
    kind: 'severity',
    severity: command.severity,
    why: plainText(command.why),
  })),
  title: changeBy<'title'>((command) => ({ kind: 'title', title: unescapeSlack(command.title) })),
} satisfies HandlerGroup;
