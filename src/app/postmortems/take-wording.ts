import { withSection } from '../../domain/postmortem/draft/redraft.ts';
import { withVerdict } from '../../domain/postmortem/review/postmortem-state.ts';
import { inTakenWords, openWordings, wordingId } from '../../domain/postmortem/rewording/open-wordings.ts';
import type { OfferedWording } from '../../domain/postmortem/rewording/rewording.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { PostmortemRef } from '../ports/postmortems.ts';
import { changePostmortem } from './change-postmortem.ts';
import { type Revised, type Reviser, revised } from './revise-postmortem.ts';

/** A section in a language model's words, with the heading that people know it by. */
export interface ShownWording extends OfferedWording {
  readonly heading: string;
}

/** What the document is offered in other words now. Throws `StoreFault`. */
export async function wordingsOffered(
  app: Pick<App, 'postmortems'>,
  { incident }: Pick<KnownIncident, 'incident'>,
): Promise<readonly ShownWording[]> {
  const stored = await app.postmortems.byIncident(incident.team, incident.key);
  if (!stored?.latest) return [];
  const { document } = stored.latest;
  const headings = new Map(document.sections.map(({ id, heading = id }) => [id, heading]));
  return openWordings(document, stored.state.verdicts).map((wording) => ({
    ...wording,
    heading: headings.get(wording.section) ?? wording.section,
  }));
}

/**
 * Puts a language model's words for a section in the place of the plain text, as a revision of the person who took them.
 * `gone` where the section says something else by now, or somebody chose the plain text. Throws `StoreFault`.
 */
export async function takeWording(
  app: Pick<App, 'postmortems' | 'people' | 'queue' | 'clock'>,
  who: Reviser,
  section: string,
): Promise<Revised> {
  const [person] = await app.people.many(who.team, [who.by]);
  const named = person ? { name: person.name } : {};
  return changePostmortem<Revised>(app, who, (now) => {
    const { latest, state } = now;
    const before = latest?.document.sections.find(({ id }) => id === section);
    const wording =
      latest && openWordings(latest.document, state.verdicts).find((each) => each.section === section);
    if (!latest || !before || !wording) return { result: { kind: 'gone' } };
    const taken = inTakenWords(before, wording, { who: who.by, ...named, at: app.clock() });
    const document = withSection(latest.document, taken);
    return revised(app, who, { now: { ...now, latest }, document, what: 'edited' });
  });
}

/** Keeps the plain text of a section: other words for it are not offered again. Throws `StoreFault`. */
export async function keepPlain(
  app: Pick<App, 'postmortems' | 'queue' | 'clock'>,
  of: PostmortemRef,
  { section, by }: { readonly section: string; readonly by: string },
): Promise<void> {
  const verdict = { kind: 'dropped', by, at: app.clock() } as const;
  await changePostmortem(app, of, ({ state }) => ({
    plan: { state: withVerdict(state, wordingId(section), verdict), effects: [{ kind: 'overview' }] },
    result: undefined,
  }));
}
