/** The name of an emoji without the tone of skin. */
export function withoutTone(reaction: string): string {
  return reaction.replace(/::skin-tone-\d$/, '');
}
