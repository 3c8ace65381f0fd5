import {
  type MetricsAsked,
  type MetricsReport,
  metricsReport,
  periodsOf,
} from '../../domain/numbers/report.ts';
import type { Asker } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { readMetrics } from './read-metrics.ts';

/** The figures that somebody asks for, of the incidents that they may see. Throws `StoreFault`. */
export async function metricsFor(
  app: Parameters<typeof readMetrics>[0],
  asked: Asker & { readonly team: string },
  wanted: MetricsAsked,
): Promise<MetricsReport> {
  const now = app.clock();
  const read = await readMetrics(app, { ...asked, ...periodsOf(wanted.period, now) });
  return metricsReport(wanted, read, { services: app.policy.services, now });
}

/**
 * Sends a file to one person as a direct message. It is part of an answer: whoever does not get it asks again. Throws
 * `SlackFault`.
 */
export async function sendFile(
  app: Pick<App, 'directMessages' | 'fileUploads'>,
  { team, user }: { readonly team: string; readonly user: string },
  file: { readonly name: string; readonly title: string; readonly bytes: Uint8Array; readonly alt?: string },
): Promise<void> {
  const channel = await app.directMessages.open(team, user);
  const upload = await app.fileUploads.start(team, file);
  await app.fileUploads.send(upload.url, file.bytes);
  await app.fileUploads.finish({ team, channel }, upload.file, file.title);
}
