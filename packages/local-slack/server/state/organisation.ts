import { newId, randomHex } from './ids.ts';

/** An Enterprise Grid organisation: its workspaces share one bot, and may share one installation of the app. */
export class Organisation {
  readonly id = newId('E');
  readonly name: string;
  readonly domain: string;
  readonly botToken = `xoxb-${randomHex(6)}-${randomHex(12)}`;
  readonly botUserId = newId('U');
  readonly botId = newId('B');
  /** Whether the app is installed for the whole organisation. */
  installed = false;
  /** The workspaces that an administrator added the app to. */
  readonly granted = new Set<string>();

  constructor(domain: string) {
    this.domain = domain;
    this.name = domain.charAt(0).toUpperCase() + domain.slice(1);
  }
}
