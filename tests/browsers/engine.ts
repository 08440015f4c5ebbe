// What the journey needs of a browser. Each of the three engines implements these types.

/** A script of a page: self-contained, since only its text goes there. */
export type PageScript<Words extends unknown[], Answer> = (...words: Words) => Answer | Promise<Answer>;

export type Tab = {
  open(url: string): Promise<void>;
  reload(): Promise<void>;
  back(): Promise<void>;
  run<Words extends unknown[], Answer>(script: PageScript<Words, Answer>, ...words: Words): Promise<Answer>;
  /** Real key strokes into the field that the XPath finds; what it held is replaced. */
  type(xpath: string, text: string): Promise<void>;
  /** A real click on what the XPath finds. */
  click(xpath: string): Promise<void>;
};

export type Browser = {
  version: string;
  newTab(): Promise<Tab>;
  /** Names of the cookies that the page in this tab has, those that no script can read among them. */
  readCookies(tab: Tab): Promise<string[]>;
  deleteCookie(tab: Tab, name: string): Promise<void>;
  stop(): Promise<void>;
};

/** What a browser does with the cookies of another site. */
export type Policy = 'kept' | 'partitioned only' | 'refused';

/** Whether the front end's sign-in works, and which of two cookies another site gets back: a plain and a partitioned one. */
export type Treatment = { outcome: 'works' | 'refused'; kept: ('parted=1' | 'plain=1')[] };

export type StartOptions = { policy: Policy | null; hasScripts: boolean; hostnames: string[] };

export type Engine = {
  name: 'Chromium' | 'Firefox' | 'WebKit';
  /** The ways to treat another site's cookies that this engine has, its default first. */
  policies: Partial<Record<Policy, Treatment>>;
  start(o: StartOptions): Promise<Browser>;
};

/** The text of a script and its words, as an expression. esbuild names functions with a helper that a page has not got. */
export function toExpression(script: PageScript<never[], unknown>, words: unknown[]): string {
  return `((__name) => (${script})(...${JSON.stringify(words)}))((named) => named)`;
}

/** Ask again until the answer is yes. A page that is being left cannot answer, which is no yes either. */
export async function waitUntil(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  let trouble = '';
  while (Date.now() < deadline) {
    const answer = await isSo().catch((error: unknown) => {
      trouble = ` (${error instanceof Error ? error.message.split('\n')[0] : 'unknown'})`;
      return false;
    });
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`waited in vain: ${what}${trouble}`);
}
