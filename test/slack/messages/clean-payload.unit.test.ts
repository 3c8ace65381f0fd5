import { describe, expect, it } from '@jest/globals';
import { HEX, madeUp, UPPER } from '../../../bench/secrets/made-up.ts';
import { secretScanner } from '../../../src/secret-rules/re2-scanner.ts';
import { cleanPayload } from '../../../src/slack/messages/clean-payload.ts';

const finder = secretScanner();
const password = madeUp(801, 14);

describe('what Slack delivers', () => {
  it('is read line by line, so that a password set as code after its name is found', async () => {
    const event = {
      text: `password: \`${password}\``,
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: 'password: ', style: { bold: true } },
                { type: 'text', text: password, style: { code: true } },
                { type: 'text', text: ' since noon' },
              ],
            },
          ],
        },
      ],
    };
    const taken = await cleanPayload(finder, event);
    expect(JSON.stringify(event)).not.toContain(password);
    expect(taken.map(({ value }) => value)).toEqual([password, password]);
    expect(event.blocks[0]?.elements[0]?.elements.map(({ text }) => text)).toEqual([
      'password: ',
      '[secret removed: password]',
      ' since noon',
    ]);
  });

  it('gives up what is in attachments, files, links and inputs, and keeps ids and addresses at Slack', async () => {
    const key = `AKIA${madeUp(802, 16, UPPER)}`;
    const token = madeUp(803, 32, HEX);
    const address = `https://files.slack.com/files-pri/T1-F1/download?pub_secret=${token}`;
    const event = {
      ...{ token, client_msg_id: key, response_url: address },
      attachments: [{ title: key, fields: [{ title: 'Key', value: key, short: true }], footer: key }],
      files: [{ id: 'F1', name: `${key}.pem`, url_private: address, preview: `id ${key}` }],
      link: { type: 'link', url: `https://bo:${password}@git.example.net/` },
      input: { type: 'plain_text_input', value: `api key: ${token}` },
      button: { type: 'button', value: `{"token":"${token}"}` },
    };
    await cleanPayload(finder, event);
    const marker = '[secret removed: AWS access key]';
    expect(event).toEqual({
      ...{ token, client_msg_id: key, response_url: address },
      attachments: [
        { title: marker, fields: [{ title: 'Key', value: marker, short: true }], footer: marker },
      ],
      files: [{ id: 'F1', name: `${marker}.pem`, url_private: address, preview: `id ${marker}` }],
      link: { type: 'link', url: 'https://bo:[secret removed: password in a URL]@git.example.net/' },
      input: { type: 'plain_text_input', value: 'api key: [secret removed: secret]' },
      button: { type: 'button', value: `{"token":"${token}"}` },
    });
  });
});
