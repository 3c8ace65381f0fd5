import { describe, expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { changeIncident } from '../../../../src/app/incidents/change-incident.ts';
import type { ResolveReview } from '../../../../src/app/incidents/resolve-review.ts';
import type { KnownIncident } from '../../../../src/app/ports/incidents.ts';
import { readPolicy } from '../../../../src/config/policy.ts';
import type { ListenerContext } from '../../../../src/slack/listeners/listener-context.ts';
import { listenToImpactModal } from '../../../../src/slack/listeners/modals/impact.ts';
import { listenToResolveModal } from '../../../../src/slack/listeners/modals/resolve.ts';
import { listenToRolesModal } from '../../../../src/slack/listeners/modals/roles.ts';
import { listenToStatusModal } from '../../../../src/slack/listeners/modals/status.ts';
import type { Change } from '../../../../src/slack/listeners/verbs/change.ts';
import { impactModal } from '../../../../src/slack/views/modals/impact-modal.ts';
import { resolveModal } from '../../../../src/slack/views/modals/resolve-modal.ts';
import { roleInput, rolesModal } from '../../../../src/slack/views/modals/roles-modal.ts';
import { statusModal } from '../../../../src/slack/views/modals/status-modal.ts';
import { BoltStub } from '../../../builders/bolt-stub.ts';
import { CommandStage } from '../../../builders/command-stage.ts';

const RULES = `services: [{ name: payments }, { name: checkout }]
fields:
  - { name: Customer, kind: text, ask: [resolve] }
  - { name: Tickets, kind: number, ask: [resolve] }
`;
const REFS = { channel: 'C1' };
const CHOICE = { suggested: [], others: [] };
const EMPTY_REVIEW = {
  attempts: [],
  causes: CHOICE,
  relapses: CHOICE,
  times: {},
} as unknown as ResolveReview;
const option = (value: string) => ({ selected_option: { value } });
const services = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
const holds = (...users: string[]) => ({ selected_users: users });

/** An incident of UANA's in C1, and what listens to one form about it. UAPP is an app. */
async function stage(listen: (bolt: BoltApp, context: ListenerContext) => void, isPrivate = false) {
  const on = new CommandStage();
  const bolt = new BoltStub();
  const { read } = on.app.peopleSource;
  Object.assign(on.app, { policy: { ...on.app.policy, ...readPolicy(RULES, 'test') } });
  Object.assign(on.app.peopleSource, {
    read: async (team: string, user: string) => ({ ...(await read(team, user)), bot: user === 'UAPP' }),
  });
  const told: unknown[] = [];
  const background = (task: Promise<unknown>) => void told.push(task);
  listen(bolt.app, { ...on.context, background } as ListenerContext);
  const { team, id, key } = await on.declare(isPrivate ? { isPrivate } : { here: 'C1' });
  const known = async () => (await on.app.incidents.byId(team, id)) as KnownIncident;
  let changes = 0;
  const change = async (what: Change, by = 'UBO') => {
    changes += 1;
    await changeIncident(on.app, await known(), { ...what, by, id: `other.${changes}`, at: on.app.clock() });
  };
  return {
    ...{ bolt, change, known, key, team, app: on.app },
    roles: async () => (await known()).incident.roles,
    form: async () => rolesModal((await known()).incident, on.app.policy.roles, REFS),
    told: async () => {
      await Promise.all(told);
      return bolt.heard.filter(({ method }) => method === 'chat.postEphemeral').map(({ args }) => args);
    },
  };
}

const OPERATIONS = roleInput('operations');

describe('the form of roles', () => {
  it('gives the role when a person that it refused was replaced, and takes back what it gave', async () => {
    const { bolt, form, roles } = await stage(listenToRolesModal);
    const view = await form();
    await bolt.submit(view, {
      [roleInput('commander')]: { selected_user: 'UBO' },
      [OPERATIONS]: holds('UAPP', 'UANA'),
    });
    expect(bolt.last('ack')).toMatchObject({ errors: { [OPERATIONS]: expect.stringContaining('UAPP') } });
    expect(await roles()).toMatchObject({ commander: ['UBO'], operations: ['UANA'] });
    const corrected = { [roleInput('commander')]: { selected_user: 'UBO' }, [OPERATIONS]: holds('UCAT') };
    await bolt.submit(view, corrected);
    expect(bolt.last('ack')).toBeUndefined();
    expect(await roles()).toMatchObject({ commander: ['UBO'], operations: ['UCAT'] });
  });

  it('leaves alone who took a role while it was open, and whom it cannot show', async () => {
    const { bolt, form, roles, change } = await stage(listenToRolesModal);
    await change({ kind: 'role', role: 'operations', user: 'UANA' });
    await change({ kind: 'role', role: 'operations', user: 'Imported Person' });
    const view = await form();
    await change({ kind: 'role', role: 'operations', user: 'UBO' });
    await bolt.submit(view, { [OPERATIONS]: holds('UCAT') });
    expect((await roles())['operations']).toEqual(['Imported Person', 'UBO', 'UCAT']);
  });

  it('asks before command is taken from somebody whom it did not show, and does everything else', async () => {
    const { bolt, form, roles, change, told } = await stage(listenToRolesModal);
    const view = await form();
    await change({ kind: 'role', role: 'commander', user: 'UBO' });
    await bolt.submit(view, {
      [roleInput('commander')]: { selected_user: 'UCAT' },
      [OPERATIONS]: holds('UCAT'),
    });
    expect(await roles()).toMatchObject({ commander: ['UBO'], operations: ['UCAT'] });
    expect(await told()).toMatchObject([
      { text: expect.stringContaining('operations') },
      { text: expect.stringContaining('UBO') },
    ]);
  });

  it('asks about each person who would be let into a private incident', async () => {
    const { bolt, form, told } = await stage(listenToRolesModal, true);
    await bolt.submit(await form(), { [OPERATIONS]: holds('UBO'), [roleInput('scribe')]: holds('UCAT') });
    const texts = JSON.stringify(await told());
    expect(await told()).toHaveLength(2);
    for (const user of ['UBO', 'UCAT']) expect(texts).toContain(user);
  });
});

describe('the form of an update', () => {
  const opened = async () => {
    const on = await stage(listenToStatusModal);
    await on.change({ kind: 'status', status: 'identified', text: undefined });
    const view = statusModal((await on.known()).incident, REFS, { announced: true });
    await on.change({ kind: 'status', status: 'monitoring', text: undefined });
    const status = async () => (await on.known()).incident.phase;
    return { ...on, view, status };
  };

  it('turns no status back that it only showed', async () => {
    const { bolt, view, status, known } = await opened();
    await bolt.submit(view, { status: option('identified'), text: 'Half of the users are back' });
    expect(await status()).toMatchObject({ status: 'monitoring' });
    expect((await known()).incident.lastUpdate).toMatchObject({ text: 'Half of the users are back' });
  });

  it('sets the status that somebody chose', async () => {
    const { bolt, view, status } = await opened();
    await bolt.submit(view, { status: option('mitigating'), text: '' });
    expect(await status()).toMatchObject({ status: 'mitigating' });
  });
});

describe('a form that shows services or fields', () => {
  it.each([
    [[], ['checkout']],
    [['payments'], ['payments']],
  ])(
    'sets the services that somebody chose, %j, and turns none back that it only showed',
    async (chosen, now) => {
      const { bolt, change, known, key } = await stage(listenToImpactModal);
      const asked = { services: [{ name: 'payments', also: [] }] };
      const view = impactModal({ texts: {}, version: 0 }, { ...REFS, incident: key }, asked);
      await change({ kind: 'details', services: ['checkout'] });
      await bolt.submit(view, { 'answer-impact.users': 'nobody could pay', services: services(...chosen) });
      expect((await known()).incident.services).toEqual(now);
    },
  );

  it('takes what was corrected after a first answer, and only what somebody changed', async () => {
    const { bolt, change, known, app, key } = await stage(listenToResolveModal);
    const form = async (): Promise<ModalView> =>
      resolveModal(
        {
          ...{ incident: (await known()).incident, times: [], asked: [], missing: [] },
          ...{ review: EMPTY_REVIEW, fields: app.policy.fields },
        },
        { ...REFS, incident: key },
        { zone: 'UTC', now: app.clock() },
      );
    await change({ kind: 'details', fields: [{ name: 'Tickets', value: '3' }] });
    const view = await form();
    await change({ kind: 'details', fields: [{ name: 'Tickets', value: '4' }] });
    const ahead = { selected_date_time: 4_102_444_800 };
    const send = (customer: string, time: object) =>
      bolt.submit(view, {
        ...{ summary: 'rolled back', 'field-Customer': customer, 'field-Tickets': '3' },
        ...time,
      });
    await send('ACME', { 'milestone-mitigated': ahead });
    expect(bolt.last('ack')).toMatchObject({ response_action: 'errors' });
    await send('Umbrella', {});
    const { incident } = await known();
    expect(incident.phase.state).toBe('resolved');
    expect(incident.fields).toEqual([
      { name: 'Tickets', value: '4' },
      { name: 'Customer', value: 'Umbrella' },
    ]);
  });
});
