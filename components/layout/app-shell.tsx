import type { ReactNode } from "react";
import { BottomBar } from "./bottom-bar";
import { CommandTrigger } from "./command-trigger";
import { commandsFor } from "./commands";
import { Footer } from "./footer";
import { SkipLink } from "./skip-link";
import { TopBar } from "./top-bar";
import type { Viewer } from "./viewer";

type AppShellProps = {
  viewer: Viewer | null;
  /** Replaces the command menu with one that can also search. */
  search?: ReactNode;
  /** A bell with a count, beside the search. */
  notifications?: ReactNode;
  /** The state of the live connection; lies over the page and moves nothing. */
  banner?: ReactNode;
  children: ReactNode;
};

/** The frame of every page: bar, content, footer, and the bottom bar on phones. Fetches nothing. */
export function AppShell({ viewer, search, notifications, banner, children }: AppShellProps) {
  return (
    <div className="flex min-h-dvh flex-col max-md:pb-[calc(3.5rem+env(safe-area-inset-bottom))]">
      <SkipLink />
      <TopBar
        viewer={viewer}
        search={search ?? <CommandTrigger groups={commandsFor(viewer)} />}
        notifications={notifications}
      />
      <main id="content" tabIndex={-1} className="flex-1 outline-none">
        {children}
      </main>
      <Footer />
      <BottomBar isSignedIn={viewer !== null} />
      {banner}
    </div>
  );
}
