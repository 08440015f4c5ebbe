// Cookies that a back end sets, which this server keeps for the visitor.

/** Name → value of every cookie of an answer; an empty value is a deletion. */
export function readSetCookies(headers: Headers): Map<string, string> {
  return new Map(
    headers.getSetCookie().flatMap((line): [string, string][] => {
      const [, name, value = ''] = /^\s*([^=;\s]+)=([^;]*)/.exec(line) ?? [];
      return name === undefined ? [] : [[name, value.replace(/^"(.*)"$/, '$1')]];
    }),
  );
}
