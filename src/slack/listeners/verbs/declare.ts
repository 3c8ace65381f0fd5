import { declareIncident } from '../../../app/incidents/declare-incident.ts';
import { earlierLike } from '../../../app/incidents/earlier-like.ts';
import { personOf } from '../../../app/people/load-person.ts';
import type { Details } from '../../../domain/incident/details.ts';
import type { Incident, Severity } from '../../../domain/incident/incident.ts';
import type { Declaration } from '../../../domain/incident/verbs/declare.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { readTime } from '../../../domain/timeline/time-expression.ts';
import { declaredView } from '../../views/declared.ts';
import { declareModal } from '../../views/modals/declare-modal.ts';
import { similarIncidentsView } from '../../views/similar-incidents.ts';
import { notHere, occupied } from '../../words/changes.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { zoneNeeded } from '../../words/time-readings.ts';
import { startedAhead, startedUnclear, unclearTime } from '../../words/usage.ts';
import { type Answer, open, say, sayText } from '../answer.ts';
import { declaredByOthers } from '../as-channel-says.ts';
import type { ListenerContext } from '../listener-context.ts';
import { readerOf } from '../reader-of.ts';
import type { UserRequest } from '../request.ts';

/** A declaration with its start read in the person's zone. */
export interface DeclareOptions extends Details {
  readonly title: string;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly here: boolean;
  readonly startedAt: Date | undefined;
}

/** `declare`: with a title at once, without one in a modal. */
export async function declare(
  context: ListenerContext,
  request: UserRequest,
  said: Declaration,
): Promise<Answer> {
  const { app } = context;
  const person = await personOf(app, request.team, request.user);
  const now = app.clock();
  const started =
    said.startedAt === undefined ? undefined : readTime(said.startedAt, { now, zone: person.zone });
  if (started?.kind === 'invalid' && started.why === 'several-zones')
    return sayText(unclearTime(started.said, started.why, started.ways), 'unclear');
  if (started && started.kind !== 'time')
    return sayText(startedUnclear(said.startedAt ?? '', context.command), 'unclear');
  if (started?.own && person.zoneUnknown) return sayText(zoneNeeded(said.startedAt ?? ''), 'unclear');
  if (started?.ahead)
    return sayText(startedAhead(started.at, { zone: person.zone, now }, context.command), 'unclear');
  const { severity, drill, here } = said;
  const { services = [], fields = [] } = said;
  const options = { severity, private: said.private, drill, here, startedAt: started?.at, services, fields };
  const title = cleanText(unescapeSlack(said.title ?? ''));
  if (title === '') {
    return open(declareModal(options, { channel: request.channel, command: request.id }, app.policy));
  }
  return (await declareNow(context, request, { ...options, title })).answer;
}

/** What came of a declaration; the incident, where one was declared. */
interface DeclaredNow {
  readonly answer: Answer;
  readonly incident?: Incident;
}

/** Declares the incident and says what came of it. */
export async function declareNow(
  context: ListenerContext,
  request: UserRequest,
  options: DeclareOptions,
): Promise<DeclaredNow> {
  const { app } = context;
  const instead = await declaredByOthers(context, request, options.here);
  if (instead) return { answer: instead };
  const looking = earlierLike(app, request, options);
  const result = await declareIncident(app, {
    id: request.id,
    by: request.user,
    at: app.clock(),
    team: request.team,
    title: options.title,
    severity: options.severity,
    private: options.private,
    drill: options.drill,
    place: options.here ? { kind: 'here', channel: request.channel } : { kind: 'own' },
    startedAt: options.startedAt,
    ...(options.services?.length ? { services: options.services } : {}),
    ...(options.fields?.length ? { fields: options.fields } : {}),
    responseUrl: request.responseUrl,
    anew: request.anew ?? false,
    typedIn: request.typedIn,
  });
  switch (result.kind) {
    case 'declared':
      if (options.here) context.channels.forget(request.channel);
      return {
        answer: say(
          declaredView(result.incident, request.responseUrl !== undefined, {
            ...(await looking),
            reader: await readerOf(context, request),
          }),
          'declared',
        ),
        incident: result.incident,
      };
    case 'similar': {
      const command = { id: request.id, text: request.text };
      return { answer: say(similarIncidentsView(result.among, command), 'asked whether new') };
    }
    case 'not here':
      return { answer: sayText(notHere(result.why, context.command), 'unclear') };
    case 'occupied':
      return { answer: sayText(occupied(result.by, context.command), 'refused') };
    default:
      return result satisfies never;
  }
}
