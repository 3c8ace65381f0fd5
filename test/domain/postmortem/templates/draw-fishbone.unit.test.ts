import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { widthOf } from '../../../../src/domain/postmortem/document/text-width.ts';
import { drawFishbone } from '../../../../src/domain/postmortem/templates/comprehensive/draw-fishbone.ts';

const bones = (...causes: readonly (readonly string[])[]) => {
  let number = 0;
  return causes.map((each, index) => ({
    name: ['People', 'Process', 'Technology', 'Environment', 'Not sorted yet'][index] ?? '',
    causes: each.map((words) => ({ number: ++number, words })),
  }));
};

describe('the fishbone in text', () => {
  it('has the effect above its bones, and under each its causes by their numbers', () => {
    const drawn = drawFishbone(
      'Complete outage of payment processing',
      bones(
        ['Code review gap'],
        ['Insufficient testing', 'Errors of the gateway were not simulated'],
        [],
        ['No canary'],
      ),
    );
    expect(drawn.split('\n')).toEqual([
      '                    Complete outage of payment processing',
      '                                      |',
      '           +--------------------------+--------------------------+',
      '           |                          |                          |',
      '         PEOPLE                    PROCESS                   TECHNOLOGY',
      '------------------------   ------------------------   ------------------------',
      '1 Code review gap          2 Insufficient testing     (nothing recorded)',
      '                           3 Errors of the gateway',
      '                             were not simulated',
      '',
      '                                      |',
      '                                 ENVIRONMENT',
      '                           ------------------------',
      '                           4 No canary',
    ]);
  });

  it('is drawn without a single cause', () => {
    const drawn = drawFishbone('Checkout errors', bones([], [], [], []));
    expect(drawn.match(/\(nothing recorded\)/g)).toHaveLength(4);
  });

  it('shows every cause of ten, and as much of long ones as fits', () => {
    const long = 'integration tests did not simulate the errors of the payment gateway and '.repeat(3);
    const drawn = drawFishbone(
      'Outage',
      bones(
        Array.from({ length: 10 }, () => long),
        [],
        [],
        [],
      ),
    );
    for (let number = 1; number <= 10; number += 1)
      expect(drawn).toMatch(new RegExp(`^ *${number} integ`, 'm'));
    expect(drawn).toContain('…');
    expect(drawn.split('\n').length).toBeLessThan(55);
  });

  it('is never wider than 78 columns, whatever people typed', () => {
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 150 }),
      fc.string({ unit: fc.constantFrom('漢', 'é', '\u0301', '\u202E', '👩‍💻', 'a', ' '), maxLength: 150 }),
    );
    fc.assert(
      fc.property(words, fc.array(fc.array(words, { maxLength: 4 }), { maxLength: 5 }), (effect, causes) => {
        for (const line of drawFishbone(effect, bones(...causes)).split('\n'))
          expect(widthOf(line)).toBeLessThanOrEqual(78);
      }),
    );
  });
});
