import { describe, expect, it } from '@jest/globals';
import type { DueMove } from '../../../src/domain/actions/action-item.ts';
import { slipOf } from '../../../src/domain/actions/slip.ts';
import { metricsBy } from '../../../src/domain/numbers/group.ts';
import {
  type CountedIncident,
  itemFigures,
  METRICS,
  metricsOf,
} from '../../../src/domain/numbers/metrics.ts';
import { moment } from '../../contract/opened.ts';

const TODAY = '2026-12-01';

function counted(rest: Partial<CountedIncident> = {}): CountedIncident {
  return {
    ...{ key: 'INC-2026-0001', declaredAt: moment(0), severity: 2, services: [], items: [] },
    figures: { values: {}, lacks: {}, unconfirmed: [] },
    ...rest,
  };
}

const detected = (minutes: number): CountedIncident =>
  counted({ figures: { values: { detect: minutes }, lacks: {}, unconfirmed: [] } });

describe('metrics', () => {
  it('are all there, in their order, also of nothing', () => {
    const none = metricsOf([], TODAY);
    expect(none.map(({ name }) => name)).toEqual([...METRICS]);
    expect(none.every(({ distribution, of }) => distribution === undefined && of === 0)).toBe(true);
  });

  it('say of how many incidents they are, and why the others do not count', () => {
    const lacking = (why: 'detected' | 'impactStarted') =>
      counted({ figures: { values: {}, lacks: { detect: why }, unconfirmed: [why] } });
    const incidents = [
      ...[1, 4, 9].map(detected),
      lacking('detected'),
      lacking('impactStarted'),
      lacking('detected'),
    ];
    const [detect] = metricsOf(incidents, TODAY);
    expect(detect).toMatchObject({
      ...{ name: 'detect', of: 6, distribution: { n: 3, middle: 4, interval: undefined } },
      lacks: [
        { why: 'detected', count: 2 },
        { why: 'impactStarted', count: 1 },
      ],
    });
  });

  it('count of the items how many are done, and how far they slid', () => {
    const move = (from: string, to: string) =>
      ({ from, to, why: 'x', by: 'U1', at: moment(0) }) as unknown as DueMove;
    const items = [
      {
        status: { state: 'done', by: 'U1', at: new Date('2026-11-25T12:00:00Z') },
        due: '2026-11-20',
        moves: [],
      },
      {
        status: { state: 'done', by: 'U1', at: new Date('2026-11-01T12:00:00Z') },
        due: '2026-11-20',
        moves: [],
      },
      { status: { state: 'open' }, due: '2026-12-10', moves: [move('2026-11-30', '2026-12-10')] },
      { status: { state: 'in progress' }, due: '2026-11-24', moves: [] },
      { status: { state: 'open' }, due: undefined, moves: [] },
      { status: { state: 'not doing', why: 'x', by: 'U1', at: moment(0) }, due: '2026-11-20', moves: [] },
    ] as const;
    for (const item of items) {
      const slip = metricsOf([counted({ items: [itemFigures(item)] })], TODAY).find(
        ({ name }) => name === 'slip',
      );
      expect(slip?.distribution?.middle).toBe(slipOf(item, TODAY)?.days);
    }
    const metrics = metricsOf([counted({ items: items.map(itemFigures) })], TODAY);
    const [closure, slip] = metrics.filter(({ name }) => name === 'closure' || name === 'slip');
    expect(closure).toMatchObject({ name: 'closure', of: 6, lacks: [{ why: 'not doing', count: 1 }] });
    expect(closure?.distribution).toMatchObject({ n: 5, middle: 0.4 });
    expect(slip?.distribution?.values).toEqual([0, 5, 7, 10]);
    expect(slip?.lacks).toEqual([
      { why: 'no date', count: 1 },
      { why: 'not doing', count: 1 },
    ]);
  });

  it('count after how many incidents what followed helped, and how many items prevented something', () => {
    const done = { state: 'done', by: 'U1', at: moment(0) } as const;
    const saves = [{ by: 'U1', at: moment(1) }];
    const items = [
      { status: done, due: undefined, moves: [], saves },
      { status: done, due: undefined, moves: [] },
      { status: { state: 'open' }, due: undefined, moves: [], saves },
      { status: { state: 'open' }, due: undefined, moves: [] },
      { status: { state: 'not doing', why: 'x', by: 'U1', at: moment(0) }, due: undefined, moves: [] },
    ] as const;
    const metrics = metricsOf(
      [
        counted({ helped: 'yes', items: items.map(itemFigures) }),
        counted({ helped: 'partly' }),
        counted({ helped: 'no' }),
        counted(),
      ],
      TODAY,
    );
    const [helped, saved] = metrics.filter(({ name }) => name === 'helped' || name === 'saved');
    expect(helped).toMatchObject({
      ...{ name: 'helped', of: 4, distribution: { n: 3, values: [0, 0, 1] } },
      lacks: [{ why: 'not answered', count: 1 }],
    });
    expect(saved).toMatchObject({ name: 'saved', of: 5, distribution: { n: 3, values: [0, 1, 1] } });
    expect(saved?.lacks).toEqual([
      { why: 'not done', count: 1 },
      { why: 'not doing', count: 1 },
    ]);
  });

  it('are told apart by severity, service and team; what has none comes last', () => {
    const services = [
      { name: 'checkout', also: [], team: 'payments' },
      { name: 'ledger', also: [], team: 'payments' },
      { name: 'search', also: [] },
    ];
    const incidents = [
      counted({ severity: undefined }),
      counted({ severity: 3, services: ['checkout', 'ledger'] }),
      counted({ severity: 1, services: ['search'] }),
      counted({ severity: 1, services: ['checkout'] }),
    ];
    const by = (grouping: 'severity' | 'service' | 'team') =>
      metricsBy(grouping, incidents, { services, today: TODAY }).map((one) => [one.name, one.incidents]);
    expect(by('severity')).toEqual([
      [1, 2],
      [3, 1],
      [undefined, 1],
    ]);
    expect(by('service')).toEqual([
      ['checkout', 2],
      ['ledger', 1],
      ['search', 1],
      [undefined, 1],
    ]);
    expect(by('team')).toEqual([
      ['payments', 2],
      [undefined, 2],
    ]);
  });
});
