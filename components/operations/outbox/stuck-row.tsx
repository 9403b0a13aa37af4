"use client";

import { Eye, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { MenuItem } from "@/components/ui/menu";
import { TableCell, TableRow } from "@/components/ui/table";
import type { ParkedFactOut } from "@/server/domains/operations/outbox/schema";
import { Ago } from "../ago";
import { ErrorLine } from "../error-line";
import { RowMenu } from "../row-menu";

type StuckRowProps = {
  fact: ParkedFactOut;
  /** What only some lists tell of it, as cells. */
  children?: ReactNode;
  pending: boolean;
  onReplay: () => void;
  onDiscard: () => void;
  onShow: () => void;
};

/** One fact that got stuck, with what went wrong. */
export function StuckRow({ fact, children, pending, onReplay, onDiscard, onShow }: StuckRowProps) {
  return (
    <TableRow>
      <TableCell className="max-w-96">
        <p className="break-all font-medium font-mono text-xs">{fact.type}</p>
        <ErrorLine error={fact.error} />
        <p className="mt-0.5 break-all font-mono text-[0.6875rem] text-muted">{fact.id}</p>
      </TableCell>
      {children}
      <TableCell className="whitespace-nowrap text-muted text-xs tabular-nums">
        <Ago at={fact.createdAt} />
      </TableCell>
      <TableCell className="w-0">
        <div className="flex items-center justify-end gap-1">
          <Button
            size="sm"
            variant="soft"
            pending={pending}
            onClick={onReplay}
            aria-label={`Replay ${fact.type} ${fact.id}`}
          >
            Replay
          </Button>
          <RowMenu label={`What else to do with ${fact.type} ${fact.id}`}>
            <MenuItem onClick={onShow}>
              <Eye aria-hidden="true" />
              Look into it
            </MenuItem>
            <MenuItem tone="danger" onClick={onDiscard}>
              <Trash2 aria-hidden="true" />
              Discard
            </MenuItem>
          </RowMenu>
        </div>
      </TableCell>
    </TableRow>
  );
}
