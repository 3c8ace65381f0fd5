import type { ActionItem } from '../../src/domain/actions/action-item.ts';

/** Ana's open item, due on the day of the incident; `change` is what the test is about. */
export function actionOf(change: Partial<ActionItem> = {}): ActionItem {
  return {
    id: 'cmd.T1.3',
    team: 'T1',
    number: 3,
    key: 'A-3',
    incident: 'INC-2026-0001',
    title: 'Add a memory alarm',
    kind: 'detect',
    owner: 'UANA',
    due: '2026-11-20',
    priority: 'P1',
    status: { state: 'open' },
    doneWhen: undefined,
    sourceEntry: undefined,
    createdBy: 'UANA',
    createdAt: new Date('2026-11-10T10:00:00Z'),
    moves: [],
    version: 1,
    ...change,
  };
}
