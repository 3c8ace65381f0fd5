import { describe, expect, it } from '@jest/globals';
import type { App as BoltApp } from '@slack/bolt';
import { OPEN_RIGHTS } from '../../../../src/domain/rights/rights.ts';
import type { ListenerContext } from '../../../../src/slack/listeners/listener-context.ts';
import { onSubmit, type SubmissionResult } from '../../../../src/slack/listeners/modals/on-submit.ts';
import { memoryPorts } from '../../../contract/memory/memory-ports.ts';

/** Submits a form of which the listener says this, and gives what Slack is told to show. */
async function shown(result: SubmissionResult): Promise<unknown> {
  const { people, inbox } = memoryPorts();
  await people.put({
    ...{ team: 'T1', user: 'U024BE7LH', name: 'Ana Ruiz', zone: 'UTC' },
    ...{ deactivated: false, readAt: new Date() },
  });
  let handler: (args: unknown) => Promise<void> = async () => undefined;
  const bolt = {
    view(_callback: string, listener: typeof handler) {
      handler = listener;
    },
  } as unknown as BoltApp;
  const context = {
    app: {
      ...{ people, inbox, journal: { warn: () => undefined }, clock: () => new Date() },
      policy: { rights: OPEN_RIGHTS },
    },
  } as unknown as ListenerContext;
  onSubmit({ bolt, context }, 'form', async () => result);
  let answer: unknown;
  await handler({
    ack: async (said: unknown) => {
      answer = said;
    },
    body: { team: { id: 'T1' }, user: { id: 'U1' } },
    view: { id: 'V1', private_metadata: '{}', state: { values: {} }, blocks: [] },
    client: {},
    context: { teamId: 'T1' },
  });
  return answer;
}

describe('what is wrong with a form', () => {
  it.each([
    ['Only <@U024BE7LH> can edit this entry', 'Only Ana Ruiz can edit this entry'],
    ['<@U0000UNKN> said otherwise', 'somebody (U0000UNKN) said otherwise'],
    ['Send `/incident list` for all', 'Send /incident list for all'],
    ['“a &lt;b&gt; &amp; c” is no date', '“a <b> & c” is no date'],
    ['see <https://example.com/a|the page>', 'see the page (https://example.com/a)'],
    ['it is read in <#C024BE91L|general>', 'it is read in #general'],
  ])('is plain text, as Slack shows it: %j', async (words, plain) => {
    expect(await shown({ kind: 'errors', errors: { title: words } })).toEqual({
      response_action: 'errors',
      errors: { title: plain },
    });
  });
});
