// The name of the product in every spelling that the starter's own name has.
import type { Tree } from './tree';

/** `next-django-starter`, `next_django_starter`, `Next Django Starter`. */
export type ProductName = { title: string; slug: string; identifier: string };

// What ends a text in TypeScript, JSON, HTML or the sender of a mail, where the name is put in as it is.
const endsAText = /['"`\\<>{}$@,\p{Cc}]/u;

/** Throws for a name that makes no package name, or that would break the files it is written into. */
export function readProductName(title: string): ProductName {
  const [character] = endsAText.exec(title.trim()) ?? [];
  if (character !== undefined) {
    throw new Error(
      `"${title}" has a ${character}, which source files take for something else. Leave it out; an apostrophe is ’.`,
    );
  }
  const slug = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  if (!/^[a-z]/.test(slug) || slug.length > 100) {
    throw new Error(
      `"${title}" makes no package name. Begin it with a letter from A to Z, and use 100 characters at most.`,
    );
  }
  return { title: title.trim(), slug, identifier: slug.replaceAll('-', '_') };
}

export function renameProduct(tree: Tree, from: ProductName, to: ProductName): void {
  const spellings = new Map([
    [from.slug, to.slug],
    [from.identifier, to.identifier],
    [from.title, to.title],
  ]);
  const anySpelling = new RegExp([...spellings.keys()].join('|'), 'g');
  for (const [path, text] of tree) {
    if (typeof text === 'string' && text.search(anySpelling) >= 0) {
      tree.set(
        path,
        text.replace(anySpelling, (spelling) => spellings.get(spelling) ?? spelling),
      );
    }
  }
}
