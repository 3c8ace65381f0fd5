import { exportIncident } from '../../../app/incidents/export-incident.ts';
import { markedKey } from '../../../domain/incident/drill-mark.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { exportQueued } from '../../words/exports.ts';
import { sayText } from '../answer.ts';
import { type HandlerGroup, onIncident, RESOLVED_TOO } from './handler.ts';

/** The postmortem or the record as a file, which follows: a worker writes it. */
export const EXPORT = {
  /** The file follows, written by a worker. */
  export: onIncident<CommandOf<'export'>>(async ({ context, request, known }, { format }) => {
    await exportIncident(context.app, known, { id: request.id, by: request.user, format });
    const where = { channel: known.channel, here: request.channel };
    return sayText(exportQueued(markedKey(known.incident), format, where));
  }, RESOLVED_TOO),
} satisfies HandlerGroup;
