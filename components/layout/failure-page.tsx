type FailurePageProps = { title: string; reference?: string | undefined; onRetry: () => void };

/**
 * A page that could not be shown. Plain markup on purpose: the framework sends error boundaries along with
 * every page, so what they import costs every visitor.
 */
export function FailurePage({ title, reference, onRetry }: FailurePageProps) {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-sm flex-col items-center justify-center px-4 py-12 text-center">
      <h1 className="text-2xl">{title}</h1>
      <p role="alert" className="mt-2 text-muted">
        Something went wrong on our side. Whatever you had already saved is safe.
      </p>
      <button
        type="button"
        onClick={onRetry}
        className="mt-6 h-10 rounded-control bg-accent px-4 font-medium text-accent-contrast text-sm hover:bg-accent-hover"
      >
        Try again
      </button>
      {reference && (
        <p className="mt-4 text-muted text-xs">
          Reference <code className="font-mono">{reference}</code>
        </p>
      )}
    </main>
  );
}
