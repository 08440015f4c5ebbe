'use client';
// Short confirmations at the edge of the page, in the site's own look. Refusals never come this way: they belong to a form.
import { useTheme } from 'next-themes';
import { Toaster } from 'sonner';

export function Toasts() {
  const { resolvedTheme } = useTheme();
  return (
    <Toaster
      theme={resolvedTheme === 'dark' ? 'dark' : 'light'}
      position="bottom-right"
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-2.5 rounded-xl border border-border bg-card p-4 font-sans text-foreground text-sm shadow-card sm:w-[22rem]',
          title: 'font-medium',
          description: 'text-muted-foreground',
          icon: 'text-primary',
        },
      }}
    />
  );
}
