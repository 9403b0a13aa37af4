"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, type TRPCLink } from "@trpc/client";
import { observable } from "@trpc/server/observable";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ComponentProps, type ReactNode, useEffect, useState } from "react";
import type { PageWatch } from "@/components/layout/page-watch";
import { rememberEnteredFields } from "@/lib/entered-fields";
import { notePageSignIn, pageViewerHeaders, rememberPageViewer } from "@/lib/page-viewer";
import { whenQuiet } from "@/lib/when-quiet";
import type { AppRouter } from "@/server/routers/app-router";

const { TRPCProvider: Provider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>();

export { useTRPC, useTRPCClient };

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 5_000, retry: (count, error) => count < 2 && isTransient(error) },
      // Sent offline, a change would wait in silence and be sent much later: it fails right away instead.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}

/** Refusals are answers: only faults and lost lines are worth asking again. */
function isTransient(error: unknown): boolean {
  const status = (error as { data?: { httpStatus?: number } }).data?.httpStatus;
  return status === undefined || status >= 500;
}

/** Takes note of what answers say about who is signed in. */
const noteSignIn: TRPCLink<AppRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) =>
      next(op).subscribe({
        next: (value) => observer.next(value),
        error: (error) => {
          notePageSignIn(error.data?.reason ?? "");
          observer.error(error);
        },
        complete: () => observer.complete(),
      }),
    );

function createClient() {
  const batch = httpBatchLink({ url: "/api/trpc", maxItems: 10, headers: pageViewerHeaders });
  return createTRPCClient<AppRouter>({ links: [noteSignIn, batch] });
}

/**
 * Gives the islands of a page their way to the procedures. Everything that the page sends says for whom it was rendered,
 * and is refused once another person is signed in in this browser.
 */
export function TRPCProvider({ viewerId, children }: { viewerId: string | null; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  const [trpcClient] = useState(() => {
    rememberPageViewer(viewerId);
    rememberEnteredFields();
    return createClient();
  });
  return (
    <QueryClientProvider client={queryClient}>
      <Provider trpcClient={trpcClient} queryClient={queryClient}>
        {children}
        <LatePageWatch viewerId={viewerId} client={trpcClient} />
      </Provider>
    </QueryClientProvider>
  );
}

/**
 * Mounts the watch over typed text and over the signed-in person once the page is quiet or used. It is not a lazy part,
 * because React may reveal one some hundred milliseconds after its script has loaded: a person who types and leaves
 * within that time must still be asked.
 */
function LatePageWatch(props: ComponentProps<typeof PageWatch>) {
  const [Watch, setWatch] = useState<typeof PageWatch | null>(null);
  useEffect(
    () =>
      whenQuiet(() => {
        import("@/components/layout/page-watch").then(
          (module) => setWatch(() => module.PageWatch),
          // Offline, or after a deployment: the server refuses another person's requests without it too.
          () => {},
        );
      }),
    [],
  );
  return Watch && <Watch {...props} />;
}
