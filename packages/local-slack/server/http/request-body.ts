/** Bodies of requests. */
import type { IncomingMessage } from 'node:http';

const MOST_BYTES = 64 * 1024 * 1024;

/** All bytes of a request. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > MOST_BYTES) throw new RangeError(`The request is larger than ${MOST_BYTES} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** Arguments from a form, JSON or the query; `undefined` when the body is not what its type says. */
export function readArguments(request: IncomingMessage, body: Buffer): Record<string, unknown> | undefined {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://localhost').searchParams);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('application/json')) {
    const parsed = fromJson(body);
    return parsed === undefined ? undefined : { ...query, ...parsed };
  }
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
}

/** The bytes of the first file in a multipart form, or the whole body when it is none. */
export function uploadedBytes(request: IncomingMessage, body: Buffer): Buffer {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/.exec(
    request.headers['content-type'] ?? '',
  )?.[1];
  if (boundary === undefined) return body;
  const mark = Buffer.from(`--${boundary}`);
  for (let start = body.indexOf(mark); start >= 0; ) {
    const headersEnd = body.indexOf('\r\n\r\n', start);
    const next = body.indexOf(mark, start + mark.length);
    if (headersEnd < 0 || next < 0) break;
    if (body.subarray(start, headersEnd).includes('filename='))
      return body.subarray(headersEnd + 4, next - 2);
    start = next;
  }
  return body;
}

function fromJson(body: Buffer): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body.toString('utf8') || '{}');
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? { ...parsed }
      : undefined;
  } catch {
    return undefined;
  }
}
