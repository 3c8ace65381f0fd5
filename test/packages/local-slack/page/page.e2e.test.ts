import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import type { Browser, Locator, Page } from 'playwright-core';
import { type LocalSlack, startLocalSlack } from '../../../../packages/local-slack/server/local-slack.ts';
import { findChromium, launchChromium } from './chromium.ts';
import { startTinyApp } from './tiny-app.ts';

// Starting a browser and loading the page take seconds on a busy machine.
jest.setTimeout(60_000);

const withBrowser = findChromium() || process.env['CI'] ? describe : describe.skip;

withBrowser('the page of the local Slack', () => {
  let slack: LocalSlack;
  let app: App;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    slack = await startLocalSlack({ rateLimits: false });
    app = await startTinyApp(slack);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    await app?.stop();
    await slack?.stop();
  });

  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(15_000);
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(`${slack.url}/#/${slack.as('ana').id}/${slack.channel('general')?.id}`);
    await composer().waitFor();
  });

  afterEach(async () => {
    await page.close();
    expect(faults).toEqual([]);
  });

  const client = () => new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl });
  const composer = (): Locator => page.getByRole('textbox', { name: /^Message / });
  const messages = (): Locator => page.getByRole('log', { name: 'Messages' });
  const message = (text: string | RegExp): Locator =>
    messages().getByRole('article').filter({ hasText: text });

  async function be(name: string): Promise<void> {
    await page.getByRole('button', { name: /^You are / }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('button', { name: `You are ${name}` }).waitFor();
  }

  it('sends what is typed, and lets one be somebody else who sees it', async () => {
    await composer().fill('hello @bo, *look* at `this` & <that>');
    await composer().press('Enter');
    const sent = message('hello @Bo Larsen, look at this & <that>');
    await sent.waitFor();
    expect(await sent.locator('strong').allTextContents()).toContain('look');
    expect(await composer().inputValue()).toBe('');

    await be('Bo Larsen');
    await message('hello @Bo Larsen').locator('.mention-me').waitFor();
    await composer().fill('hi Ana');
    await page.getByRole('button', { name: 'Send' }).click();
    await message('hi Ana').getByText('Bo Larsen').waitFor();
  });

  it('completes a command, shows its modal, its errors and what came of it', async () => {
    await composer().pressSequentially('/as');
    await page.getByRole('option', { name: /^\/ask/ }).waitFor();
    await composer().press('Tab');
    expect(await composer().inputValue()).toBe('/ask ');
    await composer().pressSequentially('declare');
    await composer().press('Enter');

    const modal = page.getByRole('dialog', { name: 'Declare an incident' });
    await modal.getByRole('button', { name: 'Declare' }).click();
    await modal.getByText('Please complete this required field').waitFor();
    await modal.getByRole('textbox', { name: 'Title' }).fill('abc');
    await page.keyboard.press('Enter');
    await modal.getByText('Say more, for example').waitFor();
    expect(await modal.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('abc');
    await modal.getByRole('textbox', { name: 'Title' }).fill('Checkout is slow');
    await modal.getByRole('combobox', { name: 'Severity' }).click();
    await page.getByRole('option', { name: 'Sev-1' }).click();
    await modal.getByRole('button', { name: 'Declare' }).click();
    await modal.waitFor({ state: 'hidden' });

    const card = message('Declared: Checkout is slow (Sev-1) by @Ana Ruiz');
    await card.getByRole('button', { name: 'Acknowledge' }).click();
    await message('Acknowledged by @Ana Ruiz').waitFor();
  });

  it('keeps what is only for one person from the others', async () => {
    await composer().fill('/ask help');
    await composer().press('Enter');
    await message('Try declare').getByText('Only visible to you').waitFor();
    await be('Bo Larsen');
    expect(await message('Try declare').count()).toBe(0);
    await be('Ana Ruiz');
    await message('Try declare').getByRole('button', { name: 'Dismiss message' }).click();
    await message('Try declare').waitFor({ state: 'detached' });
  });

  it('reacts, takes back, pins, edits and answers in a thread', async () => {
    const { ts } = slack.as('ana').say('general', 'first 5xx alarm');
    const line = message('first 5xx alarm');
    await line.hover();
    await line.getByRole('button', { name: 'React with pushpin' }).click();
    const reaction = line.getByRole('button', { name: /^pushpin, 1/ });
    await reaction.waitFor();
    await reaction.click();
    await reaction.waitFor({ state: 'detached' });
    await line.hover();
    await line.getByRole('button', { name: 'Add reaction' }).first().click();
    await page.getByRole('textbox', { name: 'Search emoji' }).fill('tada');
    await page.keyboard.press('Enter');
    await line.getByRole('button', { name: /^tada, 1/ }).waitFor();

    await line.hover();
    await line.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Pin to channel' }).click();
    await line.getByText('Pinned').waitFor();
    expect(slack.pins('general').map((pin) => pin.ts)).toEqual([ts]);

    await line.hover();
    await line.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Edit message' }).click();
    await page.getByRole('textbox', { name: 'Edit message' }).fill('first 5xx alarm at 14:10');
    await page.keyboard.press('Enter');
    await message('first 5xx alarm at 14:10 (edited)').waitFor();

    await line.hover();
    await line.getByRole('button', { name: 'Reply in thread' }).click();
    await page.getByRole('textbox', { name: 'Reply…' }).fill('looking');
    await page.keyboard.press('Enter');
    await page.getByRole('log', { name: 'Thread' }).getByText('looking').waitFor();
    await line.getByRole('button', { name: /1 reply/ }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('log', { name: 'Thread' }).waitFor({ state: 'hidden' });
  });

  it('goes by keyboard: to a channel, through a menu, ahead in time', async () => {
    slack.as('bo').say('incidents', 'is anybody looking?');
    await page.getByRole('button', { name: /incidents.*1 unread message/ }).waitFor();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Jump to' }).fill('incid');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Message #incidents' }).waitFor();

    await messages().focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await message('is anybody looking?')
      .getByRole('button', { name: /^pushpin, 1/ })
      .waitFor();

    const before = slack.clock.now();
    await page.getByRole('button', { name: /^Clock of the workspace/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Ahead 1 minute' }).waitFor();
    for (const key of ['End', 'ArrowUp', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    await slack.until(() => slack.clock.now() - before > 86_000_000, { what: 'the clock to move by a day' });
  });

  it('draws tables, boxes that fold and cards, also on a phone', async () => {
    const cell = (text: string) => ({ type: 'raw_text' as const, text });
    const long = 'the cache of the shop was emptied by the deploy, and every page asked the database';
    const rows = Array.from({ length: 7 }, (_, n) => [
      cell(`INC-${7 - n}`),
      cell(`${n}: ${long}`),
      cell('open'),
    ]);
    await client().chat.postMessage({
      channel: slack.channel('general')?.id ?? '',
      text: 'blocks',
      blocks: [
        {
          type: 'data_table',
          caption: 'Incidents',
          rows: [[cell('Key'), cell('Title'), cell('State')], ...rows],
        },
        {
          type: 'container',
          title: { type: 'plain_text', text: 'The rest' },
          is_collapsible: true,
          default_collapsed: true,
          child_blocks: [
            {
              type: 'actions',
              elements: [
                { type: 'button', action_id: 'inside', text: { type: 'plain_text', text: 'Inside' } },
              ],
            },
          ],
        },
        {
          type: 'card',
          title: { type: 'mrkdwn', text: 'A card' },
          body: { type: 'mrkdwn', text: 'its *body*' },
        },
      ],
    });
    const table = page.getByRole('table', { name: 'Incidents' });
    await table.waitFor();
    expect(await table.getByRole('row').count()).toBe(6);
    await table.getByRole('button', { name: 'Key' }).click();
    expect(await table.getByRole('rowheader').first().textContent()).toBe('INC-1');
    await page.getByRole('button', { name: 'Next' }).click();
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(['INC-6', 'INC-7']);
    await page.getByRole('searchbox', { name: 'Filter: Incidents' }).fill('INC-3');
    expect(await table.getByRole('rowheader').allTextContents()).toEqual(['INC-3']);
    expect(await page.getByRole('button', { name: 'Inside' }).isVisible()).toBe(false);
    await page.getByText('The rest').click();
    expect(await page.getByRole('button', { name: 'Inside' }).isVisible()).toBe(true);

    await page.setViewportSize({ width: 390, height: 844 });
    const overlap = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
    expect(overlap).toBeLessThanOrEqual(0);
  });

  it('shows a file and passes markup in text on as text', async () => {
    slack.as('ana').say('general', '<img src=x onerror=alert(1)> <script>alert(2)</script>');
    await message('<script>alert(2)</script>').waitFor();
    slack.as('ana').upload('general', { name: 'notes.txt', bytes: 'line one\nline two' });
    await message('notes.txt').getByText('line two').waitFor();
  });
});
