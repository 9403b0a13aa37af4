"use client";

import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { TableCell, TableRow } from "@/components/ui/table";
import { Time } from "@/components/ui/time";
import { formatInZone } from "@/lib/dates";
import type { AdminRfpOut } from "@/server/domains/operations/rfps/schema";
import { type RfpStatus, rfpStatus } from "@/server/domains/rfps/schema";
import { useAdmin } from "../admin-context";
import { Ago } from "../ago";
import { SearchedList } from "../searched-list";
import { useAddress } from "../use-address";
import { type Page, usePages } from "../use-pages";
import { rfpsInput } from "./filters";

const statusWords: Record<RfpStatus, { label: string; tone: BadgeTone }> = {
  draft: { label: "Draft", tone: "neutral" },
  sent: { label: "Sent", tone: "accent" },
  awarded: { label: "Awarded", tone: "success" },
  closed: { label: "Closed", tone: "outline" },
};

type RfpsViewProps = { first: { page: Page<AdminRfpOut>; input: ReturnType<typeof rfpsInput> } };

/** Every request of the site to venues, in numbers: what either side wrote stays theirs. */
export function RfpsView({ first }: RfpsViewProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const { address, set } = useAddress();
  const input = rfpsInput(address);
  const list = usePages<AdminRfpOut>({
    path: trpc.admin.rfps.list.pathKey(),
    input,
    fetchPage: (more, signal) => client.admin.rfps.list.query({ ...input, ...more }, { signal }),
    first,
  });
  return (
    <SearchedList
      title="Requests (RFPs)"
      one="request"
      many="requests"
      list={list}
      search={{
        label: "Search requests by organization or venue",
        placeholder: "Organization or venue",
        value: input.q ?? "",
        onChange: (q) => set({ q }),
      }}
      status={{
        options: rfpStatus.options.map((value) => ({ value, label: statusWords[value].label })),
        value: input.status,
        onChange: (status) => set({ status }),
      }}
      onClear={() => set({ q: undefined, status: undefined })}
      columns={["Organization", "Status", "Venues asked", "Answers", "Answer deadline", "Created"]}
      row={(rfp) => <RfpRow key={rfp.id} rfp={rfp} />}
    />
  );
}

function RfpRow({
  rfp: { status, organization, asked, answered, responseDeadline, createdAt },
}: {
  rfp: AdminRfpOut;
}) {
  const { label, tone } = statusWords[status];
  return (
    <TableRow>
      <TableCell className="max-w-80">
        <p className="truncate font-medium" dir="auto">
          {organization.name}
        </p>
      </TableCell>
      <TableCell>
        <Badge tone={tone} size="sm">
          {label}
        </Badge>
      </TableCell>
      <TableCell phoneLabel="Asked" className="tabular-nums">
        {asked}
      </TableCell>
      <TableCell phoneLabel="Answers" className="tabular-nums">
        {answered}
      </TableCell>
      <TableCell phoneLabel="Answer by" className="text-muted">
        {responseDeadline ? <Deadline at={responseDeadline} /> : "None yet"}
      </TableCell>
      <TableCell phoneLabel="Created" className="text-muted max-md:ml-0!">
        <Ago at={createdAt} />
      </TableCell>
    </TableRow>
  );
}

function Deadline({ at }: { at: string }) {
  const { now, timeZone } = useAdmin();
  const instant = new Date(at);
  return <Time at={instant}>{formatInZone({ at: instant, now, timeZone })}</Time>;
}
