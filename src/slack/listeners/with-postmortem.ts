import { postmortemFor } from '../../app/access/sharing.ts';
import type { KnownIncident } from '../../app/ports/incidents.ts';
import type { KnownPostmortem } from '../../app/ports/postmortems.ts';
import type { StoredDraft } from '../../app/ports/stored-draft.ts';
import { draftGone } from '../words/drafts.ts';
import { membersInDoubt, noSuchIncident } from '../words/incidents.ts';
import { type Answer, sayText } from './answer.ts';
import { incidentOf } from './incident-of.ts';
import type { ListenerContext } from './listener-context.ts';
import type { UserRequest } from './request.ts';

/** The postmortem that a person asks for, by the key of its incident. */
interface Wanted {
  readonly context: ListenerContext;
  readonly request: Pick<UserRequest, 'team' | 'user'>;
  readonly key: string;
}

/** An incident and its postmortem, with a document in it. */
export interface PostmortemHere {
  readonly known: KnownIncident;
  readonly stored: KnownPostmortem & { readonly latest: StoredDraft };
}

/**
 * The postmortem of the incident with this key, for those who may see it: whoever may see the incident, and whoever was
 * asked to review it. Otherwise what to say instead. Throws `StoreFault`.
 */
export async function postmortemOf({
  context,
  request,
  key,
}: Wanted): Promise<PostmortemHere | { readonly instead: string }> {
  const { app, command } = context;
  const { team, user } = request;
  const [found, stored] = await Promise.all([
    postmortemFor(app, { team, user, key }),
    app.postmortems.byIncident(team, key),
  ]);
  if (found.kind === 'unknown') return { instead: noSuchIncident(key, command) };
  if (found.kind === 'in doubt') return { instead: membersInDoubt(key, found.why) };
  const { known } = found;
  const { phase } = known.incident;
  if (phase.state === 'merged') {
    const merged = await incidentOf(context, request, key);
    return { instead: 'instead' in merged ? merged.instead : noSuchIncident(key, command) };
  }
  if (!stored?.latest) return { instead: draftGone(key, command) };
  return { known, stored: { ...stored, latest: stored.latest } };
}

/** Does something with a postmortem, or says why not. */
export async function withPostmortem(
  { context, request, key }: Wanted,
  act: (here: PostmortemHere) => Promise<Answer>,
): Promise<Answer> {
  const here = await postmortemOf({ context, request, key });
  return 'instead' in here ? sayText(here.instead, 'refused') : act(here);
}
