import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { draftPostmortem } from '../../../src/domain/postmortem/draft/draft-postmortem.ts';
import type { IncidentRecord } from '../../../src/domain/postmortem/record/record.ts';
import { BUILT_IN } from '../../../src/domain/postmortem/templates/registry.ts';
import { renderHtml } from '../../../src/render/html.ts';
import { picturesOf } from '../../../src/render/pictures.ts';
import { recordOf } from '../../builders/incident-record.ts';
import { SEEDS, seedRecord } from '../../builders/seed-record.ts';
import { launchChromium } from '../../packages/local-slack/page/chromium.ts';

const TEMPLATES = [...BUILT_IN.keys()];

function pageOf(record: IncidentRecord, name: string): string {
  const template = BUILT_IN.get(name);
  if (!template) throw new Error(`There is no template "${name}".`);
  return renderHtml(draftPostmortem(record, template), picturesOf(record));
}

/** Runs in the page, and so is self-contained: texts whose contrast with their background is below 4.5 : 1. */
const FAINT = `(() => {
  const parse = (color) => (color.match(/[\\d.]+/g) ?? []).map(Number);
  const light = (color) => {
    const [r, g, b] = parse(color).map((part) => (part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (parse(color)[3] !== 0) return color;
    }
    return 'rgb(255, 255, 255)';
  };
  const texts = [...document.querySelectorAll('body *')].filter(
    (each) => !each.closest('svg') && [...each.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''),
  );
  const faint = texts.flatMap((each) => {
    const [low, high] = [light(getComputedStyle(each).color), light(ground(each))].sort((a, b) => a - b);
    return (high + 0.05) / (low + 0.05) < 4.5 ? [each.tagName + ': ' + each.textContent.slice(0, 40)] : [];
  });
  return { checked: texts.length, faint };
})()`;

describe('a page in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser.close());

  it.each(SEEDS.flatMap((seed) => TEMPLATES.map((name) => [seed, name] as const)))(
    'fits a phone: %s as %s',
    async (seed, name) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.setContent(pageOf(seedRecord(seed), name));
      expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(360);
      await page.close();
    },
  );

  it('fits a phone whatever people typed', async () => {
    const long = 'x'.repeat(500);
    const record = recordOf([['10:00', 'note', `${long} and ${'many words '.repeat(40)}`]], {
      title: long,
      rootCause: `\`${long}\` https://example.com/${long}`,
      evidence: [{ kind: 'log', title: long, text: long }],
    });
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.setContent(pageOf(record, 'comprehensive'));
    expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(360);
    await page.close();
  });

  it.each(['light', 'dark'] as const)('has no faint text in %s', async (colorScheme) => {
    for (const name of TEMPLATES) {
      const page = await browser.newPage({ colorScheme });
      await page.setContent(pageOf(seedRecord('comprehensive'), name));
      const { checked, faint } = (await page.evaluate(FAINT)) as { checked: number; faint: string[] };
      expect(checked).toBeGreaterThan(60);
      expect(faint).toEqual([]);
      await page.close();
    }
  });

  it('leads with the keyboard past the contents first', async () => {
    const page = await browser.newPage();
    await page.setContent(pageOf(seedRecord('concise'), 'concise'));
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the document');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.id')).toBe('document');
    await page.close();
  });
});
