import { SlackFault } from '../../app/ports/slack-fault.ts';
import type { SlackClients } from '../client-factory.ts';
import { SCOPES } from '../scopes.ts';
import type { Finding } from '../words/doctor.ts';

type Calls = Pick<SlackClients, 'call'>;

/** What Slack says about who Scribe is and what it may do. */
export async function diagnoseSlack(
  slack: Calls,
  team: string,
  clock: () => Date,
): Promise<readonly Finding[]> {
  const asked = clock();
  try {
    const answer = await slack.call(team, 'auth.test', (client) => client.auth.test());
    const granted = answer.response_metadata?.scopes ?? [];
    return [
      {
        name: 'Slack',
        state: 'ok',
        text: `connected as ${answer.user ?? 'Scribe'} in ${answer.team ?? team}`,
      },
      ...scopeFindings(granted),
    ];
  } catch (error) {
    const tookMs = clock().getTime() - asked.getTime();
    const text = `${troubleText(error)} (after ${tookMs} ms).`;
    const advice = `Check SLACK_BOT_TOKEN, and whether Slack can be reached from here.`;
    return [{ name: 'Slack', state: 'fault', text, advice }];
  }
}

function troubleText(error: unknown): string {
  if (!(error instanceof SlackFault)) return String(error);
  const { trouble } = error;
  switch (trouble.kind) {
    case 'limited':
      return `asks to wait ${Math.ceil(trouble.retryAfterMs / 1_000)} s`;
    case 'doubt':
    case 'unavailable':
      return `does not answer: ${trouble.why}`;
    case 'refused':
      return `refuses: ${trouble.error}`;
    case 'uninstalled':
      return error.message;
    default:
      return trouble satisfies never;
  }
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
    const text = troubleText(error);
    return {
      name,
      state: 'warning',
      text,
      advice: 'Invite Scribe if it should hear this channel: /invite @scribe',
    };
  }
}
