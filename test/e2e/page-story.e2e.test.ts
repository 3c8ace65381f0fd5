import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator, Page } from 'playwright-core';
import { findChromium, launchChromium } from '../packages/local-slack/page/chromium.ts';
import { type Stage, setStage } from '../scribe.ts';

// Starting a browser and loading the page take seconds on a busy machine.
jest.setTimeout(60_000);

const withBrowser = findChromium() || process.env['CI'] ? describe : describe.skip;

/** The steps build on one another, as in a person's day. */
withBrowser('an incident as a person sees it on the page', () => {
  let stage: Stage;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    stage = await setStage({ way: 'socket' });
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 1280, height: 860 } });
    page.setDefaultTimeout(45_000);
    page.on('pageerror', (error) => faults.push(error.message));
  });

  afterAll(async () => {
    await browser?.close();
    await stage?.strike();
  });

  afterEach(() => expect(faults).toEqual([]));

  const composer = (): Locator => page.getByRole('textbox', { name: /^Message / });
  const message = (text: string | RegExp): Locator =>
    page.getByRole('log', { name: 'Messages' }).getByRole('article').filter({ hasText: text });

  /** Types as a person does, and waits until the page has taken it. */
  async function type(line: string): Promise<void> {
    await composer().fill(line);
    await composer().press('Enter');
    await composer().and(page.locator(':placeholder-shown')).waitFor();
  }

  async function be(name: string): Promise<void> {
    await page.getByRole('button', { name: /^You are / }).click();
    await page.getByRole('menuitemradio', { name }).click();
    await page.getByRole('button', { name: `You are ${name}` }).waitFor();
  }

  it('is declared in the composer, and its channel appears in the sidebar', async () => {
    const { slack } = stage;
    await page.goto(`${slack.url}/#/${slack.as('bo').id}/${slack.channel('general')?.id}`);
    await composer().waitFor();
    await type('/incident declare Checkout errors after deploy --sev 2');
    await message('Declared INC-2026-0001').waitFor();
    await page.getByRole('button', { name: /^inc-2026-0001-checkout/ }).click();
    const card = message('INC-2026-0001 Checkout errors after deploy').filter({ hasText: 'Pinned' });
    await card.getByText('Sev-2').waitFor();
    await card.getByRole('button', { name: 'Roles' }).waitFor();
  });

  it('has a card that fits a phone with all that it can say', async () => {
    await type('/incident status identified the connection pool is too small; rolling back to v2.4.4 now');
    await type('/incident role communications lead @ana');
    await type('/incident impact');
    const form = page.getByRole('dialog', { name: 'Impact' });
    await form.getByRole('textbox').first().fill('Four in ten payments fail with an error at the last step');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    for (const part of ['Impact: Four in ten', 'Communications lead', 'the connection pool is too'])
      await card().getByText(part).waitFor();
    expect(await heightOfCardOnPhone()).toBeLessThanOrEqual(300);
  });

  it('takes an entry, shows its line to everybody, and lets the person take it back', async () => {
    await type('/incident log -10m #detection first 5xx alarm');
    const receipt = message(/^(?=.*Only visible to you)(?=.*Logged).*first 5xx alarm/s);
    await receipt.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Edit text, type, time' }).waitFor();
    await page.keyboard.press('Escape');
    await message(/UTC · detection · first 5xx alarm — bo/).waitFor();

    await type('/incident log #note typed by mistake');
    const mistake = message(/Logged.*typed by mistake/);
    await mistake.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'Undo' }).click();
    await message(/UTC · note · typed by mistake/)
      .locator('s')
      .first()
      .waitFor();
  });

  it('puts a message on the timeline by a reaction', async () => {
    await type('error rate went from 0.1% to 45%');
    const said = message('error rate went from 0.1% to 45%').first();
    await said.hover();
    await said.getByRole('button', { name: 'React with pushpin' }).click();
    await said.getByRole('button', { name: /^memo, 1/ }).waitFor();
    await message(/UTC · note · error rate went from/).waitFor();
  });

  it('says what a mistyped command could have been', async () => {
    await type('/incident resolv');
    const answer = message('"resolv" is not a command. Meant resolve?');
    await answer.getByRole('button', { name: 'Resolve' }).first().waitFor();
  });

  it('keeps an action item for another person', async () => {
    await type('/incident action add Add a memory alarm @chi due tomorrow P1 detect');
    const item = message(/A-1 · Add a memory alarm · @Chi Nakamura · due/);
    await item.getByRole('button', { name: 'Move date' }).first().waitFor();
  });

  it('is resolved in a form that has the focus in its first field', async () => {
    await type('/incident resolve');
    const form = page.getByRole('dialog', { name: /^Resolve/ });
    const summary = form.getByRole('textbox').first();
    await summary.waitFor();
    await summary.and(page.locator(':focus')).waitFor();
    await form.getByText('Impact started').first().waitFor();
    expect(await heightOnPhone()).toBeLessThanOrEqual(1_000);
    await summary.fill('Rolled back to v2.4.4');
    await form.getByRole('button', { name: 'Resolve' }).click();
    await form.waitFor({ state: 'hidden' });
    await message(/Draft ready: \d+ entries/).waitFor({ timeout: 30_000 });
    await card().getByText('Resolution: Rolled back').waitFor();
    expect(await heightOfCardOnPhone()).toBeLessThanOrEqual(300);
  });

  it('asks what is open in forms that fit a phone', async () => {
    await page.locator('[data-action="draft-questions"]').last().click();
    const form = page.getByRole('dialog', { name: 'Open questions' });
    const next = form.getByRole('button', { name: 'Answer and go on' });
    await next.waitFor();
    expect(await heightOnPhone()).toBeLessThanOrEqual(900);
    const first = await form.locator('.label').first().textContent();
    await next.click();
    await form
      .locator('.label')
      .first()
      .filter({ hasNotText: first ?? '' })
      .waitFor();
    expect(await heightOnPhone()).toBeLessThanOrEqual(900);
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'hidden' });
  });

  it('opens the draft beside the channel', async () => {
    await message('Draft ready').getByRole('button', { name: 'Open' }).click();
    const canvas = page.getByRole('complementary', { name: 'Details' });
    await canvas.getByRole('heading', { name: /Postmortem: Checkout errors after deploy/ }).waitFor();
    await canvas.getByText('Rolled back to v2.4.4').first().waitFor();
    await canvas.getByRole('button', { name: 'Close' }).click();
    await canvas.waitFor({ state: 'hidden' });
  });

  it('reminds the owner when the clock reaches the due date, and takes Done', async () => {
    await be('Chi Nakamura');
    await moveClockToMonday();
    await page.getByRole('button', { name: /^Scribe/ }).click();
    await page
      .getByRole('tab', { name: 'Messages' })
      .or(page.getByRole('button', { name: 'Messages' }))
      .first()
      .click();
    const reminder = message(/(?:Due|A-1 is).*Add a memory alarm/);
    await reminder.getByRole('button', { name: 'Done' }).click();
    await message(/^.*Done: Add a memory alarm \(A-1, INC-.*\), \w{3} \d+ \w{3} \d{4}, by @Chi Nakamura/s)
      .first()
      .waitFor();
  });

  /** How much there is to scroll through in the open form, on a phone (px). */
  const heightOnPhone = () =>
    onPhone(() => page.evaluate<number>('document.querySelector(".dialog-body").scrollHeight'));
  const heightOfCardOnPhone = () => onPhone(async () => (await card().boundingBox())?.height);
  const card = () => message('INC-2026-0001 Checkout errors after deploy').filter({ hasText: 'Pinned' });

  async function onPhone<T>(measure: () => Promise<T>): Promise<T> {
    await page.setViewportSize({ width: 390, height: 844 });
    const measured = await measure();
    await page.setViewportSize({ width: 1280, height: 860 });
    return measured;
  }

  /** By the menu at the top, a morning at a time, until a working day after the due date is there. */
  async function moveClockToMonday(): Promise<void> {
    const { slack } = stage;
    const start = slack.clock.now();
    do {
      const before = slack.clock.now();
      await page.getByRole('button', { name: /^Clock of the workspace/ }).click();
      await page.getByRole('menuitem', { name: 'To tomorrow 09:00' }).click();
      await slack.until(() => slack.clock.now() - before > 60_000, { what: 'the clock to move' });
    } while (slack.clock.now() - start < 24 * 3_600_000 || isWeekend(slack.clock.now()));
  }

  function isWeekend(now: number): boolean {
    const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: 'Asia/Tokyo' }).format(now);
    return day === 'Sat' || day === 'Sun';
  }
});
