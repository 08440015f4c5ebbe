// The pages that are measured and checked, and whether one must be signed in for them.

export type SitePage = { name: string; path: string; isPrivate?: boolean };

export const homePage: SitePage = { name: 'home', path: '/' };
export const loginPage: SitePage = { name: 'login', path: '/login' };
export const dashboardPage: SitePage = { name: 'dashboard', path: '/dashboard', isPrivate: true };

export const allPages: SitePage[] = [
  homePage,
  loginPage,
  { name: 'login, refused', path: '/login?error=credentials' },
  { name: 'register', path: '/register' },
  { name: 'forgot', path: '/forgot' },
  { name: 'reset', path: '/reset/MQ/some-token' },
  { name: 'verify', path: '/verify-email?token=some-token' },
  { name: 'verify, ask again', path: '/verify-email' },
  { name: 'not found', path: '/nowhere' },
  dashboardPage,
  { name: 'account', path: '/account', isPrivate: true },
  { name: 'confirm e-mail', path: '/account/email/confirm?token=some-token', isPrivate: true },
];
