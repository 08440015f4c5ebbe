'use client';
// Light, dark or the system's choice, set on <html> before the first paint by a script that carries the CSP nonce.
import { ThemeProvider as NextThemesProvider } from 'next-themes';
import type { ReactNode } from 'react';

export function ThemeProvider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return (
    <NextThemesProvider attribute="class" defaultTheme="system" nonce={nonce} disableTransitionOnChange>
      {children}
    </NextThemesProvider>
  );
}
