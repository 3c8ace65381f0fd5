import { describe, expect, it } from '@jest/globals';
import { VERBS } from '../../../src/domain/incident/verbs/verbs.ts';
import { ACTS } from '../../../src/domain/rights/act.ts';
import { OPEN_RIGHTS, type Rights } from '../../../src/domain/rights/rights.ts';
import { actOfButton, actOfForm, actOfVerb } from '../../../src/slack/listeners/acts.ts';
import { runCommand } from '../../../src/slack/listeners/run-command.ts';
import { ACTIONS, MODALS } from '../../../src/slack/views/ids.ts';
import { FORMS, formOf, LINKS, pressesOf, type Staged, staged, WORDS } from '../../builders/old-buttons.ts';

/** Only admins may do anything, and there is one, who is somebody else. */
const CLOSED: Rights = {
  ...OPEN_RIGHTS,
  admins: ['UBOSS'],
  open: Object.fromEntries(ACTS.map((act) => [act, ['admins']])) as unknown as Rights['open'],
};
const WHO = /^Only admins \(<@UBOSS>\) can .+ here\. Nothing was changed\./;

/** The whole record, also what people may not see in it. */
async function kept({ stage, incident, app }: Staged): Promise<string> {
  const [record, revisions] = await Promise.all([
    stage.record(incident),
    app.revisions.list('T1', incident.key),
  ]);
  return JSON.stringify([record, revisions, await app.incidents.list('T1', { active: true, limit: 9 })]);
}

