import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { channelName } from '../../../src/domain/incident/channel-name.ts';
import { nameStem } from '../../../src/domain/incident/drill-mark.ts';

const KEY = 'INC-2026-0001';

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
    expect(channelName(KEY, title)).toBe(name);
  });

  it('counts the names that were taken', () => {
    expect(channelName(KEY, 'Checkout', 1)).toBe('inc-2026-0001-checkout-2');
    expect(channelName(KEY, 'Checkout', 2)).toBe('inc-2026-0001-checkout-3');
    expect(channelName(KEY, '', 1)).toBe('inc-2026-0001-2');
  });

  it('says that it is a drill', () => {
    const drill = nameStem({ key: KEY, drill: true });
    expect(channelName(drill, 'Failover', 1)).toBe('drill-inc-2026-0001-failover-2');
    expect(channelName(nameStem({ key: KEY, drill: false }), 'Failover')).toBe('inc-2026-0001-failover');
  });

  it('cuts between words', () => {
    const name = channelName(KEY, 'the payment provider answers slowly and some customers are charged twice');
    expect(name).toBe('inc-2026-0001-the-payment-provider-answers-slowly-and-some-customers-are-charged');
  });

  it('is a name that Slack takes, with the key in front, for any title and attempt', () => {
    const title = fc.oneof(fc.string({ unit: 'binary', maxLength: 250 }), fc.string({ maxLength: 250 }));
    fc.assert(
      fc.property(title, fc.nat({ max: 1_000 }), (text, attempt) => {
        const name = channelName(KEY, text, attempt);
        expect(name).toMatch(/^inc-2026-0001(-[a-z0-9_]+)*$/);
        expect(name.length).toBeLessThanOrEqual(80);
        expect(name).toMatch(/[^-_]$/);
        if (attempt > 0) expect(name.endsWith(`-${attempt + 1}`)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});
