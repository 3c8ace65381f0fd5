import { incidentsOf, maySee, visibleIncidents } from '../../../app/find-incident.ts';
import { personOf } from '../../../app/person.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import { doctorView } from '../../views/doctor.ts';
import { helpView } from '../../views/help.ts';
import { listView, showView } from '../../views/incident-list.ts';
import { timelineView } from '../../views/timeline.ts';
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
      return say(helpView(command, verb.topic));
    case 'doctor':
      return say(doctorView(await parts.diagnose(asked.team, asked.channel)));
    case 'timeline':
      return timeline(parts, asked, verb.all);
    case 'list': {
      const active = await visibleIncidents(app, asked, true);
      const over = await visibleIncidents(app, asked, false);
      return say(listView([...active, ...over], await readerOf(parts, asked), command));
    }
    case 'mine': {
      const known = await incidentsOf(app, asked);
      return say(listView(known, await readerOf(parts, asked), command));
    }
    case 'show':
      return show(parts, asked, verb);
    default:
      return verb satisfies never;
  }
}

/** The clocks that an answer to this person shows. */
export async function readerOf(parts: Parts, asked: Pick<Asked, 'team' | 'user'>): Promise<Reader> {
  const { zone } = await personOf(parts.app, asked.team, asked.user);
  return { zone, now: parts.app.clock() };
}

/** The latest entries, or as many as a message holds. */
export function timeline(parts: Parts, asked: Asked, all: boolean): Promise<Answer> {
  return withIncident(parts, asked, async ({ incident }) => {
    const entries = await parts.app.entries.ofIncident(incident.team, incident.key);
    const shown = { incident, entries, which: all ? ('all' as const) : ('latest' as const) };
    return say(timelineView(shown, await readerOf(parts, asked), parts.command));
  });
}

async function show(parts: Parts, asked: Asked, verb: Extract<LookVerb, { verb: 'show' }>): Promise<Answer> {
  const reader = await readerOf(parts, asked);
  if (verb.incident === undefined)
    return withIncident(parts, asked, async (known) => say(showView(known, reader)));
  const key = await keyOf(parts, asked, verb.incident);
  const known = await parts.app.incidents.byKey(asked.team, key);
  return known && maySee(known, asked.user)
    ? say(showView(known, reader))
    : sayWords(noSuchIncident(key, parts.command), 'refused');
}
