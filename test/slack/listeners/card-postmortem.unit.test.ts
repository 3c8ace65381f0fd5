import { expect, it } from '@jest/globals';
import { SlackFault } from '../../../src/app/ports/slack-fault.ts';
import { ACTIONS } from '../../../src/slack/views/ids.ts';
import { staged } from '../../builders/old-buttons.ts';

it('opens the document from the postmortem that the card shows, where Slack says where it is', async () => {
  const on = await staged('resolved');
  const press = () =>
    on.bolt.press({ id: ACTIONS.cardPostmortem, value: JSON.stringify({ incident: on.key }) });
  const shown = () => JSON.stringify(on.bolt.last('respond'));
  await press();
  expect(shown()).not.toContain('https://');
  const holder = { holder: 'postmortems', team: 'T1', id: on.key } as const;
  await on.app.externalIds.remember(holder, 'file-d1', 'F1');
  await press();
  expect(shown()).toContain('"url":"https://example.slack.com/files/F1"');
  Object.assign(on.app.fileUploads, {
    openAt: async () => {
      throw new SlackFault({ kind: 'unavailable', why: 'away' });
    },
  });
  await press();
  expect(shown()).toContain('Postmortem of');
  expect(shown()).not.toContain('https://');
});
