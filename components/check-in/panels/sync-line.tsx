import { CloudUpload, LogIn, Wifi, WifiOff } from "lucide-react";
import { buttonStyles } from "@/components/ui/button-styles";
import { Callout } from "@/components/ui/callout";
import { Spinner } from "@/components/ui/spinner";
import { counted, plural } from "@/lib/plural";
import type { DoorState } from "../door-state";
import { clockWords } from "../result/verdict";

type SyncLineProps = { state: DoorState; viewerId: string };

/** Whether this phone is connected, and what waits to be sent. */
export function SyncLine({ state, viewerId }: SyncLineProps) {
  const { queue, isOnline, isSending } = state;
  const waiting = queue.filter((scan) => scan.viewerId === viewerId).length;
  const scans = counted(waiting, "scan");
  const { Icon, words } = !isOnline
    ? { Icon: WifiOff, words: waiting > 0 ? `Offline · ${scans} waiting` : "Offline · scans are saved here" }
    : waiting > 0
      ? { Icon: CloudUpload, words: isSending ? `Sending ${scans}…` : `${scans} to send` }
      : { Icon: Wifi, words: "Online · all sent" };
  return (
    <p role="status" className="flex items-center gap-2 font-medium text-sm">
      {isSending ? <Spinner /> : <Icon aria-hidden="true" className="size-4" />}
      {words}
    </p>
  );
}

/** What stands in the way of a door: sign-in, rights, a wrong clock, another person's scans, no list. */
export function DoorNotices({ state, viewerId, path }: SyncLineProps & { path: string }) {
  const { queue, sending, listFault, list, skewMs, isOnline } = state;
  const own = queue.filter((scan) => scan.viewerId === viewerId).length;
  const others = queue.length - own;
  const clock = clockWords(skewMs);
  const isSignedOut = sending === "signed-out" || listFault === "signed-out";
  return (
    <>
      {isSignedOut && (
        <Callout
          tone="warning"
          role="alert"
          title="You're signed out"
          action={
            <a
              href={`/sign-in?callbackUrl=${encodeURIComponent(path)}`}
              className={buttonStyles({ size: "sm", variant: "secondary" })}
            >
              <LogIn aria-hidden="true" />
              Sign in
            </a>
          }
        >
          {own > 0
            ? `${staysWords(own)} and ${plural(own, "is", "are")} sent when you sign in again.`
            : "Sign in again to go on."}
        </Callout>
      )}
      {!isSignedOut && (sending === "refused" || listFault === "refused") && (
        <Callout tone="danger" role="alert" title="You no longer have access to this door">
          Ask the host. {own > 0 && `${staysWords(own)} until then.`}
        </Callout>
      )}
      {clock && (
        <Callout tone="warning" title="Check your clock">
          {clock}
        </Callout>
      )}
      {others > 0 && (
        <Callout title="Scans of another person">
          Another person recorded {counted(others, "scan")} on this phone. They are sent when that person
          signs in.
        </Callout>
      )}
      {!isOnline && !list && (
        <Callout tone="warning" title="No guest list on this phone">
          Connect once, and this door works offline from then on.
        </Callout>
      )}
    </>
  );
}

/** "2 scans stay on this phone". */
const staysWords = (count: number) =>
  `${counted(count, "scan")} ${plural(count, "stays", "stay")} on this phone`;
