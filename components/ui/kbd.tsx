/** A key to press. */
export function Kbd({ children }: { children: React.ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded-[0.3125rem] border border-border bg-surface px-1 font-sans text-[0.6875rem] text-muted leading-none">
      {children}
    </kbd>
  );
}
