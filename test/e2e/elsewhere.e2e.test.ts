import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import { type Stage, setStage } from '../scribe.ts';
import { overview, resolvedIncident, told } from './postmortem-stage.ts';
import { receipt } from './seen.ts';
import { declare, press } from './trouble.ts';

let stage: Stage;
let slack: LocalSlack;
let over: { readonly key: string; readonly channel: string };

beforeAll(async () => {
  stage = await setStage();
  slack = stage.slack;
});
afterAll(() => stage.strike());

const general = (text: string) => slack.as('bo').command('general', '/incident', text);

describe('in a channel without an incident', () => {
  it('says that there is none yet', async () => {
    expect(receipt(await general('export md'))).toContain(
      'No incidents yet. Declare one: `/incident declare',
    );
    expect(receipt(await general('log x'))).toContain('No incident is active. Declare one');
  });

  it('offers what was resolved last to everything that comes afterwards', async () => {
    over = await resolvedIncident(slack, 'Search is slow', ['#detection alert', '#mitigation rollback']);
    const after = [
      ...[
        `review <@${slack.as('ana').id}|ana>`,
        'approve',
        'publish',
        'skip no need',
        'meeting 2099-01-01 10:00',
        'draft',
      ],
      ...[
        'export md',
        'reopen',
        'why x',
        'cause process x',
        'well x',
        'wrong x',
        'lucky x',
        'timeline',
        'show',
      ],
      ...[
        'lesson process x',
        'metric x normal=1',
        'comms internal x',
        'impact',
        'action list',
        'action add x',
      ],
    ];
    for (const text of after) {
      const words = receipt(await general(text));
      const asked = `Which incident? 1 was resolved.\n${over.key} (resolved) Search is slow`;
      expect(words.replace(`\nYour line:\n\`\`\`\n/incident ${text}\n\`\`\``, '')).toBe(asked);
    }
    for (const text of [
      'log x',
      'status monitoring',
      'sev 1',
      'title x',
      'cancel x',
      'resolve x',
      'join scribe',
    ])
      expect(receipt(await general(text))).toContain('No incident is active');
  }, 120_000);

  it('carries the command out for the one that is chosen, after the active ones', async () => {
    const active = await declare(slack, 'Mail is late');
    const untouched = async () => receipt(await general(`show ${active.key}`));
    for (const text of ['resolve x', 'cancel x', `merge ${over.key}`, 'title x', 'sev 1'])
      expect(receipt(await general(text))).toContain('Which incident? 1 is active');
    expect(await untouched()).toContain('Sev-2 · investigating');
    const asked = await general(`review <@${slack.as('bo').id}|bo>`);
    expect(receipt(asked).split('\n')).toEqual([
      'Which incident? 1 is active; 1 was resolved.',
      `${active.key} Mail is late`,
      `${over.key} (resolved) Search is slow`,
    ]);
    await press({ person: slack.as('bo'), channel: 'general' }, asked, 'choose-1');
    await told({ slack, channel: 'general', who: 'bo' }, `is asked to approve the postmortem of ${over.key}`);
    await overview(slack, over.channel, `<@${slack.as('bo').id}>, who also asked for the review`);
    const approve = await general('approve');
    await press({ person: slack.as('bo'), channel: 'general' }, approve, 'choose-1');
    await overview(slack, over.channel, `Approved by <@${slack.as('bo').id}>, who also asked for the review`);
  }, 120_000);
});
