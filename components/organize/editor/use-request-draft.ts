"use client";

import { useEffect, useRef, useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";
import { useChannel } from "@/lib/use-channel";
import type { Fault } from "@/server/domains/rfps/drafts.policy";
import type { RfpOut } from "@/server/domains/rfps/schema";
import { organizationChannel } from "@/server/realtime/sourcing-channels";
import { organizePages } from "../organize-paths";
import { changesOf, type RequestValues, valuesOf } from "./request-values";

const PAUSE_MS = 800;

export type PickedVenue = { id: string; slug: string; name: string; city: string };

export type SaveState =
  | { kind: "idle" | "saving" | "saved" }
  | { kind: "conflict" }
  | { kind: "failed"; message: string };

type DraftOptions = {
  initial: RfpOut | null;
  organizationId: string;
  orgSlug: string;
  timeZone: string;
  /** Chosen before the draft exists. */
  venue: PickedVenue | null;
};

/** A draft that saves itself a moment after each change: created with its title, then changed field by field. */
export function useRequestDraft({ initial, organizationId, orgSlug, timeZone, venue }: DraftOptions) {
  const client = useTRPCClient();
  const [saved, setSaved] = useState(initial);
  const [values, setValues] = useState(() => valuesOf(initial, timeZone));
  const [state, setState] = useState<SaveState>({ kind: "idle" });
  const [refused, setRefused] = useState<Fault[]>([]);
  const [picked, setPicked] = useState(initial ? null : venue);
  const now = useRef({ values, saved, picked, state });
  now.current = { ...now.current, values, picked, state };
  const running = useRef<Promise<RfpOut | null> | null>(null);

  const take = (rfp: RfpOut) => {
    now.current.saved = rfp;
    setSaved(rfp);
  };

  const write = async (): Promise<RfpOut | null> => {
    const { values: written, saved: before, picked: first } = now.current;
    const { changes } = changesOf(written, before, timeZone, new Date());
    if (Object.keys(changes).length === 0 || (before === null && !changes.title)) return before;
    setState({ kind: "saving" });
    try {
      const rfp = before
        ? await client.rfps.edit.mutate({
            orgId: organizationId,
            rfpId: before.id,
            expectedVersion: before.version,
            ...changes,
          })
        : await client.rfps.create.mutate({
            orgId: organizationId,
            ...changes,
            title: changes.title ?? "",
            ...(first && { venueIds: [first.id] }),
          });
      take(rfp);
      setRefused([]);
      setState({ kind: "saved" });
      if (!before) {
        setPicked(null);
        window.history.replaceState(null, "", organizePages(orgSlug).edit(rfp.id));
      }
      return rfp;
    } catch (error) {
      const facts = errorFacts(error);
      setRefused(fieldFaults(facts));
      setState(
        facts.reason === "rfp.changed-meanwhile"
          ? { kind: "conflict" }
          : { kind: "failed", message: errorMessage(facts) },
      );
      return before;
    }
  };

  /** Saves what can be saved, one request at a time. @returns the draft as it is then; null where there is none yet */
  const save = async (): Promise<RfpOut | null> => {
    while (running.current) await running.current;
    const work = write();
    running.current = work.finally(() => {
      running.current = null;
    });
    return running.current;
  };

  const { faults, isDirty, changes } = changesOf(values, saved, timeZone, new Date());
  const content = JSON.stringify(changes);
  const isStuck = state.kind === "conflict";
  // biome-ignore lint/correctness/useExhaustiveDependencies: another content alone starts the pause anew.
  useEffect(() => {
    if (content === "{}" || isStuck) return;
    const timer = setTimeout(() => void save(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [content, isStuck]);

  /** Shows what the server has, with the text of the form given up. */
  const reload = async () => {
    if (!now.current.saved) return;
    const rfp = await client.rfps.get.query({ orgId: organizationId, rfpId: now.current.saved.id });
    take(rfp);
    setValues(valuesOf(rfp, timeZone));
    setRefused([]);
    setState({ kind: "idle" });
  };

  useChannel(organizationChannel(organizationId), {
    "rfp.changed": ({ rfpId }) => {
      const { values: written, saved: before } = now.current;
      if (rfpId !== before?.id || running.current) return;
      // What is written here stays; a conflict is said when it is saved.
      if (!changesOf(written, before, timeZone, new Date()).isDirty) void reload().catch(() => {});
    },
  });

  const set = (patch: Partial<RequestValues>) => setValues((before) => ({ ...before, ...patch }));
  const edited = new Set(faults.map(({ field }) => field));
  return {
    saved,
    values,
    set,
    state,
    isDirty,
    faults: [...faults, ...refused.filter(({ field }) => !edited.has(field))],
    setRefused,
    picked,
    setPicked,
    save,
    take,
    reload,
  };
}

export type RequestDraft = ReturnType<typeof useRequestDraft>;
