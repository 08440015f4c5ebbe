'use client';
// Switches between light and dark, in every tab, and keeps the choice. Both icons are in the page and CSS shows one, so
// nothing flickers on hydration.
import { useEffect } from 'react';
import { Moon, Sun } from './icons';

type Theme = 'light' | 'dark';

export function ThemeToggle() {
  useEffect(() => {
    const follow = ({ key, newValue }: StorageEvent) => {
      if (key === 'theme' && (newValue === 'light' || newValue === 'dark')) wear(newValue);
    };
    window.addEventListener('storage', follow);
    return () => window.removeEventListener('storage', follow);
  }, []);
  return (
    <button
      type="button"
      onClick={toggle}
      className="scripted grid size-10 place-items-center rounded-lg text-muted-foreground transition-colors hover:bg-muted hover:text-foreground"
      title="Switch between light and dark"
    >
      <Sun className="hidden size-4.5 dark:block" />
      <Moon className="size-4.5 dark:hidden" />
      <span className="sr-only">Switch between light and dark</span>
    </button>
  );
}

function toggle(): void {
  const theme = readTheme() === 'dark' ? 'light' : 'dark';
  wear(theme);
  try {
    localStorage.theme = theme;
  } catch {
    // Storage is blocked in this browser: the choice lasts as long as the page.
  }
}

function readTheme(): Theme {
  const { classList } = document.documentElement;
  if (classList.contains('light')) return 'light';
  const isDark = classList.contains('dark') || matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? 'dark' : 'light';
}

function wear(theme: Theme): void {
  document.documentElement.classList.remove('light', 'dark');
  document.documentElement.classList.add(theme);
}
