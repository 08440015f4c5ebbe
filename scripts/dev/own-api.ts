// An auth API of this repository, as `npm run dev` starts it.
export type OwnApi = {
  /** Prepare what a first start needs, and say how to start it on a port of this machine. */
  prepare(port: number): Promise<{ command: string; env: Record<string, string> }>;
  /** The demo user, if the database has one. */
  findDemoUser(): Promise<{ username: string; password: string } | null>;
  /** The command that makes a user. */
  createUser: string;
};
