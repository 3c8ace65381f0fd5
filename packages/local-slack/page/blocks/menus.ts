import type { MultiSelect, PlainTextOption, Select } from '@slack/types';
import { avatar } from '../avatar.ts';
import { type Choice, combobox } from '../combobox.ts';
import { channelLabel, type Page } from '../page.ts';
import { choose, type Slot, startingChoice } from './surface.ts';

/** Any of Slack's menus, for one or several. */
export function menuView(slot: Slot, menu: Select | MultiSelect): HTMLElement {
  const several = menu.type.startsWith('multi_');
  const page = slot.surface.page;
  const initial = initialOf(page, menu);
  const start = startingChoice(slot, menu.action_id, { selected: initial.map((choice) => choice.value) });
  const everything = [...initial, ...choicesOf(page, menu)];
  const chosen = (start.selected ?? []).flatMap(
    (value) => everything.find((one) => one.value === value) ?? [],
  );
  const view = combobox({
    label: slot.label,
    placeholder: menu.placeholder?.text ?? (several ? 'Select options' : 'Select an option'),
    chosen,
    several,
    ...('max_selected_items' in menu && menu.max_selected_items ? { most: menu.max_selected_items } : {}),
    choices: (query) => find(slot, menu, query),
    change: (now) => void choose(slot, menu, { selected: now.map((choice) => choice.value) }),
  });
  view.dataset['key'] = `${slot.blockId}/${menu.action_id ?? ''}`;
  view.dataset['action'] = menu.action_id ?? '';
  return view;
}

async function find(slot: Slot, menu: Select | MultiSelect, query: string): Promise<readonly Choice[]> {
  if (menu.type !== 'external_select' && menu.type !== 'multi_external_select') {
    return choicesOf(slot.surface.page, menu).filter((choice) => choice.label.toLowerCase().includes(query));
  }
  if (query.length < (menu.min_query_length ?? 3)) return [];
  const { surface, blockId } = slot;
  const answer = await surface.page.act({
    kind: 'suggest',
    target: surface.target,
    blockId,
    actionId: menu.action_id ?? '',
    text: query,
  });
  return answer.ok ? (answer.answer?.options ?? []).map((option) => optionChoice(option)) : [];
}

function choicesOf(page: Page, menu: Select | MultiSelect): Choice[] {
  switch (menu.type) {
    case 'static_select':
    case 'multi_static_select': {
      const grouped = (menu.option_groups ?? []).flatMap((group) =>
        group.options.map((option) => optionChoice(option, group.label.text)),
      );
      return [...(menu.options ?? []).map((option) => optionChoice(option)), ...grouped];
    }
    case 'users_select':
    case 'multi_users_select':
      return people(page);
    case 'channels_select':
    case 'multi_channels_select':
      return conversations(page).filter((choice) => choice.label.startsWith('#'));
    case 'conversations_select':
    case 'multi_conversations_select':
      return conversations(page);
    case 'external_select':
    case 'multi_external_select':
      return [];
    default:
      return menu satisfies never;
  }
}

function initialOf(page: Page, menu: Select | MultiSelect): Choice[] {
  switch (menu.type) {
    case 'static_select':
    case 'external_select':
      return menu.initial_option ? [optionChoice(menu.initial_option)] : [];
    case 'multi_static_select':
    case 'multi_external_select':
      return (menu.initial_options ?? []).map((option) => optionChoice(option));
    case 'users_select':
      return people(page).filter((choice) => choice.value === menu.initial_user);
    case 'multi_users_select':
      return people(page).filter((choice) => menu.initial_users?.includes(choice.value));
    case 'channels_select':
      return conversations(page).filter((choice) => choice.value === menu.initial_channel);
    case 'multi_channels_select':
      return conversations(page).filter((choice) => menu.initial_channels?.includes(choice.value));
    case 'conversations_select':
      return conversations(page).filter((choice) => choice.value === menu.initial_conversation);
    case 'multi_conversations_select':
      return conversations(page).filter((choice) => menu.initial_conversations?.includes(choice.value));
    default:
      return menu satisfies never;
  }
}

function optionChoice(option: PlainTextOption, group?: string): Choice {
  return {
    value: option.value ?? '',
    label: option.text.text,
    ...(option.description ? { description: option.description.text } : {}),
    ...(group ? { group } : {}),
  };
}

function people(page: Page): Choice[] {
  return page.state.users
    .filter((user) => !user.deleted)
    .map((user) => ({
      value: user.id,
      label: user.realName || user.name,
      description: `@${user.name}`,
      picture: () => avatar(user, 'small'),
    }));
}

function conversations(page: Page): Choice[] {
  return page.state.channels
    .filter((channel) => !channel.archived)
    .map((channel) => ({ value: channel.id, label: channelLabel(channel) }));
}
