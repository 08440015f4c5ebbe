// One mail: the parts it is written in, and the text and HTML made from them. The HTML uses inline styles only,
// because mail programs drop everything else, and nothing that would have to be loaded.

export type Mail = { to: string; subject: string; text: string; html: string };

export type MailParts = {
  subject: string;
  paragraphs: readonly string[];
  action?: { label: string; url: string };
  /** Small print under the rest. */
  footnotes: readonly string[];
};

/** Write a mail. `site` names the sender in the last line. */
export function composeMail(to: string, parts: MailParts, site: string): Mail {
  return { to, subject: oneLine(parts.subject), text: toText(parts, site), html: toHtml(parts, site) };
}

function toText({ paragraphs, action, footnotes }: MailParts, site: string): string {
  const blocks = [...paragraphs, ...(action ? [`${action.label}:\n${action.url}`] : []), ...footnotes];
  return `${blocks.join('\n\n')}\n\n-- \n${site}\n`;
}

function toHtml({ subject, paragraphs, action, footnotes }: MailParts, site: string): string {
  const body = [
    ...paragraphs.map((text) => `<p style="margin:0 0 16px">${escapeHtml(text)}</p>`),
    ...(action ? [button(action)] : []),
    ...footnotes.map(
      (text) => `<p style="margin:0 0 12px;color:#5b6472;font-size:14px">${escapeHtml(text)}</p>`,
    ),
  ].join('\n');
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:32px 16px;background:#f4f5f7;color:#171b22;font:16px/1.5 system-ui,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:32px;background:#ffffff;border:1px solid #dfe3e8;border-radius:12px">
${body}
</div>
<p style="max-width:480px;margin:16px auto 0;color:#5b6472;font-size:13px;text-align:center">${escapeHtml(site)}</p>
</body>
</html>
`;
}

function button({ label, url }: { label: string; url: string }): string {
  const href = escapeHtml(url);
  const style =
    'display:inline-block;padding:12px 20px;background:#171b22;color:#ffffff;border-radius:8px;text-decoration:none;font-weight:600';
  return `<p style="margin:24px 0"><a href="${href}" style="${style}">${escapeHtml(label)}</a></p>
<p style="margin:0 0 16px;color:#5b6472;font-size:14px;word-break:break-all">${href}</p>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** A header is one line, whatever it was made from. */
function oneLine(text: string): string {
  return text.replace(/[\r\n\u2028\u2029]+/g, ' ').trim();
}
