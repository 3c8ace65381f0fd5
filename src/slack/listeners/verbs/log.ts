import type { ChannelIncident } from '../../../app/known-channels.ts';
import { logEntry } from '../../../app/log-entry.ts';
import { personOf } from '../../../app/person.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { notConfirmedView, notSavedView } from '../../views/not-saved.ts';
import { receiptView } from '../../views/receipt.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { emptyEntry, timeAheadOfNow, unclearTime } from '../../words/usage.ts';
import { type Answer, say, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import { hintAtWording } from '../hint-at-wording.ts';
import type { Parts } from '../parts.ts';
import { withIncident } from '../resolve-place.ts';

/** `log`: the hot path. One look at what is remembered of the channel and the person, one insert, one answer. */
export async function log(parts: Parts, asked: Asked, text: string): Promise<Answer> {
  const here =
    asked.incident === undefined ? await parts.channels.incidentOf(asked.team, asked.channel) : undefined;
  if (here) return record(parts, asked, here, text);
  return withIncident(parts, asked, ({ incident: { key, title, phase } }) =>
    record(parts, asked, { key, title, resolved: phase.state === 'resolved' }, text),
  );
}

async function record(parts: Parts, asked: Asked, incident: ChannelIncident, text: string): Promise<Answer> {
  const { app, command } = parts;
  const { team, user, id, channel } = asked;
  const person = await personOf(app, team, user);
  const request = { id, team, incident, person, place: channel, text: unescapeSlack(text) };
  const result = await logEntry(app, request);
  const reader = { zone: person.zone, now: app.clock() };
  switch (result.kind) {
    case 'logged': {
      const twin = await standingTwin(parts, team, result.before);
      parts.background(hintAtWording(parts, asked, result.entry));
      return say(receiptView(result.entry, reader, { twin, unread: result.unread }), 'logged');
    }
    case 'unclear':
      return sayWords(unclearTime(result.reading.said, result.reading.why), 'unclear');
    case 'ahead':
      return sayWords(timeAheadOfNow(result.at, reader), 'unclear');
    case 'empty':
      return sayWords(emptyEntry(command), 'empty');
    case 'not-saved': {
      const lost = { id, text: asked.text, incident: incident.key };
      await app.memory.hold(id, asked.text);
      return result.certain
        ? say(notSavedView(lost), 'not saved')
        : say(notConfirmedView(lost), 'not confirmed');
    }
    default:
      return result satisfies never;
  }
}

/** The earlier entry with the same words. The entry is saved by now: what fails here costs the offer, nothing else. */
async function standingTwin(
  parts: Parts,
  team: string,
  before: string | undefined,
): Promise<Entry | undefined> {
  if (before === undefined) return undefined;
  try {
    const twin = await parts.app.entries.byId(team, before);
    return twin?.standing.state === 'standing' ? twin : undefined;
  } catch (error) {
    parts.app.journal.warn({ error: error instanceof Error ? error.name : typeof error }, 'twin not read');
    return undefined;
  }
}
