import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type LocalSlack, startLocalSlack } from '../../../../packages/local-slack/server/local-slack.ts';
import { findChromium, launchChromium } from './chromium.ts';

// Starting a browser and loading the page take seconds on a busy machine.
jest.setTimeout(60_000);

const withBrowser = findChromium() || process.env['CI'] ? describe : describe.skip;

withBrowser('a long channel on the page of the local Slack', () => {
  let slack: LocalSlack;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    slack = await startLocalSlack({ rateLimits: false });
    for (let index = 0; index < 200; index += 1) slack.as('bo').say('general', `earlier ${index}`);
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(15_000);
    await page.goto(`${slack.url}/#/${slack.as('ana').id}/${slack.channel('general')?.id}`);
    await page.getByText('earlier 199', { exact: true }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await slack?.stop();
  });

  const list = () => page.getByRole('log', { name: 'Messages' });
  const tall = (name: string) => `${name}\nsecond line\nthird line`;

  /** Pixels below the visible part, once the page is drawn. */
  const below = () =>
    page.evaluate<number>(`new Promise((resolve) => {
      const measure = () => {
        const it = document.querySelector('.messages');
        resolve(it.scrollHeight - it.scrollTop - it.clientHeight);
      };
      requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(measure)));
    })`);

  it('is followed, also when it has grown before the browser tells of the last scroll', async () => {
    expect(await below()).toBeLessThan(2);
    await page.evaluate(`{
      const it = document.querySelector('.messages');
      const more = document.createElement('div');
      more.style.height = '400px';
      it.querySelector('.rows').append(more);
      it.dispatchEvent(new Event('scroll'));
      more.remove();
    }`);
    slack.as('bo').say('general', tall('one more'));
    await page.getByText('one more').waitFor();
    expect(await below()).toBeLessThan(2);
  });

  it('is followed through bursts on a slow machine', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    for (let index = 0; index < 120; index += 1) {
      slack.as(index % 2 ? 'bo' : 'dev').say('general', tall(`burst ${index}`));
      await new Promise((resolve) => setTimeout(resolve, 5 + ((index * 13) % 70)));
    }
    await page.getByText('burst 119').waitFor();
    expect(await below()).toBeLessThan(2);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  });

  it('stays where somebody reads, and goes to the end with what they send', async () => {
    await list().hover();
    await page.mouse.wheel(0, -2_000);
    await page.waitForFunction(`{
      const it = document.querySelector('.messages');
      it.scrollHeight - it.scrollTop - it.clientHeight > 1_000;
    }`);
    slack.as('bo').say('general', tall('while reading'));
    await page.getByText('while reading').waitFor();
    expect(await below()).toBeGreaterThan(1_000);
    const composer = page.getByRole('textbox', { name: /^Message / });
    await composer.fill('what I say');
    await composer.press('Enter');
    await list().getByText('what I say').waitFor();
    expect(await below()).toBeLessThan(2);
    slack.as('bo').say('general', tall('the answer'));
    await list().getByText('the answer').waitFor();
    expect(await below()).toBeLessThan(2);
  });
});
