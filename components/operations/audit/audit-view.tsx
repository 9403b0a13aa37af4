"use client";

import { ScrollText, X } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { AUDIT_SUBJECTS, type AuditEntryOut } from "@/server/domains/operations/audit/schema";
import { FilterSelect } from "../filter-select";
import { ListFrame } from "../list-frame";
import { Section } from "../section";
import { useAddress } from "../use-address";
import { type Page, usePages } from "../use-pages";
import { subjectWords } from "../words";
import { deedsOf } from "./alike";
import { AuditLine } from "./audit-line";
import { auditInput } from "./filters";

type AuditViewProps = { first: { page: Page<AuditEntryOut>; input: ReturnType<typeof auditInput> } };

/** What operators did, newest first. The database refuses to change or delete a line. */
export function AuditView({ first }: AuditViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = auditInput(address);
  const list = usePages<AuditEntryOut>({
    path: trpc.admin.audit.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.audit.query({ ...input, ...more }, { signal }),
    first,
  });
  const isNarrow = input.subjectId !== undefined || input.actorId !== undefined;
  return (
    <Section
      title="Audit log"
      description="What operators did, newest first. Entries are never changed or deleted."
    >
      <search className="flex flex-wrap gap-2">
        <FilterSelect
          label="About"
          all="Everything"
          options={AUDIT_SUBJECTS.map((subject) => ({ value: subject, label: subjectWords[subject] }))}
          value={input.subject}
          onChange={(subject) => set({ subject, subjectId: undefined })}
        />
        {isNarrow && (
          <Button variant="soft" onClick={() => set({ subjectId: undefined, actorId: undefined })}>
            <X aria-hidden="true" />
            {input.actorId ? "Only one operator" : "Only one of them"}
          </Button>
        )}
      </search>
      <ListFrame list={list} one="entry" many="entries" empty={<NothingDone />}>
        <ol className="rounded-card border border-border bg-surface px-4 text-sm shadow-card">
          {deedsOf(list.items).map((deed) => (
            <AuditLine
              key={deed.first.id}
              deed={deed}
              onActor={(actorId) => set({ actorId })}
              onSubject={(subject, subjectId) => set({ subject, subjectId })}
            />
          ))}
        </ol>
      </ListFrame>
    </Section>
  );
}

function NothingDone() {
  return (
    <EmptyState
      icon={<ScrollText />}
      level="h3"
      title="No activity yet"
      description="Bans, role changes, replays, retries and resolutions are listed here."
    />
  );
}
