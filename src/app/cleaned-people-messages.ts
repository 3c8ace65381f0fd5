import type { App } from './app.ts';
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
    async thread(team, where) {
      const cleaned = [];
      for (const message of await messages.thread(team, where)) {
        const {
          team: _team,
          channel: _channel,
          ...one
        } = await cleanMessage(app, {
          ...{ team, channel: where.channel },
          ...message,
        });
        cleaned.push(one);
      }
      return cleaned;
    },
  };
}
