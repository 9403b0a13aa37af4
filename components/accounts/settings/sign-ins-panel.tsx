"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { formatDate } from "@/lib/dates";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { SignInLine } from "@/server/domains/accounts/sign-ins/schema";
import { goTo } from "../auth-client";

const tellFailure = (error: unknown) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" });

type SignInsPanelProps = {
  initial: SignInLine[];
  timeZone: string;
  /** When the server rendered, so that both sides leave out the same year. */
  renderedAt: string;
};

/** The devices where one is signed in, each with its end, and the end of all. */
export function SignInsPanel({ initial, timeZone, renderedAt }: SignInsPanelProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const list = trpc.accounts.signIns.list.queryOptions(undefined, { initialData: { items: initial } });
  const { data } = useQuery(list);
  const day = (instant: string) => formatDate({ at: new Date(instant), timeZone, now: new Date(renderedAt) });
  return (
    <div className="space-y-5">
      <ul aria-label="Signed-in devices" className="divide-y divide-border">
        {data.items.map((signIn) => (
          <SignInRow
            key={signIn.id}
            signIn={signIn}
            day={day}
            onEnded={() => queries.invalidateQueries({ queryKey: list.queryKey })}
          />
        ))}
      </ul>
      <SignOutEverywhere />
    </div>
  );
}

function SignInRow({
  signIn,
  day,
  onEnded,
}: {
  signIn: SignInLine;
  /** An instant as a date. */
  day: (instant: string) => string;
  onEnded: () => Promise<void>;
}) {
  const trpc = useTRPC();
  const end = useMutation(
    trpc.accounts.signIns.end.mutationOptions({ onSuccess: onEnded, onError: tellFailure }),
  );
  return (
    <li className="flex items-center justify-between gap-4 py-3 first:pt-0">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium text-sm">
          {signIn.device}
          {signIn.isCurrent && <Badge tone="success">This device</Badge>}
        </p>
        <p className="text-muted text-sm">
          Signed in {day(signIn.createdAt)} · last used {day(signIn.lastUsedAt)}
        </p>
      </div>
      {!signIn.isCurrent && (
        <Button
          variant="danger-ghost"
          size="sm"
          pending={end.isPending}
          aria-label={`Sign out ${signIn.device}, signed in ${day(signIn.createdAt)}`}
          onClick={() => end.mutate({ signInId: signIn.id })}
        >
          Sign out
        </Button>
      )}
    </li>
  );
}

function SignOutEverywhere() {
  const trpc = useTRPC();
  const signOut = useMutation(
    trpc.accounts.signOutEverywhere.mutationOptions({
      onSuccess: () => goTo("/sign-in"),
      onError: tellFailure,
    }),
  );
  return (
    <div className="flex flex-wrap items-center justify-between gap-4 border-border border-t pt-5">
      <p className="max-w-md flex-1 basis-56 text-sm">
        Lost a phone, or used a shared computer? You can sign out of every device at once.
      </p>
      <ConfirmDialog
        trigger={<Button variant="secondary">Sign out everywhere</Button>}
        title="Sign out everywhere?"
        description="Every device is signed out right away, including this one, and emailed sign-in links stop working. Your RSVPs don't change, and access tokens keep working."
        confirmLabel="Sign out everywhere"
        cancelLabel="Stay signed in"
        pending={signOut.isPending}
        onConfirm={() => signOut.mutate()}
      />
    </div>
  );
}
