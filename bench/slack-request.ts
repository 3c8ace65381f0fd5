import { createHmac } from 'node:crypto';

/** The one workspace, channel and command of the bench. */
export const TEAM = 'T0BENCH';
export const CHANNEL = 'C0BENCH';
export const COMMAND = '/incident';
export const SIGNING_SECRET = 'bench-signing-secret';
/** People who take turns. */
export const USERS: readonly string[] = [
  'U0ANA',
  'U0BEN',
  'U0CHI',
  'U0DEV',
  'U0EVA',
  'U0FAY',
  'U0GUS',
  'U0HAL',
];

/** A slash command as Slack sends it: its body, and the headers that sign it. */
export interface SignedRequest {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** `/incident text`, typed by one of the people. `trigger` makes it a delivery of its own. */
export function slashCommand(what: {
  readonly text: string;
  readonly trigger: string;
  readonly user: string;
}): SignedRequest {
  const body = `${CONSTANT}&user_id=${what.user}&user_name=${what.user}&trigger_id=${what.trigger}&text=${encodeURIComponent(what.text)}`;
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}

const CONSTANT = new URLSearchParams({
  token: 'unused',
  team_id: TEAM,
  team_domain: 'bench',
  channel_id: CHANNEL,
  channel_name: 'inc-bench',
  command: COMMAND,
  api_app_id: 'A0BENCH',
  is_enterprise_install: 'false',
  response_url: 'http://127.0.0.1:9/response',
}).toString();
