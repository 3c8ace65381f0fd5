import { unescapeSlack } from '../../words/escape.ts';
import { changeBy, plainText } from './change.ts';

export const status = changeBy<'status'>((command) => ({
  kind: 'status',
  status: command.status,
  text: plainText(command.text),
}));

export const severity = changeBy<'sev'>((command) => ({
  kind: 'severity',
  severity: command.severity,
  why: plainText(command.why),
}));

export const title = changeBy<'title'>((command) => ({ kind: 'title', title: unescapeSlack(command.title) }));
