"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { useManaged } from "@/components/rsvps/manage/manage-context";
import { toast } from "@/components/ui/toast";
import { type ErrorFacts, errorFacts, errorMessage } from "@/lib/error-message";
import { plural } from "@/lib/plural";
import { PEOPLE_PER_CALL_MAX } from "@/server/domains/invitations/schema";
import { type CheckedRow, checkedRows, inParts } from "./checked-list";

/** A list on its way from a file to invitations: read, checked, and only then sent. */
export function useInvite() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { event } = useManaged();
  const [rows, setRows] = useState<CheckedRow[] | null>(null);
  const [fault, setFault] = useState<string>();
  const [pending, setPending] = useState<"check" | "send" | null>(null);
  const eventId = event.id;

  /** Reads a file or a text and looks its people up. Nothing is sent. */
  async function check(source: Blob): Promise<void> {
    if (pending) return;
    setPending("check");
    setFault(undefined);
    try {
      const people = await read(source);
      const emails = people.filter((person) => !person.fault).map((person) => person.email);
      const parts = inParts(emails, PEOPLE_PER_CALL_MAX);
      const answers = await Promise.all(
        parts.map((part) => client.invitations.check.mutate({ eventId, emails: part })),
      );
      setRows(
        checkedRows(
          people,
          answers.flatMap((answer) => answer.results),
        ),
      );
    } catch (error) {
      setFault(errorMessage(factsOf(error)));
    } finally {
      setPending(null);
    }
  }

  /** Sends part after part, so that a refusal half-way leaves a list that says who was invited. */
  async function send(checked: CheckedRow[]): Promise<void> {
    if (pending) return;
    setPending("send");
    const invited = new Set<string>();
    try {
      for (const part of inParts(newIn(checked), PEOPLE_PER_CALL_MAX)) {
        const people = part.map(({ email, name }) => ({ email, name }));
        await client.invitations.invite.mutate({ eventId, people });
        for (const { email } of part) invited.add(email);
      }
      setRows(null);
      toast({ title: `${count(invited.size)} on their way`, tone: "success" });
    } catch (error) {
      const outcome = (row: CheckedRow) =>
        invited.has(row.email) && row.outcome === "new" ? "invited" : row.outcome;
      setRows(checked.map((row) => ({ ...row, outcome: outcome(row) })));
      const before = invited.size > 0 ? `${count(invited.size)} sent. ` : "";
      toast({ title: `${before}${errorMessage(errorFacts(error))}`, tone: "danger" });
    } finally {
      setPending(null);
      void queryClient.invalidateQueries(trpc.invitations.pathFilter());
    }
  }

  return {
    rows,
    fault,
    checking: pending === "check",
    sending: pending === "send",
    check,
    send,
    back: () => setRows(null),
  };
}

export function newIn(rows: readonly CheckedRow[]): CheckedRow[] {
  return rows.filter((row) => row.outcome === "new");
}

/** What reads lists is loaded with the first one. A file that is too large is refused without being opened. */
async function read(source: Blob) {
  const { IMPORT_BYTES_MAX, readInvitees } = await import("@/server/domains/invitations/import/policy");
  if (source.size > IMPORT_BYTES_MAX) throw Object.assign(new Error(), { reason: "csv.too-large" });
  return readInvitees(new Uint8Array(await source.arrayBuffer())).people;
}

/** Refusals of our own reading carry their reason themselves, those of the server inside. */
function factsOf(error: unknown): ErrorFacts {
  const { reason, details } = error as Partial<ErrorFacts>;
  return reason ? { reason, details } : errorFacts(error);
}

function count(invitations: number): string {
  return `${invitations.toLocaleString("en-GB")} ${plural(invitations, "invitation", "invitations")}`;
}
