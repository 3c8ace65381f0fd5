import type { AddressInfo } from 'node:net';
import { App, HTTPReceiver } from '@slack/bolt';
import type { KnownBlock, ModalView } from '@slack/types';
import type { LocalSlack } from '../../../../packages/local-slack/server/local-slack.ts';
import { QUIET } from '../quiet-logger.ts';

/** An app of a few lines that answers in every way: a modal, its errors, a message with a button, an ephemeral one. */
export async function startTinyApp(slack: LocalSlack): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: slack.signingSecret, logger: QUIET });
  const app = new App({
    receiver,
    token: slack.botToken,
    clientOptions: { slackApiUrl: slack.apiUrl },
    deferInitialization: true,
    logger: QUIET,
  });
  app.command('/ask', async ({ ack, client, body }) => {
    await ack();
    if (body.text === 'help') {
      await client.chat.postEphemeral({
        channel: body.channel_id,
        user: body.user_id,
        text: 'Try *declare*',
      });
      return;
    }
    await client.views.open({ trigger_id: body.trigger_id, view: form(body.channel_id) });
  });
  app.view('form', async ({ ack, view, client, body }) => {
    const title = view.state.values['title']?.['value']?.value ?? '';
    const severity = view.state.values['severity']?.['value']?.selected_option?.value ?? '';
    if (title.length < 5) {
      await ack({
        response_action: 'errors',
        errors: { title: 'Say more, for example "Checkout is slow".' },
      });
      return;
    }
    await ack();
    const text = `Declared: ${title} (Sev-${severity}) by <@${body.user.id}>`;
    await client.chat.postMessage({ channel: view.private_metadata, text, blocks: card(text) });
  });
  app.action('acknowledge', async ({ ack, respond, body }) => {
    await ack();
    await respond({ replace_original: true, text: `Acknowledged by <@${body.user.id}>` });
  });
  await app.init();
  const server = await app.start(0);
  const { port } = server.address() as AddressInfo;
  slack.requestUrl(`http://127.0.0.1:${port}/slack/events`);
  return app;
}

function form(channel: string): ModalView {
  const level = (value: string) => ({ text: { type: 'plain_text' as const, text: `Sev-${value}` }, value });
  return {
    type: 'modal',
    callback_id: 'form',
    private_metadata: channel,
    title: { type: 'plain_text', text: 'Declare an incident' },
    submit: { type: 'plain_text', text: 'Declare' },
    blocks: [
      {
        type: 'input',
        block_id: 'title',
        label: { type: 'plain_text', text: 'Title' },
        element: { type: 'plain_text_input', action_id: 'value' },
      },
      {
        type: 'input',
        block_id: 'severity',
        label: { type: 'plain_text', text: 'Severity' },
        element: {
          type: 'static_select',
          action_id: 'value',
          options: ['1', '2', '3'].map(level),
          initial_option: level('2'),
        },
      },
    ],
  };
}

function card(text: string): KnownBlock[] {
  return [
    { type: 'section', text: { type: 'mrkdwn', text } },
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'acknowledge',
          style: 'primary',
          text: { type: 'plain_text', text: 'Acknowledge' },
        },
      ],
    },
  ];
}
