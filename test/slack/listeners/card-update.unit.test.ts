import { expect, it } from '@jest/globals';
import { ACTIONS } from '../../../src/slack/views/ids.ts';
import { staged } from '../../builders/old-buttons.ts';

it.each([
  ['closed to me', 'C9/1.0', false],
  ['active', undefined, false],
  ['active', 'C9/1.0', true],
] as const)(
  'an update of what is %s, announced as %s: its form says that others hear of it: %s',
  async (state, at, said) => {
    const on = await staged(state);
    const { team, id } = on.incident;
    const of = { holder: 'incidents', team, id } as const;
    if (at) await on.app.externalIds.remember(of, 'announcement', at);
    await on.bolt.press({ id: ACTIONS.cardUpdate, value: JSON.stringify({ incident: on.key }) });
    const form = JSON.stringify(on.bolt.last('views.open'));
    expect(form).toContain('The channel sees it');
    expect(form.includes('announced')).toBe(said);
  },
);
