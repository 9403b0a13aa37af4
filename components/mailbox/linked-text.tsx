import { Fragment } from "react";

const LINK = /(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/g;

/** Plain text with its web addresses as links. */
export function LinkedText({ text }: { text: string }) {
  const parts = text.split(LINK).map((part, index) => ({ part, isLink: index % 2 === 1, start: index }));
  return (
    <div className="whitespace-pre-wrap break-words">
      {parts.map(({ part, isLink, start }) =>
        isLink ? (
          <a key={start} href={part} className="text-accent-text underline underline-offset-2">
            {part}
          </a>
        ) : (
          <Fragment key={start}>{part}</Fragment>
        ),
      )}
    </div>
  );
}
