import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  CHANNEL_PARTS,
  type ChannelParts,
  channelName as nameBy,
  USUAL_CHANNEL,
} from '../../../src/domain/incident/channel-name.ts';

const KEY = 'INC-2026-0001';
const PARTS: ChannelParts = {
  ...{ key: KEY, number: '0001', date: '2026-11-20', severity: 'very high', service: 'Payments API' },
  ...{ title: 'Checkout', drill: false },
};

const channelName = (title: string, attempt = 0, drill = false) =>
  nameBy(USUAL_CHANNEL, { ...PARTS, title, drill }, attempt);

describe('channelName', () => {
  it.each([
    ['Checkout errors after deploy', 'inc-2026-0001-checkout-errors-after-deploy'],
    ['Überlast im Straßenverkehr', 'inc-2026-0001-uberlast-im-strassenverkehr'],
    ['Łódź: œuvre – ñandú', 'inc-2026-0001-lodz-oeuvre-nandu'],
    ["Can't pay (EU) / US!!", 'inc-2026-0001-cant-pay-eu-us'],
    ['snake_case stays', 'inc-2026-0001-snake_case-stays'],
    ['ﬁle Ⅳ １２', 'inc-2026-0001-file-iv-12'],
    ['障害 оплата 🔥', 'inc-2026-0001'],
    ['', 'inc-2026-0001'],
    ['<!channel>', 'inc-2026-0001-channel'],
  ])('makes a name of %j', (title, name) => {
    expect(channelName(title)).toBe(name);
  });

  it('counts the names that were taken', () => {
    expect(channelName('Checkout', 1)).toBe('inc-2026-0001-checkout-2');
    expect(channelName('Checkout', 2)).toBe('inc-2026-0001-checkout-3');
    expect(channelName('', 1)).toBe('inc-2026-0001-2');
  });

  it('says that it is a drill', () => {
    expect(channelName('Failover', 1, true)).toBe('drill-inc-2026-0001-failover-2');
    expect(channelName('Failover')).toBe('inc-2026-0001-failover');
  });

  it('cuts between words', () => {
    const name = channelName('the payment provider answers slowly and some customers are charged twice');
    expect(name).toBe('inc-2026-0001-the-payment-provider-answers-slowly-and-some-customers-are-charged');
  });

  it('is a name that Slack takes, with the key in front, for any title and attempt', () => {
    const title = fc.oneof(fc.string({ unit: 'binary', maxLength: 250 }), fc.string({ maxLength: 250 }));
    fc.assert(
      fc.property(title, fc.nat({ max: 1_000 }), (text, attempt) => {
        const name = channelName(text, attempt);
        expect(name).toMatch(/^inc-2026-0001(-[a-z0-9_]+)*$/);
        expect(name.length).toBeLessThanOrEqual(80);
        expect(name).toMatch(/[^-_]$/);
        if (attempt > 0) expect(name.endsWith(`-${attempt + 1}`)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a pattern of the operator’s', () => {
  it.each([
    ['inc-{number}-{title}', 'inc-0001-checkout'],
    ['{date}_{severity}_{number}', '2026-11-20_very-high_0001'],
    ['{service}/{title} #{number}!', 'payments-api-checkout-0001'],
    ['{title}-{key}', 'checkout-inc-2026-0001'],
    ['Störung {number}', 'storung-0001'],
    ['{key}{title}', 'inc-2026-0001checkout'],
  ])('%s', (pattern, name) => {
    expect(nameBy(pattern, PARTS)).toBe(name);
  });

  it('leaves out what is not known, and is the key where nothing is left', () => {
    const bare = { ...PARTS, severity: '', service: '', title: '障害' };
    expect(nameBy('{severity}-{service}-{number}-{title}', bare)).toBe('0001');
    expect(nameBy('{title}', bare)).toBe('inc-2026-0001');
    expect(nameBy('{title}', { ...bare, drill: true })).toBe('drill-inc-2026-0001');
  });

  it('shortens the title, wherever it stands, before anything else', () => {
    const title = 'the payment provider answers slowly and some customers are charged twice';
    const name = nameBy('{title}-{service}-{number}', { ...PARTS, title });
    expect(name).toMatch(/^the-payment-provider-.*-payments-api-0001$/);
    expect(name.length).toBeLessThanOrEqual(80);
  });

  it('is a name that Slack takes, for any pattern, parts and attempt', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 250 }),
      fc.string({ maxLength: 250 }),
      fc.constant('x'.repeat(200)),
    );
    const piece = fc.oneof(
      fc.constantFrom(...CHANNEL_PARTS.map((part) => `{${part}}`)),
      fc.string({ maxLength: 20 }),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    const parts = fc.record({
      ...{
        key: fc.constantFrom('INC-2026-0001', 'OPS-2026-12345'),
        number: fc.constantFrom('0001', '12345'),
      },
      ...{ date: fc.constant('2026-11-20'), severity: anyText, service: anyText, title: anyText },
      drill: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 8 }),
        parts,
        fc.nat({ max: 1_000 }),
        (pieces, named, attempt) => {
          const name = nameBy(pieces.join(''), named, attempt);
          expect(name).toMatch(/^[a-z0-9_][a-z0-9_-]*$/);
          expect(name).not.toMatch(/--|[-_]$/);
          expect(name.length).toBeLessThanOrEqual(80);
          if (named.drill) expect(name).toMatch(/^drill-/);
          if (attempt > 0) expect(name.endsWith(`-${attempt + 1}`)).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
