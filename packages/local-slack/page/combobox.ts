import { type Child, fill, h } from './dom.ts';
import { icon } from './icon.ts';
import { openPopover } from './popover.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly group?: string;
  readonly picture?: () => Child;
}

export interface ComboboxOptions {
  readonly label: string;
  readonly placeholder: string;
  readonly chosen: readonly Choice[];
  readonly several: boolean;
  /** How many may be chosen at once. */
  readonly most?: number;
  choices(query: string): readonly Choice[] | Promise<readonly Choice[]>;
  change(chosen: readonly Choice[]): void;
}

/** A menu to choose one or several from, with a field that narrows the list. */
export function combobox(options: ComboboxOptions): HTMLElement {
  let chosen = [...options.chosen];
  const text = h('span', { class: 'combobox-text' });
  const button = h(
    'button',
    {
      type: 'button',
      class: 'combobox',
      role: 'combobox',
      'aria-haspopup': 'listbox',
      'aria-expanded': 'false',
      'aria-label': options.label,
      onclick: () => open(),
    },
    text,
    icon('chevron'),
  );
  const show = () => {
    const labels = chosen.map((choice) => h('span', { class: options.several ? 'chip' : '' }, choice.label));
    fill(text, ...(labels.length > 0 ? labels : [h('span', { class: 'placeholder' }, options.placeholder)]));
  };
  const pick = (choice: Choice): boolean => {
    chosen = options.several ? toggled(chosen, choice, options.most) : [choice];
    show();
    options.change(chosen);
    return !options.several;
  };
  const open = () => openList(button, options, { chosen: () => chosen, pick });
  show();
  return button;
}

function toggled(chosen: readonly Choice[], choice: Choice, most = Number.POSITIVE_INFINITY): Choice[] {
  const without = chosen.filter((one) => one.value !== choice.value);
  if (without.length < chosen.length) return without;
  return without.length < most ? [...without, choice] : [...chosen];
}

interface Selection {
  chosen(): readonly Choice[];
  /** True when the list should close. */
  pick(choice: Choice): boolean;
}

function openList(button: HTMLElement, options: ComboboxOptions, { chosen, pick }: Selection): void {
  const list = h('div', { class: 'listbox', role: 'listbox', 'aria-label': options.label });
  if (options.several) list.setAttribute('aria-multiselectable', 'true');
  const filter = h('input', {
    class: 'field',
    type: 'text',
    placeholder: 'Find…',
    'aria-label': `Find in ${options.label}`,
    autocomplete: 'off',
  });
  const popover = openPopover(button, h('div', { class: 'combobox-list' }, filter, list), {
    label: options.label,
    class: 'combobox-popover',
  });
  popover.element.style.minWidth = `${button.offsetWidth}px`;
  let shown: readonly Choice[] = [];
  let active = 0;
  const choose = (choice: Choice | undefined) => {
    if (!choice) return;
    if (pick(choice)) popover.close();
    else draw();
  };
  const draw = () => {
    fill(list, ...optionViews({ shown, active, chosen: chosen() }, choose));
    list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  };
  const search = async () => {
    const query = filter.value.trim().toLowerCase();
    shown = await options.choices(query);
    active = Math.max(
      0,
      shown.findIndex((choice) => chosen().some((one) => one.value === choice.value)),
    );
    draw();
  };
  filter.addEventListener('input', () => void search());
  filter.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) active = (active + step + shown.length) % shown.length;
    else if (event.key === 'Enter') choose(shown[active]);
    else if (event.key === 'Tab') popover.close();
    else return;
    if (event.key !== 'Tab') event.preventDefault();
    if (step !== undefined) draw();
  });
  filter.focus();
  void search();
}

function optionViews(
  { shown, active, chosen }: { shown: readonly Choice[]; active: number; chosen: readonly Choice[] },
  choose: (choice: Choice) => void,
): Child[] {
  if (shown.length === 0) return [h('p', { class: 'nothing' }, 'Nothing found.')];
  let group: string | undefined;
  return shown.flatMap((choice, index) => {
    const selected = chosen.some((one) => one.value === choice.value);
    const option = h(
      'div',
      {
        role: 'option',
        class: index === active ? 'list-option active' : 'list-option',
        'aria-selected': String(selected),
        onclick: () => choose(choice),
      },
      choice.picture?.(),
      h(
        'span',
        { class: 'menu-label' },
        choice.label,
        choice.description && h('small', {}, choice.description),
      ),
      selected && h('span', { 'aria-hidden': 'true', class: 'tick' }, '✓'),
    );
    const heading =
      choice.group !== group && choice.group ? h('div', { class: 'list-group' }, choice.group) : undefined;
    group = choice.group;
    return [heading, option];
  });
}
