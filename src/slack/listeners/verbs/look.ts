import { incidentsOf, maySee, visibleIncidents } from '../../../app/find-incident.ts';
import { personOf } from '../../../app/person.ts';
import type { KnownIncident } from '../../../app/ports/incidents.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { answerAt } from '../../outbound/answer-at.ts';
import { doctorView } from '../../views/doctor.ts';
import { helpView } from '../../views/help.ts';
import { listView, mineView, showView } from '../../views/incident-list.ts';
import { timelineView } from '../../views/timeline.ts';
import { stillLooking } from '../../words/doctor.ts';
import { noSuchIncident } from '../../words/incidents.ts';
import type { Reader } from '../../words/times.ts';
import { type Answer, say, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { keyOf, withIncident } from '../resolve-place.ts';

/** The verbs that only look. */
export type LookVerb = Extract<
  ParsedCommand,
  { verb: 'timeline' | 'list' | 'show' | 'mine' | 'help' | 'doctor' }
>;

/** Answers what a person wants to see; nothing changes. */
export async function look(parts: Parts, asked: Asked, verb: LookVerb): Promise<Answer> {
  const { app, command } = parts;
  switch (verb.verb) {
    case 'help':
      return say(helpView(command, verb.topic, [...app.policy.templates.known.keys()]));
    case 'doctor':
      return doctor(parts, asked);
    case 'timeline':
      return timeline(parts, asked, verb.all);
    case 'list': {
      const active = await visibleIncidents(app, asked, true);
      const over = await visibleIncidents(app, asked, false);
      return say(listView([...active, ...over], await readerOf(parts, asked), command));
    }
    case 'mine': {
      const [known, actions] = await Promise.all([
        incidentsOf(app, asked),
        app.actions.ofOwner(asked.team, asked.user),
      ]);
      const items = actions.map(({ item }) => item);
      return say(mineView(known, items, await readerOf(parts, asked)));
    }
    case 'show':
      return show(parts, asked, verb);
    default:
      return verb satisfies never;
  }
}

/** What an answer may wait for the look at everything: it has 3 s in all. */
const PATIENCE_MS = 2_000;

/** Looks at everything; where that takes long, the answer follows at the command's address. */
async function doctor(parts: Parts, asked: Asked): Promise<Answer> {
  const looking = parts.diagnose(asked.team, asked.channel).then(doctorView);
  const { responseUrl } = asked;
  const found = await Promise.race([looking, afterPatience()]);
  if (found) return say(found);
  if (responseUrl === undefined) return say(await looking);
  parts.background(looking.then((message) => answerAt(responseUrl, message)));
  return sayWords(stillLooking());
}

function afterPatience(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), PATIENCE_MS).unref();
  });
}

/** The clocks that an answer to this person shows. */
export async function readerOf(parts: Parts, asked: Pick<Asked, 'team' | 'user'>): Promise<Reader> {
  const { zone } = await personOf(parts.app, asked.team, asked.user);
  return { zone, now: parts.app.clock() };
}

/** The latest entries, or as many as a message holds. */
export function timeline(parts: Parts, asked: Asked, all: boolean): Promise<Answer> {
  const show = async ({ incident }: KnownIncident) => {
    const entries = await parts.app.entries.ofIncident(incident.team, incident.key);
    const shown = { incident, entries, which: all ? ('all' as const) : ('latest' as const) };
    return say(timelineView(shown, await readerOf(parts, asked), parts.command));
  };
  return withIncident(parts, asked, show, { resolvedToo: true });
}

async function show(parts: Parts, asked: Asked, verb: Extract<LookVerb, { verb: 'show' }>): Promise<Answer> {
  const reader = await readerOf(parts, asked);
  if (verb.incident === undefined)
    return withIncident(parts, asked, async (known) => say(showView(known, reader)), {
      resolvedToo: true,
    });
  const key = await keyOf(parts, asked, verb.incident);
  const known = await parts.app.incidents.byKey(asked.team, key);
  return known && maySee(known, asked.user)
    ? say(showView(known, reader))
    : sayWords(noSuchIncident(key, parts.command), 'refused');
}
