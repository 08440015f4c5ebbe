// The projects that the bridges are driven against, each in the ways in which people use its package. Another one is a
// Python file and a list of packages in projects/, and an entry here.

export type Step =
  | 'bad password'
  | 'sign-in'
  | 'reload'
  | 'server page'
  | 'refresh'
  | 'ten tabs'
  | 'late request'
  | 'own endpoint'
  | 'registration'
  | 'reset'
  | 'password change'
  | 'second factor'
  | 'open sessions'
  | 'outage'
  | 'sign-out';

export type Mode = {
  /** Package and mode, as the matrix names the row. */
  title: string;
  /** `projects/<name>.py` and `projects/<name>.txt`. */
  project: string;
  /** For the project. */
  env: Record<string, string>;
  /** For the front end, besides AUTH_API_URL: what a user would set. */
  web: Record<string, string>;
  strategy: 'jwt' | 'session';
  /** What this back end cannot do. The pages must not offer it. */
  lacks: readonly Step[];
  /** Two processes of the front end, which share a Redis, stand before it. */
  hasTwo?: true;
  /** A new account signs in only after its link was opened. */
  confirmsAddresses?: true;
  /** A path of the project's own that gives the visitor a second factor, and answers `{codes}`. */
  locksAt?: string;
  /** One of each package runs in CI. */
  isQuick: boolean;
  /** A path of the project's own. */
  ownPath: string;
};

const simplejwt = {
  project: 'simplejwt_shop',
  strategy: 'jwt',
  lacks: ['registration', 'reset', 'password change'],
  ownPath: '/api/orders/',
} as const;

const djoser = { project: 'djoser_club', lacks: [], ownPath: '/api/bookings/' } as const;

const allauth = {
  project: 'allauth_forum',
  strategy: 'session',
  lacks: [],
  ownPath: '/api/posts/',
  locksAt: '/api/lock/',
} as const;

const library = { project: 'dj_rest_auth_library', lacks: [], ownPath: '/api/loans/' } as const;

export const modes: readonly Mode[] = [
  {
    ...allauth,
    title: 'allauth, addresses not confirmed',
    env: {},
    web: { AUTH_BACKEND: 'allauth' },
    isQuick: false,
  },
  {
    ...allauth,
    title: 'allauth, confirmed addresses',
    env: { VERIFY: '1' },
    web: { AUTH_BACKEND: 'allauth' },
    confirmsAddresses: true,
    isQuick: true,
  },
  {
    ...library,
    title: 'dj-rest-auth, JWT cookies',
    strategy: 'jwt',
    env: { KIND: 'cookie' },
    web: { AUTH_BACKEND: 'dj-rest-auth' },
    isQuick: false,
  },
  {
    ...library,
    title: 'dj-rest-auth, JWT in bodies',
    strategy: 'jwt',
    env: { KIND: 'jwt', VERIFY: '1' },
    web: { AUTH_BACKEND: 'dj-rest-auth' },
    confirmsAddresses: true,
    isQuick: false,
  },
  {
    ...library,
    title: 'dj-rest-auth, DRF token',
    strategy: 'session',
    env: { KIND: 'token' },
    web: { AUTH_BACKEND: 'dj-rest-auth', AUTH_STRATEGY: 'session' },
    isQuick: false,
  },
  {
    ...library,
    title: 'dj-rest-auth, session',
    strategy: 'session',
    env: { KIND: 'session' },
    web: { AUTH_BACKEND: 'dj-rest-auth', AUTH_STRATEGY: 'session' },
    isQuick: true,
  },
  {
    ...simplejwt,
    title: 'simplejwt, no rotation',
    env: {},
    web: { AUTH_BACKEND: 'simplejwt' },
    isQuick: false,
  },
  {
    ...simplejwt,
    title: 'simplejwt, rotation',
    env: { ROTATE: '1', OWN_ME: '1' },
    web: { AUTH_BACKEND: 'simplejwt', AUTH_BACKEND_USER_PATH: '/api/me/' },
    isQuick: false,
  },
  {
    ...simplejwt,
    title: 'simplejwt, rotation and blacklist',
    env: { ROTATE: '1', BLACKLIST: '1' },
    web: { AUTH_BACKEND: 'simplejwt' },
    hasTwo: true,
    isQuick: true,
  },
  {
    ...djoser,
    title: 'djoser, JWT',
    strategy: 'jwt',
    env: { HEADER: 'JWT', ACTIVATE: '1' },
    web: { AUTH_BACKEND: 'djoser' },
    confirmsAddresses: true,
    isQuick: false,
  },
  {
    ...djoser,
    title: 'djoser, Bearer',
    strategy: 'jwt',
    env: { HEADER: 'Bearer' },
    web: { AUTH_BACKEND: 'djoser' },
    isQuick: false,
  },
  {
    ...djoser,
    title: 'djoser, DRF token',
    strategy: 'session',
    env: { KIND: 'token' },
    web: { AUTH_BACKEND: 'djoser', AUTH_STRATEGY: 'session' },
    isQuick: true,
  },
];

/** The modes that the words of the command line pick; `--quick`: one of each package. */
export function pickModes(words: readonly string[]): Mode[] {
  const names = words.filter((word) => !word.startsWith('--'));
  return modes.filter(
    ({ title, isQuick }) =>
      (isQuick || !words.includes('--quick')) &&
      (names.length === 0 || names.some((name) => title.includes(name))),
  );
}
