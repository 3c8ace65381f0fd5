import type { ChannelNews } from '../../domain/incident/incident.ts';
import { readSoon } from '../access/channel-members.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { reviveRefused } from '../recovery/revive-refused.ts';
import { changeIncident } from './change-incident.ts';

type Ports = Pick<
  App,
  | 'incidentChannels'
  | 'incidents'
  | 'entries'
  | 'effects'
  | 'effectTroubles'
  | 'externalIds'
  | 'echoes'
  | 'queue'
  | 'journal'
  | 'policy'
  | 'clock'
>;

/** What Slack reported of a channel; `id` names the event, so that a repeat is one change. */
export interface ChannelReport {
  readonly channel: string;
  readonly news: ChannelNews;
  readonly id: string;
  readonly by: string;
  readonly at: Date;
}

/**
 * All incidents of a channel follow what became of it: it stands in their history, whoever leads an active one hears
 * when nothing more is recorded there, and once people can post there again, everything that Slack refused meanwhile is
 * wanted again. Throws `StoreFault`.
 */
export async function followChannel(app: Ports, report: ChannelReport): Promise<void> {
  const { channel, news, ...stamp } = report;
  for (const known of await app.incidentChannels.incidentsIn(channel)) {
    const changed = await changeIncident(app, known, { kind: 'channel-changed', ...stamp, news });
    if (changed.kind === 'changed' && OPEN_AGAIN.includes(news.what)) await reviveAll(app, known);
  }
}

const OPEN_AGAIN: readonly ChannelNews['what'][] = ['unarchived', 'scribe-back'];

async function reviveAll(app: Ports, known: KnownIncident): Promise<void> {
  const { team, key } = known.incident;
  const troubles = await app.effectTroubles.list({ team, incident: key });
  const kinds = new Set(troubles.filter(({ state }) => state === 'given up').map(({ kind }) => kind));
  for (const kind of new Set<string>([...kinds, 'echo'])) await reviveRefused(app, known, kind);
  await readSoon(app, [known]);
}
