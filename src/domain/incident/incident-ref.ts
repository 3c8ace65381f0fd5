/** How a person names an incident: by its key, with or without the year, or by its channel. */
export type IncidentRef =
  | { readonly by: 'key'; readonly year: number | undefined; readonly number: number }
  | { readonly by: 'channel'; readonly channel: string };

const KEY = /^(?:inc-)?(?:(20\d{2})-)?0*(\d{1,6})$/i;
const CHANNEL = /^<#([A-Z0-9]+)(?:\|[^>]*)?>$/;

/** Reads `INC-2026-0012`, `inc-2026-12`, `12` or a channel link. */
export function readIncidentRef(word: string): IncidentRef | undefined {
  const channel = CHANNEL.exec(word)?.[1];
  if (channel !== undefined) return { by: 'channel', channel };
  const key = KEY.exec(word.replace(/^#/, '').replace(/[.,:;]$/, ''));
  const number = Number(key?.[2] ?? 0);
  if (key === null || number === 0) return undefined;
  return { by: 'key', year: key[1] === undefined ? undefined : Number(key[1]), number };
}
