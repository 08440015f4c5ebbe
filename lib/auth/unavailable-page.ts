// The pages shown where none can be rendered: everything inline, no script. The one for an API that cannot say who is
// asking (status 503) does not reload itself: with the API down, pages that do are a second outage. The colours are
// the browser's own, since these pages cannot load app/theme.css.

export const retryAfterSeconds = 5;

/** Put into the page as they are: what a visitor or the API sent must be escaped. */
type Words = { title: string; heading: string; text: string; link: string; href: string };

/** The whole HTML document for an API that cannot say who is asking; the link leads to the same address again. */
export function unavailablePage(nonce: string, { href = '' }: { href?: string } = {}): string {
  return wholePage(nonce, {
    title: 'Temporarily unavailable',
    heading: 'Sign-in is temporarily unavailable',
    text: 'We cannot check who you are right now. You have not been signed out: try again in a moment.',
    link: 'Try again',
    href,
  });
}

/** The one for a form that was sent before its script ran, where only the script can do what it asks for. */
export function needsScriptPage(nonce: string, { href }: { href: string }): string {
  return wholePage(nonce, {
    title: 'JavaScript is needed',
    heading: 'This needs JavaScript',
    text: 'This form works with JavaScript only. Nothing was changed. Go back, let the page finish loading, and try again.',
    link: 'Back',
    href,
  });
}

/** The one for a form that the API refused. `sentences` are the API's own, and may be anything. */
export function refusalPage(
  nonce: string,
  { sentences, href }: { sentences: readonly string[]; href: string },
): string {
  return wholePage(nonce, {
    title: 'Please check the form',
    heading: 'Please check the form',
    text: sentences.map(escapeHtml).join('<br>') || 'The server refused this request and gave no reason.',
    link: 'Back to the form',
    href,
  });
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function wholePage(nonce: string, { title, heading, text, link, href }: Words): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>${title}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark }
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: Canvas; color: CanvasText; font: 1rem/1.6 ui-sans-serif, system-ui, sans-serif }
main { max-width: 28rem }
h1 { margin: 0 0 .5rem; font-size: 1.5rem; line-height: 1.3; letter-spacing: -.02em }
p { margin: 0 0 1.5rem }
a { display: inline-block; padding: .5rem 1rem; border-radius: .5rem; background: CanvasText; color: Canvas; text-decoration: none; font-weight: 500 }
a:focus-visible { outline: 2px solid CanvasText; outline-offset: 2px }
</style>
</head>
<body>
<main>
<h1>${heading}</h1>
<p>${text}</p>
<a href="${href}">${link}</a>
</main>
</body>
</html>
`;
}
