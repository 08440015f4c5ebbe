// What the address of the list says: which page, words to look for, the order, and whose notes.
export type ListQuery = { page?: string; search?: string; ordering?: string; all?: string };

export const orderings = [
  { value: '-updated_at', title: 'Last changed' },
  { value: '-created_at', title: 'Newest' },
  { value: 'title', title: 'Title' },
];

const names = ['page', 'search', 'ordering', 'all'] as const;

/** Read the query of the page. What is empty or given twice is left out. */
export function readListQuery(given: Record<string, string | string[] | undefined>): ListQuery {
  const entries = names.flatMap((name) => {
    const value = given[name];
    return typeof value === 'string' && value !== '' ? [[name, value]] : [];
  });
  return Object.fromEntries(entries);
}

/** The list under another query. */
export function listPath(query: ListQuery): string {
  const text = new URLSearchParams(readListQuery(query)).toString();
  return text === '' ? '/notes' : `/notes?${text}`;
}
