import type { ChannelIncident } from '../../../app/access/channel-incident-cache.ts';
import { entryFor } from '../../../app/access/incident-for.ts';
import { logEntry } from '../../../app/entries/log-entry.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { Entry } from '../../../domain/timeline/entry.ts';
import { notConfirmedView, notSavedView } from '../../views/not-saved.ts';
import { receiptView } from '../../views/receipt.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { zoneNeeded } from '../../words/time-readings.ts';
import type { Reader } from '../../words/times.ts';
import { emptyEntry, entryTooLong, timeAheadOfNow, unclearTime } from '../../words/usage.ts';
import { type Answer, type Said, say, sayText } from '../answer.ts';
import { askMeaning } from '../ask-meaning.ts';
import { hintAtWording } from '../hint-at-wording.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { withIncident } from '../with-incident.ts';

/** `log`: the hot path. One look into the caches of channels and people, one insert, one answer. */
export async function log(
  context: ListenerContext,
  request: UserRequest,
  { text }: { readonly text: string },
): Promise<Answer> {
  const here =
    request.incident === undefined
      ? await context.channels.incidentOf(request.team, request.channel)
      : undefined;
  // Who types in a channel is in it; a button may still be there for somebody who left.
  const mayLog = here !== undefined && (!here.private || request.typedIn === request.channel);
  const plain = unescapeSlack(text);
  if (mayLog && here.team === request.team) return record(context, request, { incident: here, text: plain });
  return withIncident(
    { context, request, onMerged: 'follow' },
    ({ request: placed, known: { incident } }) => {
      const { team, key, phase, private: isPrivate } = incident;
      const chosen = { team, key, resolved: phase.state === 'resolved', private: isPrivate };
      return record(context, placed, { incident: chosen, text: plain });
    },
  );
}

/** Takes an entry, as the person wrote it, into the record of an incident that they may see. Throws `StoreFault`. */
export async function record(
  context: ListenerContext,
  request: UserRequest,
  { incident, text }: { readonly incident: ChannelIncident; readonly text: string },
): Promise<Said> {
  const { app, command } = context;
  const { team, user, id, channel } = request;
  const person = await personOf(app, team, user);
  const entry = { id, team, incident, person, place: channel, text };
  const result = await logEntry(app, entry);
  const reader = { zone: person.zone, now: app.clock() };
  switch (result.kind) {
    case 'logged': {
      const twin = await standingTwin(context, request, result.before);
      const { resolved } = incident;
      context.quietly(() => afterReceipt(context, request, { entry: result.entry, reader, resolved }));
      const remarks = { ...result, twin, followed: incident.followed };
      return say(receiptView(result.entry, reader, remarks), 'logged');
    }
    case 'unclear':
      return sayText(unclearTime(result.reading.said, result.reading.why, result.reading.ways), 'unclear');
    case 'ahead':
      return sayText(result.zoneUnknown ? zoneNeeded(text) : timeAheadOfNow(result.at, reader), 'unclear');
    case 'empty':
      return sayText(emptyEntry(command), 'empty');
    case 'too-long':
      return sayText(entryTooLong(text.length, result.most), 'unclear');
    case 'not-saved': {
      const lost = { id, text: request.text, incident: incident.key };
      await app.recentCommands.hold(id, request.text);
      return result.certain && !request.inDoubt
        ? say(notSavedView(lost), 'not saved')
        : say(notConfirmedView(lost), 'not confirmed');
    }
    default:
      return result satisfies never;
  }
}

/**
 * One thing at most: a question about the entry or, where there is none and people no longer work on the outage, a hint
 * at its wording. Until then nobody is lectured; what is left then stands with the draft.
 */
async function afterReceipt(
  context: ListenerContext,
  request: UserRequest,
  { resolved, ...logged }: { readonly entry: Entry; readonly reader: Reader; readonly resolved: boolean },
): Promise<void> {
  if (!(await askMeaning(context, request, logged)) && resolved)
    await hintAtWording(context, request, logged.entry);
}

/** The earlier entry with the same words. The new entry is saved by now, so a failure here costs only the offer. */
async function standingTwin(
  context: ListenerContext,
  { team, user, typedIn }: UserRequest,
  before: string | undefined,
): Promise<Entry | undefined> {
  if (before === undefined) return undefined;
  try {
    const twin = await entryFor(context.app, { team, user, typedIn, id: before });
    return twin?.standing.state === 'standing' ? twin : undefined;
  } catch (error) {
    context.app.journal.warn({ error: error instanceof Error ? error.name : typeof error }, 'twin not read');
    return undefined;
  }
}
