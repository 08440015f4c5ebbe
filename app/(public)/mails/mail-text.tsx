// The text part of a mail, with its links as links.
const address = /(https?:\/\/\S+)/;

export function MailText({ text }: { text: string }) {
  // Splitting by a pattern with one group puts what matched at the odd places.
  const parts = text
    .split(address)
    .map((part, index) => ({ part, isLink: index % 2 === 1, key: `${index}` }));
  return (
    <p className="whitespace-pre-wrap break-words text-sm leading-relaxed">
      {parts.map(({ part, isLink, key }) =>
        isLink ? (
          <a key={key} href={part} className="text-primary underline underline-offset-2">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </p>
  );
}
