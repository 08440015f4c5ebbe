// Puts the look that a visitor chose on <html> before the first paint. Who never chose has the system's, by CSS alone.

const script = `try{var t=localStorage.theme;if(t==='light'||t==='dark')document.documentElement.classList.add(t)}catch(e){}`;

/** `nonce`: of the Content Security Policy. Browsers hide it from scripts, so React cannot compare it. */
export function ThemeScript({ nonce }: { nonce: string | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of this file
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: script }} suppressHydrationWarning />;
}
