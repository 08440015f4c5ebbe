// The page shown when the auth API cannot say who is asking: status 503, everything inline, no script. It does not
// reload itself: with the API down, pages that do are a second outage. The colours are those of app/globals.css, which
// it cannot load.

export const retryAfterSeconds = 5;

/** The whole HTML document. */
export function unavailablePage(nonce: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Temporarily unavailable</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; --page: #faf9f6; --card: #fefefd; --text: #17201c; --soft: #48524d; --line: #e0ded9; --button: #0b5c3f; --on-button: #fafcfa }
@media (prefers-color-scheme: dark) {
  :root { --page: #0d1412; --card: #141c19; --text: #eef2ee; --soft: #b3bcb7; --line: #26302c; --button: #6fdca6; --on-button: #06170f }
}
* { box-sizing: border-box }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--page); color: var(--text); font: 1rem/1.6 ui-sans-serif, system-ui, sans-serif }
main { max-width: 28rem; padding: 2rem; border: 1px solid var(--line); border-radius: 1rem; background: var(--card) }
h1 { margin: 0 0 .5rem; font-size: 1.375rem; line-height: 1.3 }
p { margin: 0 0 1.5rem; color: var(--soft) }
a { display: inline-block; padding: .5rem 1rem; border-radius: .5rem; background: var(--button); color: var(--on-button); text-decoration: none; font-weight: 500 }
a:focus-visible { outline: 2px solid var(--button); outline-offset: 2px }
</style>
</head>
<body>
<main>
<h1>Sign-in is temporarily unavailable</h1>
<p>We cannot check who you are right now. You have not been signed out: try again in a moment.</p>
<a href="">Try again</a>
</main>
</body>
</html>
`;
}
