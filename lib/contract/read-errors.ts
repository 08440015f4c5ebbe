// Reads the error bodies of errors.ts in a browser. Hand-written: every page needs it, and no page loads zod.

/** Read any error answer: the messages by field; those for no field are under ''. */
export function readErrorAnswer(body: unknown): {
  code: string | undefined;
  messages: Record<string, string[]>;
} {
  const nothing = { code: undefined, messages: { '': [] } };
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return nothing;
  const fields = new Map<string, unknown>(Object.entries(body));
  const [detail, code] = [fields.get('detail'), fields.get('code')];
  if (typeof detail === 'string' && (code === undefined || typeof code === 'string')) {
    return { code, messages: { '': [detail] } };
  }
  const messages: Record<string, string[]> = {};
  for (const [name, sentences] of fields) {
    if (!isSentences(sentences)) return nothing;
    messages[name === 'non_field_errors' ? '' : name] = sentences;
  }
  return { code: undefined, messages };
}

function isSentences(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((sentence) => typeof sentence === 'string');
}
