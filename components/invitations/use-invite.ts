"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { ErrorFacts } from "@/lib/refusals/table";
import type { ReadList, ReadTable } from "@/server/domains/invitations/import.policy";
import { PEOPLE_PER_CALL_MAX } from "@/server/domains/invitations/schema";
import { type CheckedRow, checkedRows, inParts } from "./checked-list";

/** A list on its way from a file to invitations: read, checked, and only then sent. */
export function useInvite() {
  const client = useTRPCClient();
  const sendParts = useSending();
  const { event } = useManaged();
  const [rows, setRows] = useState<CheckedRow[] | null>(null);
  const [table, setTable] = useState<ReadTable | null>(null);
  const [source, setSource] = useState<Blob | null>(null);
  const [fault, setFault] = useState<string>();
  const [pending, setPending] = useState<"check" | "send" | null>(null);

  async function lookUp(source: Blob, email?: number): Promise<CheckedRow[]> {
    const { people, table } = await read(source, email);
    setTable(table);
    const emails = people.filter((person) => !person.fault).map((person) => person.email);
    const asked = inParts(emails, PEOPLE_PER_CALL_MAX).map((part) =>
      client.invitations.check.mutate({ eventId: event.id, emails: part }),
    );
    return checkedRows(
      people,
      (await Promise.all(asked)).flatMap((answer) => answer.results),
    );
  }

  /** Reads a file or a text and looks its people up. Nothing is sent. */
  async function check(list: Blob, email?: number): Promise<void> {
    setSource(list);
    setPending("check");
    setFault(undefined);
    await lookUp(list, email).then(setRows, (error: unknown) => setFault(errorMessage(errorFacts(error))));
    setPending(null);
  }

  return {
    rows,
    fault,
    checking: pending === "check",
    sending: pending === "send",
    table,
    back: () => {
      setRows(null);
      setTable(null);
    },
    check,
    /** Reads the same list again, with the addresses taken from this column. */
    choose: (email: number) => source && check(source, email),
    /** @returns false where some could not be sent; the list then says who was invited */
    send: async (checked: CheckedRow[]): Promise<boolean> => {
      setPending("send");
      const left = await sendParts(checked);
      setRows(left);
      setPending(null);
      return left === null;
    },
  };
}

/** Sends part after part, so that a refusal half-way leaves a list that says who was invited: null when all were. */
function useSending() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const { event } = useManaged();
  return async (checked: CheckedRow[]): Promise<CheckedRow[] | null> => {
    const invited = new Set<string>();
    const leftOut = { tired: 0, refusing: 0 };
    try {
      for (const part of inParts(newIn(checked), PEOPLE_PER_CALL_MAX)) {
        const people = part.map(({ email, name }) => ({ email, name }));
        const { results } = await client.invitations.invite.mutate({ eventId: event.id, people });
        for (const { email, reason } of results) {
          if (reason === "invitation.mailed-enough") leftOut.tired++;
          else if (reason === "rsvp.no-invitations") leftOut.refusing++;
          else invited.add(email);
        }
      }
      const tired =
        leftOut.tired > 0 ? `; ${leftOut.tired} left out because they got many such emails today` : "";
      const refusing = leftOut.refusing > 0 ? `; ${leftOut.refusing} can't be invited` : "";
      const title = `${count(invited.size)} on their way${tired}${refusing}`;
      toast({ title, tone: invited.size > 0 ? "success" : "plain" });
      return null;
    } catch (error) {
      const before = invited.size > 0 ? `${count(invited.size)} sent. ` : "";
      toast({ title: `${before}${errorMessage(errorFacts(error))}`, tone: "danger" });
      const isSent = (row: CheckedRow) => row.outcome === "new" && invited.has(row.email);
      return checked.map((row) => (isSent(row) ? { ...row, outcome: "invited" } : row));
    } finally {
      void queryClient.invalidateQueries(trpc.invitations.pathFilter());
    }
  };
}

export function newIn(rows: readonly CheckedRow[]): CheckedRow[] {
  return rows.filter((row) => row.outcome === "new");
}

/** What reads lists is loaded with the first one. A file that is too large is refused without being opened. */
async function read(source: Blob, email: number | undefined): Promise<ReadList> {
  const { IMPORT_BYTES_MAX, readInvitees } = await import("@/server/domains/invitations/import.policy");
  if (source.size > IMPORT_BYTES_MAX) {
    const tooLarge: ErrorFacts = { reason: "csv.too-large", details: { bytesMax: IMPORT_BYTES_MAX } };
    throw Object.assign(new Error(tooLarge.reason), tooLarge);
  }
  return readInvitees(new Uint8Array(await source.arrayBuffer()), email === undefined ? {} : { email });
}

function count(invitations: number): string {
  return `${counted(invitations, "invitation")}`;
}
