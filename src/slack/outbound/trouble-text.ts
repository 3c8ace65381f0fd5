import { summarizeError } from '../../app/error-report.ts';
import { SlackFault } from '../../app/ports/slack-fault.ts';

/** Codes by which Slack says that a token is wrong, revoked or of the wrong kind. */
const TOKEN_TROUBLE: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'not_allowed_token_type',
]);

/** Whether a call failed because of its token. */
export function isTokenTrouble(error: unknown): boolean {
  return codeOf(error) !== undefined;
}

/** What a failed call means, as the end of a sentence whose subject is Slack. */
export function troubleText(error: unknown): string {
  if (!(error instanceof SlackFault)) return `could not be asked: ${summarizeError(error)}`;
  const { trouble } = error;
  const token = codeOf(error);
  if (token !== undefined) return `refuses the token (${token})`;
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

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof SlackFault)) return undefined;
  const { trouble } = error;
  const said = trouble.kind === 'unavailable' ? trouble.why : trouble.kind === 'refused' ? trouble.error : '';
  return TOKEN_TROUBLE.has(said) ? said : undefined;
}