// Whoever was asked to review may answer, whatever the rights say.
describe('what only admins may do, nobody else does', () => {
  const verbs = Object.entries(VERBS).map(([verb, { example }]) => [verb, example] as const);

  it.each(verbs)('with the command %s', async (_, example) => {
    const on = await staged('active', CLOSED);
    const before = await kept(on);
    const text = example.replaceAll('@someone', '<@UBO>');
    const request = { ...on.stage.request(text), incident: on.key };
    const { verb, answer } = await runCommand(on.context, request);
    if (verb !== 'approve') expect(await kept(on)).toBe(before);
    if (answer.outcome === 'usage' || answer.outcome === 'unknown') throw new Error(`${text} is not read`);
    if (actOfVerb(verb as Parameters<typeof actOfVerb>[0]) === undefined) return;
    const said = answer.kind === 'say' ? answer.message.text : 'a form';
    expect(said).toMatch(WHO);
    if (text.split(' ').length > 3 && verb !== 'meeting') expect(said).toContain('Your line:');
  });

  it.each(Object.values(ACTIONS).filter((id) => !LINKS.includes(id)))('with the button %s', async (id) => {
    for (const press of pressesOf(id, await staged('resolved', CLOSED))) {
      const on = await staged('resolved', CLOSED);
      const before = await kept(on);
      await on.bolt.press({ ...press, user: 'UCAT' });
      await new Promise((resolve) => setImmediate(resolve));
      if (id !== ACTIONS.approve) expect(await kept(on)).toBe(before);
      if (actOfButton(press.id) !== undefined)
        expect(on.bolt.last('respond')).toMatchObject({ text: expect.stringMatching(WHO) });
    }
  });

  it.each(FORMS)('with the form %s, which stays open', async (id) => {
    const on = await staged('resolved', CLOSED);
    const before = await kept(on);
    const { form, texts } = formOf(id, on);
    await on.bolt.submit(form, texts, 'UCAT');
    if (id !== MODALS.requestChanges) expect(await kept(on)).toBe(before);
    const said = JSON.stringify(on.bolt.last('ack') ?? {});
    if (actOfForm(id) !== undefined) expect(said).toMatch(/Only admins \(/);
    expect(said).not.toContain(WORDS);
  });
});

describe('rights', () => {
  const only = (act: (typeof ACTS)[number], ...grants: Rights['open'][typeof act]): Rights => ({
    ...OPEN_RIGHTS,
    admins: ['UBOSS', 'SLEADS'],
    open: { ...OPEN_RIGHTS.open, [act]: grants },
  });
  const cancel = async (rights: Rights, user: string, change: (on: Staged) => void = () => undefined) => {
    const on = await staged('active', rights);
    change(on);
    const request = { ...on.stage.request('cancel a load test', { user }), incident: on.key };
    const { answer } = await runCommand(on.context, request);
    return answer.kind === 'say' ? answer.message.text : '';
  };
  const guests = (on: Staged, ...users: string[]) => {
    const { read } = on.app.peopleSource;
    Object.assign(on.app.peopleSource, {
      read: async (team: string, user: string) => ({
        ...(await read(team, user)),
        guest: users.includes(user),
      }),
    });
  };

  it('of a role are for who holds it, and a refusal names them', async () => {
    const rights = only('cancel', { role: 'commander' });
    expect(await cancel(rights, 'UANA')).toContain('is cancelled');
    expect(await cancel(rights, 'UBO')).toContain(
      'Only the incident commander (<@UANA>) and admins (<@UBOSS>) can cancel it here. Nothing was changed.',
    );
    expect(await cancel(rights, 'UBOSS')).toContain('is cancelled');
  });

  it('of a group are for who is in it; where Slack does not say, for nobody', async () => {
    const rights = only('cancel', 'admins');
    const groups = (members: () => Promise<readonly string[]>) => (on: Staged) =>
      Object.assign(on.app, { userGroups: { members } });
    expect(
      await cancel(
        rights,
        'UCAT',
        groups(async () => ['UCAT']),
      ),
    ).toContain('is cancelled');
    expect(
      await cancel(
        rights,
        'UCAT',
        groups(async () => ['UDEV']),
      ),
    ).toContain('Nothing was changed');
    const away = async () => Promise.reject(new Error('away'));
    expect(await cancel(rights, 'UCAT', groups(away))).toContain('Nothing was changed');
  });

  it('of members are not for guests, who by default may do all but what leaves the incident', async () => {
    expect(await cancel(only('cancel', 'members'), 'UGUEST', (on) => guests(on, 'UGUEST'))).toMatch(
      /^Only members of the workspace \(not guests\) and admins/,
    );
    expect(await cancel(OPEN_RIGHTS, 'UGUEST', (on) => guests(on, 'UGUEST'))).toContain('is cancelled');
    const on = await staged('active', OPEN_RIGHTS);
    guests(on, 'UGUEST');
    const request = { ...on.stage.request('export json', { user: 'UGUEST' }), incident: on.key };
    expect((await runCommand(on.context, request)).answer.outcome).toBe('refused');
    expect((await runCommand(on.context, { ...request, user: 'UBO' })).answer.outcome).toBe('done');
  });

  it('show nothing of a private incident to others', async () => {
    const on = await staged('closed to me', CLOSED);
    const request = { ...on.stage.request('cancel x', { user: 'UBO', channel: 'C9', typedIn: 'C9' }) };
    const { answer } = await runCommand(on.context, { ...request, incident: on.key });
    expect(answer.kind === 'say' ? answer.message.text : '').toMatch(/^There is no incident/);
  });

  it('of items are those of the role in the incident of the item, wherever it is changed', async () => {
    const on = await staged('active', only('items', { role: 'scribe' }));
    const elsewhere = await on.stage.declare({ id: 'cmd.T1.3', title: 'Mails late', here: 'C3' });
    const give = (key: string, user: string) => ({
      ...on.stage.request(`role scribe <@${user}>`),
      ...{ incident: key, id: `cmd.T1.give${user}` },
    });
    await runCommand(on.context, give(on.key, 'UBO'));
    await runCommand(on.context, give(elsewhere.key, 'UCAT'));
    const done = async (user: string) => {
      const request = on.stage.request('action done 7', { user, channel: 'C3', typedIn: 'C3' });
      return (await runCommand(on.context, { ...request, id: `cmd.T1.${user}` })).answer.outcome;
    };
    expect(await done('UCAT')).toBe('refused');
    expect(await done('UBO')).toBe('done');
  });

  it.each(['at 19:20', 'catchup', 'timeline', 'action list', 'action show 7', 'action preview 7'])(
    'keep nobody from reading: %s',
    async (text) => {
      const on = await staged('active', CLOSED);
      const request = { ...on.stage.request(text), incident: on.key };
      expect((await runCommand(on.context, request)).answer.outcome).not.toBe('refused');
    },
  );

  it.each([ACTIONS.catchup, ACTIONS.actionChoose, 'timeline-page-earlier', 'meant-0', 'choose-3'])(
    'keep nobody from looking with the button %s',
    (id) => {
      expect(actOfButton(id)).toBeUndefined();
    },
  );

  it('of items are asked for before one is reopened', () => {
    expect(actOfButton(ACTIONS.actionReopen)).toBe('items');
  });
});
