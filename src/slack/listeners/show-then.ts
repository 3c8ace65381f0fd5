import { withBylines } from '../../app/effects/with-bylines.ts';
import { evolve } from '../../domain/incident/evolve.ts';
import type { Incident } from '../../domain/incident/incident.ts';
import { knownThen } from '../../domain/timeline/known-then.ts';
import { readTime } from '../../domain/timeline/time-expression.ts';
import { thenView } from '../views/then.ts';
import { timeAheadOfNow, unclearTime } from '../words/usage.ts';
import { type Answer, say, sayText } from './answer.ts';
import { readerOf } from './reader-of.ts';
import type { IncidentRequest } from './with-incident.ts';

/** What the room knew at a time, as somebody typed it in their own zone. Throws `StoreFault`. */
export async function showThen({ context, request, known }: IncidentRequest, typed: string): Promise<Answer> {
  const { app } = context;
  const { incident, events } = known;
  const reader = await readerOf(context, request);
  const reading = readTime(`${typed.trim()} `, reader);
  if (reading.kind === 'invalid') return sayText(unclearTime(reading.said, reading.why), 'unclear');
  if (reading.kind === 'none' || typed.trim().length > reading.length)
    return sayText(unclearTime(typed, 'impossible-clock'), 'unclear');
  if (reading.ahead) return sayText(timeAheadOfNow(reading.at, reader), 'unclear');
  const { at } = reading;
  const entries = await withBylines(
    app,
    incident.team,
    await app.entries.ofIncident(incident.team, incident.key),
  );
  const then = events.filter((event) => event.at <= at);
  const [first] = then;
  const state: Incident | undefined =
    first?.kind === 'declared' ? then.reduce((now, event) => evolve(now, event), incident) : undefined;
  return say(thenView({ incident, state, at, ...knownThen(entries, at) }, reader));
}
