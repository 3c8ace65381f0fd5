import { type Logger, WebClient } from '@slack/web-api';
import { webClientOptions } from '../client-factory.ts';
import { translateError } from '../translate-error.ts';
import type { Finding } from '../words/doctor.ts';
import { isTokenTrouble, troubleText } from './trouble-text.ts';

const NAME = 'Socket Mode';

/** Whether Slack takes the app-level token: it names an address, and nothing is opened there. Never rejects. */
export async function diagnoseAppToken(
  appToken: string,
  options: { readonly apiUrl: string; readonly logger: Logger },
): Promise<Finding> {
  const method = 'apps.connections.open';
  try {
    await new WebClient(appToken, webClientOptions(options)).apiCall(method);
    return { name: NAME, state: 'ok', text: 'Slack takes the app-level token' };
  } catch (error) {
    const fault = translateError(error, method);
    const mend =
      fault.trouble.kind === 'refused' || isTokenTrouble(fault)
        ? 'Make an app-level token with the scope connections:write on the app’s Basic Information page, turn Socket Mode on, and set SLACK_APP_TOKEN.'
        : 'Check whether Slack can be reached from here.';
    return { name: NAME, state: 'fault', text: `${troubleText(fault)}.`, advice: mend };
  }
}
