// What an async iterable of slices yields, in one list. Array.fromAsync is newer than the oldest Node that we support.
export async function collect<Item>(slices: AsyncIterable<Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const slice of slices) items.push(...slice);
  return items;
}
