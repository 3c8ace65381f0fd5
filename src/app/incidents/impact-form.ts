import { type FieldAnswer, withAnswers } from '../../domain/postmortem/questions/answers.ts';
import { emptyRecord, type Impact } from '../../domain/postmortem/record/record.ts';
import { answered, type PostmortemState } from '../../domain/postmortem/review/postmortem-state.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import { changePostmortem } from '../postmortems/change-postmortem.ts';

/** What is known of each part of the impact, by its question, as it would be typed. */
export type ImpactTexts = Readonly<Record<string, string>>;

/** The impact as a form shows it; `version` counts the answers that it shows, to tell what came in meanwhile. */
export interface ImpactForm {
  readonly texts: ImpactTexts;
  readonly version: number;
}

/** A part that somebody else changed while the form was open. */
export interface Overtaken {
  readonly question: string;
  readonly theirs: string;
  readonly by: string | undefined;
}

/** What a person sent; `version` is that of the form they saw. */
export interface SentImpact {
  readonly by: string;
  readonly version: number | undefined;
  readonly texts: ImpactTexts;
}

export type ImpactSaved =
  | { readonly kind: 'saved'; readonly count: number }
  /** Nothing is saved: these parts were changed by both. */
  | { readonly kind: 'overtaken'; readonly parts: readonly Overtaken[]; readonly version: number };

/** Reads what is known. Throws `StoreFault`. */
export async function impactForm(
  app: Pick<App, 'postmortems'>,
  { incident }: Pick<KnownIncident, 'incident'>,
): Promise<ImpactForm> {
  const state = await app.postmortems.state(incident.team, incident.key);
  return { texts: textsOf(state, state.answers.length), version: state.answers.length };
}

/**
 * Notes what a person changed in the form, compared with what it showed them: what others changed meanwhile stays, and
 * parts that both changed are returned. An emptied part is removed. Throws `StoreFault`.
 */
export async function saveImpact(
  app: Pick<App, 'postmortems' | 'effects' | 'queue' | 'clock'>,
  known: Pick<KnownIncident, 'incident'>,
  sent: SentImpact,
): Promise<ImpactSaved> {
  const saved = await noteImpact(app, known, sent);
  if (saved.kind === 'saved' && saved.count > 0) await showInCard(app, known);
  return saved;
}

/** The card says what users notice. Effects of the card take turns by their numbers: this one comes after changes. */
async function showInCard(
  app: Pick<App, 'effects' | 'queue' | 'clock'>,
  { incident: { team, id } }: Pick<KnownIncident, 'incident'>,
): Promise<void> {
  const at = app.clock();
  const key = `card-${at.getTime()}`;
  const of = { holder: 'incidents', team, id } as const;
  await app.effects.add(of, { key, effect: { kind: 'card' } }, at);
  app.queue.offer([{ ...of, key }]);
}

async function noteImpact(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  { incident }: Pick<KnownIncident, 'incident'>,
  { by, version, texts: sent }: SentImpact,
): Promise<ImpactSaved> {
  const at = app.clock();
  const place = { team: incident.team, incident: incident.key };
  return changePostmortem<ImpactSaved>(app, place, async ({ state }) => {
    // A form of an earlier version does not say what it showed: nothing that is answered counts as seen.
    const shown = textsOf(state, version ?? 0);
    const now = textsOf(state, state.answers.length);
    const mine = Object.entries(sent).filter(([part, text]) => text !== (shown[part] ?? ''));
    const parts = mine
      .filter(([part, text]) => (now[part] ?? '') !== (shown[part] ?? '') && text !== (now[part] ?? ''))
      .map(([part]) => ({ question: part, theirs: now[part] ?? '', by: lastBy(state, part) }));
    if (parts.length > 0) return { result: { kind: 'overtaken', parts, version: state.answers.length } };
    const fresh = mine.filter(([part, text]) => text !== (now[part] ?? ''));
    const result = { kind: 'saved', count: fresh.length } as const;
    if (fresh.length === 0) return { result };
    await app.postmortems.markStale(place.team, place.incident);
    const answers = fresh.map(([question, text]): FieldAnswer => ({ question, text, by, at }));
    return { plan: { state: answers.reduce(answered, state), effects: [{ kind: 'overview' }] }, result };
  });
}

function lastBy({ answers }: PostmortemState, part: string): string | undefined {
  return answers.findLast(({ question }) => question === part)?.by;
}

/** The texts as of the first `count` answers; what an imported file stated comes before all of them. */
function textsOf({ stated, answers }: PostmortemState, count: number): ImpactTexts {
  const { impact } = withAnswers({ ...emptyRecord(''), ...stated }, answers.slice(0, count));
  const known = Object.entries(written(impact)).flatMap(([part, text]) =>
    text ? [[`impact.${part}`, text]] : [],
  );
  return Object.fromEntries(known);
}

/** Every part of the impact as a person types it. */
function written({ regions, services, failedRequests, tickets, ...texts }: Impact) {
  return {
    ...texts,
    regions: regions?.join(', '),
    services: services?.map(({ name, state }) => (state ? `${name}: ${state}` : name)).join('\n'),
    failedRequests: failedRequests?.toString(),
    tickets: tickets?.toString(),
  } satisfies Readonly<Partial<Record<keyof Impact, string | undefined>>>;
}
