import { declareIncident } from '../../../app/declare-incident.ts';
import { personOf } from '../../../app/person.ts';
import type { ParsedCommand } from '../../../domain/incident/command-line.ts';
import type { Severity } from '../../../domain/incident/incident.ts';
import { cleanText } from '../../../domain/timeline/clean-text.ts';
import { readTime } from '../../../domain/timeline/time-expression.ts';
import { declareModal } from '../../views/declare-modal.ts';
import { similarView } from '../../views/similar.ts';
import { declared, occupied } from '../../words/changes.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { startedAhead, startedUnclear } from '../../words/usage.ts';
import { type Answer, open, say, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';

type DeclareVerb = Extract<ParsedCommand, { verb: 'declare' }>;

/** A declaration with everything settled. */
export interface Wish {
  readonly title: string;
  readonly severity: Severity | undefined;
  readonly private: boolean;
  readonly drill: boolean;
  readonly here: boolean;
  readonly startedAt: Date | undefined;
}

/** `declare`: with a title at once, without one in a modal. */
export async function declare(parts: Parts, asked: Asked, verb: DeclareVerb): Promise<Answer> {
  const { app } = parts;
  const person = await personOf(app, asked.team, asked.user);
  const now = app.clock();
  const started =
    verb.startedAt === undefined ? undefined : readTime(verb.startedAt, { now, zone: person.zone });
  if (started && started.kind !== 'time')
    return sayWords(startedUnclear(verb.startedAt ?? '', parts.command), 'unclear');
  if (started?.ahead)
    return sayWords(startedAhead(started.at, { zone: person.zone, now }, parts.command), 'unclear');
  const { severity, drill, here } = verb;
  const wish = { severity, private: verb.private, drill, here, startedAt: started?.at };
  const title = cleanText(unescapeSlack(verb.title ?? ''));
  if (title === '') {
    return open(declareModal(wish, { channel: asked.channel, command: asked.id }));
  }
  return carryOut(parts, asked, { ...wish, title });
}

/** Declares and says what came of it. */
export async function carryOut(parts: Parts, asked: Asked, wish: Wish): Promise<Answer> {
  const { app } = parts;
  const result = await declareIncident(app, {
    id: asked.id,
    by: asked.user,
    at: app.clock(),
    team: asked.team,
    title: wish.title,
    severity: wish.severity,
    private: wish.private,
    drill: wish.drill,
    place: wish.here ? { kind: 'here', channel: asked.channel } : { kind: 'own' },
    startedAt: wish.startedAt,
    responseUrl: asked.responseUrl,
    anew: asked.anew ?? false,
  });
  switch (result.kind) {
    case 'declared':
      if (wish.here) parts.channels.forget(asked.team, asked.channel);
      return sayWords(declared(result.incident, asked.responseUrl !== undefined), 'declared');
    case 'similar':
      return say(similarView(result.among, { id: asked.id, text: asked.text }), 'asked whether new');
    case 'occupied':
      return sayWords(occupied(result.by, parts.command), 'refused');
    default:
      return result satisfies never;
  }
}
