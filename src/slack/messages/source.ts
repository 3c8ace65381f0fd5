import { fieldsOf, optionalText } from './json-fields.ts';

/** The names that a person has in Slack. */
export interface ProfileNames {
  readonly display: string | undefined;
  readonly real: string | undefined;
  readonly handle: string | undefined;
}

/** Who a message is from. */
export interface MessageSource {
  /** A user id, or the id of an app that has no user; `''` where Slack names nobody. */
  readonly id: string;
  /** The app that posted it, also where it has a user or posted for one. */
  readonly bot: string | undefined;
  readonly appId: string | undefined;
  /** The name that the message itself stands under: an app may give each message its own. */
  readonly byline: string | undefined;
  /** The app's own name. */
  readonly app: string | undefined;
  /** The names of the person, as the message has them. */
  readonly person: ProfileNames | undefined;
}

/** Reads `user`, `bot_id`, `username`, `bot_profile` and `user_profile`, whichever there are. */
export function messageSource(message: Readonly<Record<string, unknown>>): MessageSource {
  const bot = optionalText(message['bot_id']) ?? optionalText(fieldsOf(message['bot_profile'])['id']);
  return {
    id: optionalText(message['user']) ?? bot ?? '',
    bot,
    appId: optionalText(message['app_id']) ?? optionalText(fieldsOf(message['bot_profile'])['app_id']),
    byline: optionalText(message['username']),
    app: optionalText(fieldsOf(message['bot_profile'])['name']),
    person: profileNames(message['user_profile']),
  };
}

function profileNames(profile: unknown): ProfileNames | undefined {
  const fields = fieldsOf(profile);
  const names = {
    display: optionalText(fields['display_name']),
    real: optionalText(fields['real_name']),
    handle: optionalText(fields['name']),
  };
  return (names.display ?? names.real ?? names.handle) ? names : undefined;
}
