// The JavaScript that a first visit to a page loads: every script its HTML names, as many bytes as cross the wire.
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';

export async function measureJavaScript(
  origin: string,
  path: string,
  cookie: string,
): Promise<{ bytes: number; files: number }> {
  const page = await download(origin + path, cookie);
  const html = page.isGzipped ? gunzipSync(page.body).toString() : page.body.toString();
  const sources = new Set<string>();
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
    const source = /\bsrc="([^"]+)"/.exec(tag)?.[1];
    // polyfills that only browsers without modules load
    if (source && !/\bnomodule\b/i.test(tag)) sources.add(source.replaceAll('&amp;', '&'));
  }
  const files = await Promise.all([...sources].map((source) => download(new URL(source, origin).href, '')));
  return { bytes: files.reduce((sum, { body }) => sum + body.length, 0), files: files.length };
}

function download(url: string, cookie: string): Promise<{ body: Buffer; isGzipped: boolean }> {
  return new Promise((resolve, reject) => {
    const request = get(url, { headers: { 'accept-encoding': 'gzip', cookie } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () =>
        resolve({
          body: Buffer.concat(chunks),
          isGzipped: answer.headers['content-encoding'] === 'gzip',
        }),
      );
    });
    request.on('error', reject);
  });
}
