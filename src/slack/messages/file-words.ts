import { fenced } from './code-fence.ts';
import { fieldsOf, listOf, optionalText, textOf } from './json-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * What people read of a file without opening it (https://docs.slack.dev/reference/objects/file-object): the beginning
 * of a snippet, a post, an e-mail with its subject and sender, the transcript of a recording. `''` for any other.
 */
export function fileWords(value: unknown): string {
  const file = fieldsOf(value);
  switch (textOf(file['mode']) || textOf(file['filetype'])) {
    case 'snippet':
      return snippet(file);
    case 'post':
    case 'space':
      return shortened(withoutMarkup(textOf(file['preview'])));
    case 'email':
      return email(file);
    default:
      return transcript(file);
  }
}

/** Whether a message has all that there is to read of a file: Slack sends the beginning of some, and of others an id alone. */
export function isWhole(value: unknown): boolean {
  const file = fieldsOf(value);
  const mode = textOf(file['mode']) || textOf(file['filetype']);
  switch (mode) {
    case 'tombstone':
    case 'hidden_by_limit':
      return true;
    case 'snippet':
      return snippet(file) !== '' && rest(file) === '';
    case 'email':
      return optionalText(file['plain_text']) !== undefined;
    default:
      return textOf(file['file_access']) !== 'check_file_info';
  }
}

/** Of a file, no more than this many characters: a message itself has at most 40,000, and the rest is in Slack. */
const LONGEST = 10_000;

function shortened(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()} …` : text;
}

function snippet(file: Fields): string {
  const begin = textOf(file['preview']) || withoutMarkup(textOf(file['preview_highlight']));
  const code = fenced(shortened(begin));
  return code === '' ? '' : `${code}${rest(file)}`;
}

function rest(file: Fields): string {
  const more = Number(textOf(file['lines_more'])) || 0;
  if (more > 0) return `\n… ${more} more ${more === 1 ? 'line' : 'lines'}`;
  return file['preview_is_truncated'] === true ? '\n…' : '';
}

function email(file: Fields): string {
  const subject = optionalText(file['subject']) ?? optionalText(file['title']) ?? '';
  const senders = listOf(file['from']).flatMap((it) => {
    const { name, original, address } = fieldsOf(it);
    return optionalText(name) ?? optionalText(original) ?? optionalText(address) ?? [];
  });
  const head = [subject, senders.length > 0 ? `from ${senders.join(', ')}` : ''].filter(
    (part) => part !== '',
  );
  const body = optionalText(file['plain_text']) ?? optionalText(file['preview_plain_text']) ?? '';
  return [head.join(', '), shortened(body)].filter((part) => part !== '').join('\n');
}

function transcript(file: Fields): string {
  const { content, has_more } = fieldsOf(fieldsOf(file['transcription'])['preview']);
  const said = shortened(textOf(content).trim());
  return said !== '' && has_more === true ? `${said} …` : said;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&',
};

/** The words in the markup that Slack makes of posts and of highlighted code; a paragraph or a line of code is a line. */
function withoutMarkup(markup: string): string {
  return markup
    .replace(/<br\s*\/?>|<\/(?:p|li|h[1-6]|pre|blockquote)>/gi, '\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
