import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { TRPCProvider } from "@/components/providers/trpc";
import { Cover } from "@/components/ui/cover";
import { getViewer } from "@/server/trpc/caller";

// Links in emails carry a secret in their address: it must neither be indexed nor passed on.
export const metadata: Metadata = { robots: { index: false }, referrer: "same-origin" };

/** A quiet frame around one question. */
export default async function AuthLayout({ children }: { children: ReactNode }) {
  const viewerId = (await getViewer())?.id ?? null;
  return (
    <div className="grid min-h-dvh lg:grid-cols-2">
      <div className="flex flex-col px-5 sm:px-8">
        <header className="py-5">
          <Logo />
        </header>
        <main id="content" className="flex flex-1 items-start py-6 sm:items-center sm:pt-8 sm:pb-24">
          <TRPCProvider viewerId={viewerId}>{children}</TRPCProvider>
        </main>
      </div>
      <aside aria-hidden="true" className="relative hidden overflow-hidden lg:block">
        <Cover id="turnout" className="absolute inset-0 aspect-auto h-full" />
      </aside>
    </div>
  );
}
