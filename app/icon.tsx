// The browser's tab icon: the brand's mark as SVG, which knows light and dark by itself. Made by the build.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { iconSvg } from '@/components/brand';

export const dynamic = 'force-static';
export const contentType = 'image/svg+xml';
export const size = { width: 32, height: 32 };

export default function Icon() {
  const theme = readFileSync(join(process.cwd(), 'app/theme.css'), 'utf8');
  const svg = iconSvg({ left: readPair(theme, 'primary'), right: readPair(theme, 'foreground') });
  return new Response(svg, { headers: { 'content-type': contentType } });
}

/** `--name: light-dark(day, night)`, with the variables inside it resolved. */
function readPair(theme: string, name: string): [string, string] {
  const written = new RegExp(`--${name}: light-dark\\((.+)\\);`).exec(theme)?.[1] ?? '';
  const plain = written.replace(/var\((--[\w-]+)\)/g, (_, variable) => readValue(theme, variable));
  const [day, night] = plain.split(/,\s*(?![^(]*\))/);
  if (!day || !night) throw new Error(`app/theme.css: --${name} should be light-dark(day, night)`);
  return [day, night];
}

function readValue(theme: string, variable: string): string {
  return new RegExp(`${variable}: ([^;]+);`).exec(theme)?.[1] ?? '';
}
