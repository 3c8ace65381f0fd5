import { SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { SCOPES } from '../scopes.ts';
import type { Finding } from '../words/doctor.ts';
import { isTokenTrouble, troubleText } from './trouble-text.ts';

type Calls = Pick<SlackClients, 'call'>;

/** Where the token came from decides how it is replaced. */
export interface TokenOrigin {
  /** Empty for the one workspace of `SLACK_BOT_TOKEN`. */
  readonly team: string;
  readonly installed: boolean;
}

/** What Slack says about who Scribe is and what it may do. Never rejects. */
export async function diagnoseSlack(slack: Calls, origin: TokenOrigin): Promise<readonly Finding[]> {
  const name = origin.installed && origin.team ? `Slack ${origin.team}` : 'Slack';
  try {
    const answer = await slack.call(origin.team, 'auth.test', (client) => client.auth.test());
    const granted = answer.response_metadata?.scopes ?? [];
    const text = `connected as ${answer.user ?? 'Scribe'} in ${answer.team ?? origin.team}`;
    return [{ name, state: 'ok', text }, ...scopeFindings(granted)];
  } catch (error) {
    if (!(error instanceof SlackFault)) {
      const text = 'its token cannot be read.';
      const advice =
        'Set SCRIBE_ENCRYPTION_KEY to the key that it was stored with, or install Scribe there again.';
      return [{ name, state: 'fault', text, advice }];
    }
    return [{ name, state: 'fault', text: `${troubleText(error)}.`, advice: mendOf(error, origin) }];
  }
}

function mendOf(error: unknown, { installed }: TokenOrigin): string {
  if (installed)
    return 'Install Scribe there again, at /slack/install, or have the app removed from that workspace.';
  if (isTokenTrouble(error))
    return 'Copy the bot token from the app’s OAuth & Permissions page into SLACK_BOT_TOKEN; install the app again if it is not installed.';
  return 'Check whether Slack can be reached from here, and SLACK_BOT_TOKEN.';
}

/** Slack names the scopes with every answer; an answer without them says nothing about them. */
function scopeFindings(granted: readonly string[]): Finding[] {
  if (granted.length === 0) {
    return [{ name: 'Scopes', state: 'warning', text: 'Slack did not say which scopes are granted' }];
  }
  const missing = Object.entries(SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0)
    return [{ name: 'Scopes', state: 'ok', text: 'all that Scribe asks for are granted' }];
  const advice = 'Add it in the app’s OAuth & Permissions page and install the app again.';
  return missing.map(([scope, purpose]) => ({
    name: 'Scopes',
    state: 'fault' as const,
    text: `${scope} is missing; without it there is no ${purpose}.`,
    advice,
  }));
}

/** Whether Scribe hears what is said in the channel where somebody asks. */
export async function diagnoseChannel(slack: Calls, team: string, channel: string): Promise<Finding> {
  const name = 'This channel';
  try {
    const { channel: found } = await slack.call(team, 'conversations.info', (client) =>
      client.conversations.info({ channel }),
    );
    if (found?.is_member || found?.is_im) return { name, state: 'ok', text: 'Scribe is in it' };
    return {
      name,
      state: 'warning',
      text: 'Scribe is not in it and cannot hear it.',
      advice: 'Invite it: /invite @scribe',
    };
  } catch (error) {
    return {
      name,
      state: 'warning',
      text: `Slack ${troubleText(error)}.`,
      advice: 'Invite Scribe if it should hear this channel: /invite @scribe',
    };
  }
}
