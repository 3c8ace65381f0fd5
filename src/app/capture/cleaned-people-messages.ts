import type { App } from '../app.ts';
import type { ReadMessage } from '../ports/people-messages.ts';
import { type CleaningPorts, cleanMessage } from './clean-message.ts';

/** The same messages, read from Slack without the secrets in them; these are kept for whoever wrote them. */
export function cleanedPeopleMessages(
  messages: App['peopleMessages'],
  app: CleaningPorts,
): App['peopleMessages'] {
  return {
    ...messages,
    async read(team, where) {
      const found = await messages.read(team, where);
      if (found === 'own' || found === undefined) return found;
      const {
        team: _team,
        channel: _channel,
        ts: _ts,
        ...cleaned
      } = await cleanMessage(app, {
        ...{ team, channel: where.channel, ts: where.ts },
        ...found,
      });
      return cleaned;
    },
    thread: async (team, where) =>
      cleanedAll(app, { team, channel: where.channel }, await messages.thread(team, where)),
    standing: async (team, since) =>
      cleanedAll(app, { team, channel: since.channel }, await messages.standing(team, since)),
  };
}

async function cleanedAll<M extends ReadMessage & { readonly ts: string }>(
  app: CleaningPorts,
  place: { readonly team: string; readonly channel: string },
  messages: readonly M[],
): Promise<M[]> {
  const cleaned: M[] = [];
  for (const message of messages) {
    const { text, files, names } = await cleanMessage(app, { ...place, ...message });
    cleaned.push({ ...message, text, files, ...(names && { names }) });
  }
  return cleaned;
}
