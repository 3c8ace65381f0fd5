/** Before the first answer of Slack. */
export function notConnectedYet(): string {
  return 'Slack is not connected yet.';
}

/** The WebSocket ended, and there is no other one yet. */
export function webSocketLost(): string {
  return 'Slack is not connected over the WebSocket; Scribe asks for another connection.';
}

/** `variable` holds the token; `code` is Slack's. */
export function tokenRefused(variable: 'SLACK_APP_TOKEN' | 'SLACK_BOT_TOKEN', code: string): string {
  const token = variable === 'SLACK_APP_TOKEN' ? 'app' : 'bot';
  return `Slack refuses the ${token} token (${variable}): ${code}.`;
}

/** Before the first answer to a question about the token. */
export function slackUnsaid(): string {
  return 'Slack has not yet said whether it takes the bot token.';
}

/** Slack cannot be reached, or has a trouble of its own. */
export function slackSilent(): string {
  return 'Slack does not answer.';
}
