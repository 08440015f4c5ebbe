// Joins class names, for our own parts and for those that `npx shadcn add` brings (components.json names this file).
// A part whose classes are overridden from outside wants tailwind-merge here; nothing of ours does.

/** The names that are there, with a space between. */
export function cn(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
