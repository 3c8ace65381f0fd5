import { describe, expect, it } from '@jest/globals';
import type { App } from '../../../src/app/app.ts';
import { runEffect } from '../../../src/app/effects/run-effect.ts';
import type { PostTarget } from '../../../src/app/ports/post.ts';
import type { PostmortemShown } from '../../../src/app/ports/review-posts.ts';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import type { StoredDraft } from '../../../src/app/ports/stored-draft.ts';
import { discardDraft } from '../../../src/app/postmortems/discard-draft.ts';
import { readPolicy } from '../../../src/config/policy.ts';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import { standard } from '../../../src/domain/postmortem/templates/standard.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { memoryPorts } from '../../contract/memory/memory-ports.ts';
import { moment } from '../../contract/opened.ts';
import { anIncident, wanted } from '../../contract/samples.ts';

const TEAM = 'T1';

const DRAFT: StoredDraft = {
  ...{ id: 'd1', template: 'standard', asOf: moment(0), hash: '', by: 'scribe', at: moment(0) },
  ...{ document: draftPostmortem(recordOf([['14:40', 'detection', 'alert']]), standard), what: 'drafted' },
};

/** An incident in C1; Slack refuses everything that would reach UGONE. */
async function stage() {
  const ports = memoryPorts();
  const shown: string[] = [];
  const unless = (user: string, what: string) => {
    if (user === 'UGONE')
      throw new SlackFault({ kind: 'refused', error: 'user_not_found', needed: undefined, method: what });
    shown.push(`${what} ${user}`);
  };
  let incident = anIncident(TEAM, 1, { roles: { operations: ['UGONE', 'UBO'] } });
  const app = {
    ...ports,
    channelPosts: {
      card: async () => {
        shown.push('card');
        return '1.0';
      },
    },
    directMessages: { notify: async ({ user }: { user: string }) => unless(user, 'role') },
    reviewPosts: {
      overview: async (_where: PostTarget, what: PostmortemShown) => {
        shown.push(what.discardedBy ? `discarded by ${what.discardedBy}` : 'overview');
        return '2.0';
      },
      askReview: async ({ to }: { to: string }) => unless(to, 'review'),
    },
    queue: { offer: () => undefined, echoSoon: () => undefined },
    journal: { info: () => undefined, warn: () => undefined },
    policy: readPolicy('', 'test'),
    clock: () => moment(0),
  } as unknown as App;
  const holder = { holder: 'incidents', team: TEAM, id: incident.id } as const;
  await ports.incidents.create({ incident, events: [], effects: [], at: moment(0) });
  await ports.externalIds.remember(holder, 'channel', 'C1');
  /** Nobody has a role any more, which the card shows. */
  const free = async () => {
    incident = { ...incident, roles: {}, version: incident.version + 1 };
    const one = wanted(`card-${incident.version}`);
    await ports.incidents.save({ incident, events: [], effects: [one], at: moment(0) });
    return runEffect(app, { ...holder, key: one.key });
  };
  return { app, ports, holder, incident, shown, free };
}

describe('what is shown in the channel', () => {
  it('is the card first, and then the direct messages about roles, whichever of them Slack refuses', async () => {
    const { ports, holder, shown, free } = await stage();
    await ports.externalIds.remember(holder, 'role-UGONE-operations', 'U1/5.0/held');
    await ports.externalIds.remember(holder, 'role-UBO-operations', 'U1/6.0/held');
    expect(await free()).toEqual({ kind: 'done' });
    expect(shown).toEqual(['card', 'role UBO']);
    expect(await free()).toEqual({ kind: 'done' });
    expect(shown.slice(2)).toEqual(['card']);
  });

  it('is the message of a postmortem first, and then the requests to review it, whichever Slack refuses', async () => {
    const { app, ports, incident, shown } = await stage();
    const holder = { holder: 'postmortems', team: TEAM, id: incident.key } as const;
    await ports.revisions.saveDraft(TEAM, incident.key, DRAFT);
    await ports.externalIds.remember(holder, 'asked-UGONE', 'D1/5.0/in review 1');
    await ports.externalIds.remember(holder, 'asked-UBO', 'D2/6.0/in review 1');
    await ports.effects.add(holder, { key: 'overview-1', effect: { kind: 'overview' } }, moment(0));
    expect(await runEffect(app, { ...holder, key: 'overview-1' })).toEqual({ kind: 'done' });
    expect(shown).toEqual(['overview', 'review UBO']);
  });

  it.each([
    ['is in the channel, says', 'C1/2.0', ['discarded by UBO']],
    ['never came', '', []],
  ])('of a draft that was discarded elsewhere: a message that %s so', async (_, message, said) => {
    const { app, ports, incident, shown } = await stage();
    const holder = { holder: 'postmortems', team: TEAM, id: incident.key } as const;
    await ports.revisions.saveDraft(TEAM, incident.key, DRAFT);
    if (message) await ports.externalIds.remember(holder, 'overview', message);
    await discardDraft(app, { team: TEAM, incident: incident.key }, { draft: 'd1', by: 'UBO' });
    for (const ref of await app.effects.due(moment(99_999), 99, 1))
      if (ref.key.startsWith('overview')) await runEffect(app, ref);
    expect(shown).toEqual(said);
  });
});
