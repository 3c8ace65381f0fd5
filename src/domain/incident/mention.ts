const USER = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>[,:;]?$/;

/** The user id of a mention as Slack sends it, `<@U024BE7LH|someone>`; the name in it is never trusted. */
export function readMention(word: string): string | undefined {
  return USER.exec(word)?.[1];
}
