// What is built on the auth API: each feature is one line here. The doors of the API and `npm run manage` read this list.
import type { Feature } from './api/feature/feature';
import { notes } from './notes/feature'; // setup: notes

export const features: readonly Feature[] = [
  // In the order in which their migrations run.
  notes, // setup: notes
];
