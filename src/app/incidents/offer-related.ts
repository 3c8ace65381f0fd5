import type { Incident } from '../../domain/incident/incident.ts';
import type { RelatedReason } from '../../domain/incident/related.ts';
import type { Offer } from '../../domain/postmortem/questions/offer.ts';
import type { SightPorts } from '../access/who-may-see.ts';
import type { App } from '../app.ts';
import { type FormQuestion, offering } from '../questions/question-form.ts';
import { earlierLike } from './earlier-like.ts';

/** An answer that somebody ticks is one incident. */
const MOST = 1;

/**
 * The same questions; the one for related incidents offers the one that a declaration would name first, with the reason.
 * Private ones are not offered: everybody who reads the document would read of them.
 */
export async function withRelatedOffered(
  app: SightPorts & Pick<App, 'actions'>,
  asked: { readonly team: string; readonly user: string; readonly typedIn?: string | undefined },
  { incident, questions }: { readonly incident: Incident; readonly questions: readonly FormQuestion[] },
): Promise<readonly FormQuestion[]> {
  if (!questions.some(({ name }) => name === 'related')) return questions;
  const { related } = await earlierLike(app, asked, incident);
  const offers = related
    .filter(({ incident: other }) => !other.private && other.key !== incident.key)
    .slice(0, MOST)
    .map(({ incident: other, reasons }): Offer => {
      const why = reasons.map(reasonText).join('; ');
      return {
        text: `${other.key} ${other.title}`,
        source: why,
        sets: { kind: 'answer', text: `${other.key} ${why}` },
      };
    });
  if (offers.length === 0) return questions;
  return questions.map((one) => (one.name === 'related' ? offering(one, offers) : one));
}

function reasonText(reason: RelatedReason): string {
  switch (reason.kind) {
    case 'services':
      return `same service, ${reason.names.join(', ')}`;
    case 'words':
      return `its title has ${reason.words.map((word) => `“${word}”`).join(', ')} too`;
    case 'field':
      return `same ${reason.name}, ${reason.value}`;
    default:
      return reason satisfies never;
  }
}
