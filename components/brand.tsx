// The brand: name, words and mark. Colours, radii and typefaces are in app/theme.css; the font files in fonts.ts.

export const brand = {
  name: 'next-django-starter',
  title: 'Next Django Starter',
  tagline: 'Sign-in you can move between TypeScript and Django',
  /** The headline of the home page; its second part wears the brand's colour. */
  headline: { start: 'Swap the auth API.', accent: 'Log nobody out.' },
  description:
    'A Next.js front end and a separate, Django-compatible auth API in TypeScript: session cookies or JWT by one switch, in every deployment shape.',
};

// Two halves that share one keyhole, on a 32-unit square.
const mark = {
  left: 'M14.75 2.6v8.02a5.5 5.5 0 0 0-2.1 9.76l-1.4 5.62h3.5v3.4C7.7 28.76 2.5 22.99 2.5 16S7.7 3.24 14.75 2.6Z',
  right:
    'M17.25 2.6v8.02a5.5 5.5 0 0 1 2.1 9.76l1.4 5.62h-3.5v3.4C24.3 28.76 29.5 22.99 29.5 16S24.3 3.24 17.25 2.6Z',
};

/** The logo's mark, in the colours of the page. */
export function BrandMark({ className = 'size-7' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" className={className} aria-hidden="true">
      <path d={mark.left} className="fill-primary" />
      <path d={mark.right} className="fill-foreground" />
    </svg>
  );
}

/** The same mark as a separate file, for the browser tab. Each colour: light, dark. */
export function iconSvg(colours: { left: [string, string]; right: [string, string] }): string {
  const { left, right } = colours;
  const style = `.l{fill:${left[0]}}.r{fill:${right[0]}}@media(prefers-color-scheme:dark){.l{fill:${left[1]}}.r{fill:${right[1]}}}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><style>${style}</style><path class="l" d="${mark.left}"/><path class="r" d="${mark.right}"/></svg>`;
}
