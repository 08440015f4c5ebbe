// The one comparison used for secrets. Plain JavaScript, so that the browser and the edge runtime can use it too.
// Follows django.utils.crypto.constant_time_compare: how long it takes depends on the lengths only.

/** Compare two secrets without revealing where they first differ. */
export function constantTimeCompare(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index);
  return difference === 0;
}
