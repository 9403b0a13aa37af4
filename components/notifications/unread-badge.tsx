/** How many are unread, on the corner of what it is laid over; nothing where none is. */
export function UnreadBadge({ count }: { count: number }) {
  if (count === 0) return null;
  const shown = count > 99 ? "99+" : String(count);
  return (
    <>
      <span
        key={shown}
        aria-hidden="true"
        className="absolute -top-2 left-2.5 grid h-4.5 min-w-4.5 animate-rise place-items-center rounded-full bg-accent px-1 font-semibold text-[0.6875rem] text-accent-contrast tabular-nums leading-none ring-2 ring-background"
      >
        {shown}
      </span>
      <span className="sr-only">{shown} unread</span>
    </>
  );
}
