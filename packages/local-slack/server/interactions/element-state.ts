/** What a person chose in an element, in the form in which Slack reports it. */
import type { PageChoice } from '../../page-acts.ts';
import { SlackError } from '../slack-error.ts';
import type { ElementState } from '../state/records.ts';

export interface Option {
  readonly text: { readonly type: string; readonly text: string };
  readonly value: string;
}

/** An interactive element, as far as choices need it. */
export interface Element {
  readonly type: string;
  readonly action_id: string;
  readonly text?: { readonly text: string };
  readonly value?: string;
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options: readonly Option[] }[];
  readonly initial_value?: string;
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_date?: string;
  readonly initial_time?: string;
  readonly initial_date_time?: number;
  readonly initial_user?: string;
  readonly initial_users?: readonly string[];
  readonly initial_channel?: string;
  readonly initial_channels?: readonly string[];
  readonly initial_conversation?: string;
  readonly initial_conversations?: readonly string[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly is_decimal_allowed?: boolean;
  readonly min_value?: string;
  readonly max_value?: string;
}

/** What the element holds before anybody touched it. */
export function initialState(element: Element): ElementState | undefined {
  const { type } = element;
  switch (type) {
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return { type, value: element.initial_value ?? null };
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
      return { type, selected_option: element.initial_option ?? null };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: element.initial_options ?? [] };
    case 'datepicker':
      return { type, selected_date: element.initial_date ?? null };
    case 'timepicker':
      return { type, selected_time: element.initial_time ?? null };
    case 'datetimepicker':
      return { type, selected_date_time: element.initial_date_time ?? null };
    case 'users_select':
      return { type, selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { type, selected_users: element.initial_users ?? [] };
    case 'channels_select':
      return { type, selected_channel: element.initial_channel ?? null };
    case 'multi_channels_select':
      return { type, selected_channels: element.initial_channels ?? [] };
    case 'conversations_select':
      return { type, selected_conversation: element.initial_conversation ?? null };
    case 'multi_conversations_select':
      return { type, selected_conversations: element.initial_conversations ?? [] };
    default:
      return undefined;
  }
}

/**
 * The element's state after a choice; an empty choice clears it. Throws `no_such_option` for one that is not offered.
 */
export function chosenState(element: Element, choice: PageChoice): ElementState {
  const { type } = element;
  const selected =
    choice.selected ?? (choice.value === undefined || choice.value === '' ? [] : [choice.value]);
  const first = selected[0] ?? null;
  const text = choice.value === undefined ? first : choice.value === '' ? null : choice.value;
  switch (type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { type, selected_option: first === null ? null : option(element, first) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { type, selected_options: selected.map((value) => option(element, value)) };
    case 'datepicker':
      return { type, selected_date: text };
    case 'timepicker':
      return { type, selected_time: text };
    case 'datetimepicker':
      return { type, selected_date_time: choice.dateTime ?? (text === null ? null : Number(text)) };
    case 'users_select':
      return { type, selected_user: first };
    case 'multi_users_select':
      return { type, selected_users: selected };
    case 'channels_select':
      return { type, selected_channel: first };
    case 'multi_channels_select':
      return { type, selected_channels: selected };
    case 'conversations_select':
      return { type, selected_conversation: first };
    case 'multi_conversations_select':
      return { type, selected_conversations: selected };
    default:
      return { type, value: text };
  }
}

/** True when nothing is entered or chosen. */
export function isEmpty(state: ElementState): boolean {
  const { type: _, ...values } = state;
  return Object.values(values).every(
    (value) => value === null || value === undefined || (Array.isArray(value) && value.length === 0),
  );
}

function option(element: Element, value: string): Option {
  const offered = [
    ...(element.options ?? []),
    ...(element.option_groups ?? []).flatMap((group) => group.options),
  ];
  const found = offered.find((it) => it.value === value);
  if (found !== undefined) return found;
  if (element.type === 'external_select' || element.type === 'multi_external_select') {
    return { text: { type: 'plain_text', text: value }, value };
  }
  const values = offered.map((it) => it.value).join(', ');
  throw new SlackError('no_such_option', {
    message: `"${value}" is not offered by ${element.action_id}; it has ${values}.`,
  });
}

/** What Slack's own form says about an entry before it goes to the app. */
export function entryProblem(element: Element, state: ElementState, optional: boolean): string | undefined {
  if (isEmpty(state)) return optional ? undefined : 'Please complete this required field.';
  const value = typeof state.value === 'string' ? state.value : undefined;
  if (value === undefined) return undefined;
  const length = [...value].length;
  switch (element.type) {
    case 'plain_text_input':
      if (length < (element.min_length ?? 0))
        return `Please enter at least ${element.min_length} characters.`;
      return length > (element.max_length ?? 3000)
        ? `Please enter at most ${element.max_length ?? 3000} characters.`
        : undefined;
    case 'email_text_input':
      return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value) ? undefined : 'Please enter a valid email address.';
    case 'url_text_input':
      return URL.canParse(value) ? undefined : 'Please enter a valid URL.';
    case 'number_input':
      return numberProblem(element, value);
    default:
      return undefined;
  }
}

function numberProblem(element: Element, value: string): string | undefined {
  const number = Number(value);
  if (Number.isNaN(number) || value.trim() === '') return 'Please enter a number.';
  if (element.is_decimal_allowed !== true && !Number.isInteger(number)) return 'Please enter a whole number.';
  if (number < Number(element.min_value ?? Number.NEGATIVE_INFINITY))
    return `Please enter at least ${element.min_value}.`;
  if (number > Number(element.max_value ?? Number.POSITIVE_INFINITY))
    return `Please enter at most ${element.max_value}.`;
  return undefined;
}
