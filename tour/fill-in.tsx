'use client';
// A button that types into the form above it, as a visitor would.
import { Button } from '@/components/button';

/** `values` by the name of the field. */
export function FillIn({ values }: { values: Record<string, string> }) {
  function fillIn() {
    for (const [name, value] of Object.entries(values)) {
      const input = document.querySelector<HTMLInputElement>(`main input[name="${name}"]`);
      if (input) input.value = value;
    }
  }
  return (
    <Button size="sm" tone="secondary" onClick={fillIn}>
      Fill in
    </Button>
  );
}
