/** Block Kit's elements with Slack's limits (docs.slack.dev/reference/block-kit/block-elements). */
import { z } from 'zod';
import {
  confirm,
  conversationFilter,
  dispatchConfig,
  id,
  markedOption,
  optionGroup,
  overflowOption,
  plain,
  plainOption,
} from './text-objects.ts';

const interactive = { action_id: id.optional() };
const menu = {
  ...interactive,
  placeholder: plain(150).optional(),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const multi = { ...menu, max_selected_items: z.int().min(1).optional() };
const typed = {
  ...interactive,
  placeholder: plain(150).optional(),
  dispatch_action_config: dispatchConfig.optional(),
  focus_on_load: z.boolean().optional(),
};
const ids = z.array(z.string());
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date as YYYY-MM-DD');
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time as HH:mm');
const options = {
  options: z.array(plainOption).min(1).max(100).optional(),
  option_groups: z.array(optionGroup).min(1).max(100).optional(),
};
const hasOptions = (element: { options?: unknown; option_groups?: unknown }) =>
  (element.options === undefined) !== (element.option_groups === undefined);
const OPTIONS_MESSAGE = { message: 'must have either options or option_groups' };

const image = z
  .strictObject({
    type: z.literal('image'),
    image_url: z.url().max(3000).optional(),
    slack_file: z.strictObject({ id: z.string().optional(), url: z.string().optional() }).optional(),
    alt_text: z.string().max(2000),
  })
  .refine(
    (it) => (it.image_url === undefined) !== (it.slack_file === undefined),
    'must have image_url or slack_file',
  );

const button = z.strictObject({
  ...interactive,
  type: z.literal('button'),
  text: plain(75),
  url: z.url().max(3000).optional(),
  value: z.string().max(2000).optional(),
  style: z.enum(['primary', 'danger']).optional(),
  confirm: confirm.optional(),
  accessibility_label: z.string().max(75).optional(),
});

const selects = [
  z
    .strictObject({
      ...menu,
      type: z.literal('static_select'),
      ...options,
      initial_option: plainOption.optional(),
    })
    .refine(hasOptions, OPTIONS_MESSAGE),
  z.strictObject({
    ...menu,
    type: z.literal('external_select'),
    initial_option: plainOption.optional(),
    min_query_length: z.int().min(0).optional(),
  }),
  z.strictObject({ ...menu, type: z.literal('users_select'), initial_user: z.string().optional() }),
  z.strictObject({
    ...menu,
    type: z.literal('conversations_select'),
    initial_conversation: z.string().optional(),
    default_to_current_conversation: z.boolean().optional(),
    response_url_enabled: z.boolean().optional(),
    filter: conversationFilter.optional(),
  }),
  z.strictObject({
    ...menu,
    type: z.literal('channels_select'),
    initial_channel: z.string().optional(),
    response_url_enabled: z.boolean().optional(),
  }),
] as const;

const multiSelects = [
  z
    .strictObject({
      ...multi,
      type: z.literal('multi_static_select'),
      ...options,
      initial_options: z.array(plainOption).min(1).max(100).optional(),
    })
    .refine(hasOptions, OPTIONS_MESSAGE),
  z.strictObject({
    ...multi,
    type: z.literal('multi_external_select'),
    initial_options: z.array(plainOption).min(1).max(100).optional(),
    min_query_length: z.int().min(0).optional(),
  }),
  z.strictObject({ ...multi, type: z.literal('multi_users_select'), initial_users: ids.optional() }),
  z.strictObject({
    ...multi,
    type: z.literal('multi_conversations_select'),
    initial_conversations: ids.optional(),
    default_to_current_conversation: z.boolean().optional(),
    filter: conversationFilter.optional(),
  }),
  z.strictObject({ ...multi, type: z.literal('multi_channels_select'), initial_channels: ids.optional() }),
] as const;

const pickers = [
  z.strictObject({ ...menu, type: z.literal('datepicker'), initial_date: date.optional() }),
  z.strictObject({
    ...menu,
    type: z.literal('timepicker'),
    initial_time: time.optional(),
    timezone: z.string().optional(),
  }),
  z.strictObject({
    ...interactive,
    type: z.literal('datetimepicker'),
    initial_date_time: z.int().min(1e9).max(9_999_999_999).optional(),
    confirm: confirm.optional(),
    focus_on_load: z.boolean().optional(),
  }),
] as const;

const choice = {
  ...interactive,
  options: z.array(markedOption).min(1).max(10),
  confirm: confirm.optional(),
  focus_on_load: z.boolean().optional(),
};
const choices = [
  z.strictObject({
    ...choice,
    type: z.literal('checkboxes'),
    initial_options: z.array(markedOption).min(1).max(10).optional(),
  }),
  z.strictObject({ ...choice, type: z.literal('radio_buttons'), initial_option: markedOption.optional() }),
] as const;

const overflow = z.strictObject({
  ...interactive,
  type: z.literal('overflow'),
  options: z.array(overflowOption).min(1).max(5),
  confirm: confirm.optional(),
});

const textInput = z
  .strictObject({
    ...typed,
    type: z.literal('plain_text_input'),
    initial_value: z.string().max(3000).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(3000).optional(),
    max_length: z.int().min(1).max(3000).optional(),
  })
  .refine(
    (it) => it.min_length === undefined || it.max_length === undefined || it.min_length <= it.max_length,
    'min_length must not be above max_length',
  )
  .refine(
    (it) => it.max_length === undefined || (it.initial_value ?? '').length <= it.max_length,
    'initial_value is longer than max_length',
  );

const numeral = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a number');

const numberInput = z
  .strictObject({
    ...typed,
    type: z.literal('number_input'),
    is_decimal_allowed: z.boolean(),
    initial_value: numeral.optional(),
    min_value: numeral.optional(),
    max_value: numeral.optional(),
  })
  .refine(
    (it) => it.is_decimal_allowed || Number.isInteger(Number(it.initial_value ?? 0)),
    'initial_value has decimals, which are not allowed',
  )
  .refine(
    ({ initial_value: value, min_value: min, max_value: max }) =>
      value === undefined ||
      (Number(value) >= Number(min ?? Number.NEGATIVE_INFINITY) &&
        Number(value) <= Number(max ?? Number.POSITIVE_INFINITY)),
    'initial_value is not between min_value and max_value',
  );

const inputsOnly = [
  textInput,
  z.strictObject({ ...typed, type: z.literal('email_text_input'), initial_value: z.string().optional() }),
  z.strictObject({ ...typed, type: z.literal('url_text_input'), initial_value: z.string().optional() }),
  numberInput,
  z.strictObject({
    ...interactive,
    type: z.literal('file_input'),
    filetypes: z.array(z.string()).optional(),
    max_files: z.int().min(1).max(10).optional(),
  }),
] as const;

/** Elements of an `actions` block. */
export const actionsElement = z.discriminatedUnion('type', [
  button,
  overflow,
  ...selects,
  ...multiSelects,
  ...pickers,
  ...choices,
]);

/** The element at the side of a section. */
export const accessory = z.discriminatedUnion('type', [
  button,
  overflow,
  image,
  ...selects,
  ...multiSelects,
  ...pickers.slice(0, 2),
  ...choices,
]);

/** The element of an `input` block. */
export const inputElement = z.discriminatedUnion('type', [
  ...inputsOnly,
  ...selects,
  ...multiSelects,
  ...pickers,
  ...choices,
]);

export const imageElement = image;
export const buttonElement = button;
