// The frame of every page. It is rendered per request: the CSP nonce, the strategy and the user are
// read at run time, so that one build serves every strategy and every API.
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { brand } from '@/components/brand';
import { fontVariables } from '@/components/fonts';
import { ThemeScript } from '@/components/theme-script';
import { getAuthBoot } from '@/lib/auth/server';
import { AuthProvider } from '@/tour/auth-provider'; // setup: tour else import { AuthProvider } from '@/lib/auth/client';
import { SiteFooter } from './_shell/site-footer';
import { SiteHeader } from './_shell/site-header';
import './globals.css';

export const metadata: Metadata = {
  title: { default: `${brand.title} – ${brand.tagline}`, template: `%s – ${brand.title}` },
  description: brand.description,
};

export const viewport: Viewport = { colorScheme: 'light dark' };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [requestHeaders, boot] = await Promise.all([headers(), getAuthBoot()]);
  return (
    <html lang="en" className={fontVariables} suppressHydrationWarning>
      <body className="flex min-h-dvh flex-col">
        <ThemeScript nonce={requestHeaders.get('x-nonce') ?? undefined} />
        <a
          href="#content"
          className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-lg focus:bg-primary focus:px-4 focus:py-2 focus:font-medium focus:text-primary-foreground"
        >
          Skip to content
        </a>
        <AuthProvider boot={boot}>
          <SiteHeader />
          <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
            {children}
          </main>
        </AuthProvider>
        <SiteFooter />
      </body>
    </html>
  );
}
