import { exportIncident } from '../../../app/export-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { FileFormat } from '../../../domain/incident/file-format.ts';
import { exportQueued } from '../../words/exports.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { withIncident } from '../with-incident.ts';

/** `export`: the file follows, written by a worker. */
export function exportFile(
  context: ListenerContext,
  request: UserRequest,
  format: FileFormat,
): Promise<Answer> {
  const act = async (known: KnownIncident) => {
    await exportIncident(context.app, known, { id: request.id, by: request.user, format });
    const where = { channel: known.channel, here: request.channel };
    return sayWords(exportQueued(known.incident.key, format, where));
  };
  return withIncident(context, request, act, { resolvedToo: true });
}
