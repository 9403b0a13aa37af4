import { WifiOff } from "lucide-react";
import { useState } from "react";
import { useConnectionState } from "@/lib/use-channel";
import { Spinner } from "../ui/spinner";

/**
 * Says when the page may be stale. The first connection is not announced. Lies over
 * the page, so nothing moves.
 */
export function ConnectionBanner() {
  const state = useConnectionState();
  const [wasOnline, setWasOnline] = useState(false);
  if (state === "online" && !wasOnline) setWasOnline(true);
  const isLost = state === "offline" || (state === "connecting" && wasOnline);
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 z-40 flex justify-center px-4 max-md:top-16 md:bottom-5"
    >
      {isLost && (
        <p className="flex animate-rise items-center gap-2.5 rounded-full bg-text py-2 pr-4 pl-3 font-medium text-background text-sm shadow-overlay">
          {state === "connecting" ? <Spinner /> : <WifiOff aria-hidden="true" className="size-4" />}
          {state === "connecting"
            ? "Connecting to live updates…"
            : "You're offline. Numbers may be out of date."}
        </p>
      )}
    </div>
  );
}
