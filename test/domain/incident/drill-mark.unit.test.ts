import { expect, it } from '@jest/globals';
import { drillMark, markedKey, nameStem } from '../../../src/domain/incident/drill-mark.ts';

it.each([
  { drill: true, mark: '[Drill] ', key: '[Drill] INC-2026-0012', stem: 'drill-inc-2026-0012' },
  { drill: false, mark: '', key: 'INC-2026-0012', stem: 'inc-2026-0012' },
])('a drill ($drill) looks like one in a key and in the names of files', ({ drill, mark, key, stem }) => {
  const incident = { key: 'INC-2026-0012', drill };
  expect([drillMark(incident), markedKey(incident), nameStem(incident)]).toEqual([mark, key, stem]);
});
