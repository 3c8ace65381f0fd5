/** How a person names an incident: by its key, with or without prefix and year, or by its channel. */
export type IncidentRef =
  | {
      readonly by: 'key';
      /** In capitals. */
      readonly prefix?: string;
      readonly year: number | undefined;
      readonly number: number;
    }
  | { readonly by: 'channel'; readonly channel: string };

const KEY = /^(?:([a-z][a-z0-9]{1,9})-)?(?:(20\d{2})-)?0*(\d{1,6})$/i;
const CHANNEL = /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/;

/** Reads `INC-2026-0012`, `inc-2026-12`, `inc-12`, `12` or a channel link; any prefix, since it is configuration. */
export function readIncidentRef(word: string): IncidentRef | undefined {
  const channel = CHANNEL.exec(word)?.[1];
  if (channel !== undefined) return { by: 'channel', channel };
  const key = KEY.exec(word.replace(/^#/, '').replace(/[.,:;]$/, ''));
  const [, prefix, year, digits = '0'] = key ?? [];
  const number = Number(digits);
  if (number === 0) return undefined;
  return {
    by: 'key',
    ...(prefix === undefined ? {} : { prefix: prefix.toUpperCase() }),
    year: year === undefined ? undefined : Number(year),
    number,
  };
}
