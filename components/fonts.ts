// The brand's typefaces, as CSS variables that the tokens in app/theme.css build on.
import localFont from 'next/font/local';

// Files of the installed package, served from our own origin. Swapping them in moves nothing: the sans has
// a stand-in with its metrics, made from Arial, and the mono is 0.6 em wide like the mono of every system.
const brandSans = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-brand',
  // Firefox takes the preload for unused; with the stand-in, a later swap moves nothing.
  preload: false,
  display: 'swap',
  adjustFontFallback: 'Arial',
});
const brandMono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  weight: '400 600',
  variable: '--font-brand-mono',
  // Small captions only: it need not race the text for the first kilobytes.
  preload: false,
  display: 'swap',
  adjustFontFallback: false,
});

/** Classes for `<html>` that make both fonts available to the tokens. */
export const fontVariables = `${brandSans.variable} ${brandMono.variable}`;
