import { exportIncident } from '../../../app/export-incident.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { FileFormat } from '../../../domain/incident/file-format.ts';
import { exportQueued } from '../../words/exports.ts';
import { type Answer, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { withIncident } from '../resolve-place.ts';

/** `export`: the file follows, written by a worker. */
export function exportFile(parts: Parts, asked: Asked, format: FileFormat): Promise<Answer> {
  const act = async (known: KnownIncident) => {
    await exportIncident(parts.app, known, { id: asked.id, by: asked.user, format });
    const where = { channel: known.channel, here: asked.channel };
    return sayWords(exportQueued(known.incident.key, format, where));
  };
  return withIncident(parts, asked, act, { resolvedToo: true });
}
