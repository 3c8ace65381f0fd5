import type { ChannelIncident } from '../../../app/known-channels.ts';
import { logEntry } from '../../../app/log-entry.ts';
import { personOf } from '../../../app/person.ts';
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
      const twin = result.before === undefined ? undefined : await app.entries.byId(team, result.before);
      const standing = twin?.standing.state === 'standing' ? twin : undefined;
      parts.background(hintAtWording(parts, asked, result.entry));
      return say(receiptView(result.entry, reader, standing), 'logged');
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
