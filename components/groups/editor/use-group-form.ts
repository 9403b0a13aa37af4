"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { newWriteKey, writeOnce } from "@/components/posts/write-once";
import { useTRPCClient } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage, fieldFaults } from "@/lib/error-message";
import type { GroupOut } from "@/server/domains/groups/schema";
import { changesOf, type GroupValues, valuesOf } from "./group-values";

/** The form of a new group, or of the settings of one. */
export function useGroupForm(group: GroupOut | null) {
  const client = useTRPCClient();
  const router = useRouter();
  const [values, setValues] = useState(() => valuesOf(group));
  const [version, setVersion] = useState(group?.version);
  const [faults, setFaults] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const [key] = useState(newWriteKey);
  const save = async () => {
    if (pending) return;
    if (values.name.trim() === "") return setFaults({ name: "Give your group a name." });
    setPending(true);
    setFaults({});
    setFault(null);
    const changes = changesOf(values);
    try {
      if (group) {
        const saved = await client.groups.edit.mutate({
          ...changes,
          groupId: group.id,
          expectedVersion: version,
        });
        setVersion(saved.version);
        toast({ title: "Saved.", tone: "success" });
        router.refresh();
      } else {
        const made = await writeOnce<GroupOut>("/groups", changes, key);
        router.push(`/g/${made.slug}`);
        return;
      }
    } catch (error) {
      const facts = errorFacts(error);
      const named = fieldFaults(facts).map(({ field, message }) => [field.split(".")[0] ?? field, message]);
      setFaults(Object.fromEntries(named));
      setFault(errorMessage(facts));
    }
    setPending(false);
  };
  return {
    values,
    change: (part: Partial<GroupValues>) => setValues((known) => ({ ...known, ...part })),
    faults,
    fault,
    pending,
    save,
  };
}

export type GroupForm = ReturnType<typeof useGroupForm>;
