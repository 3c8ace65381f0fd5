import type { SlackClients } from '../client-factory.ts';
import { addressOf } from './uploads.ts';

/** Where Open leads: to the canvas, or to the file where there is no canvas; `undefined` where Slack does not say. */
export async function openAt(
  slack: Pick<SlackClients, 'call'>,
  team: string,
  { canvas, file }: { readonly canvas: string | undefined; readonly file: string | undefined },
): Promise<string | undefined> {
  const found = canvas && (await addressOf(slack, team, canvas));
  return found || (file && (await addressOf(slack, team, file))) || undefined;
}
