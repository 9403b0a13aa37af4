"use client";

import { useMutation } from "@tanstack/react-query";
import { DoorOpen, Pencil, Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { amountWords } from "@/components/sourcing/sourcing-words";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { IconButton } from "@/components/ui/icon-button";
import { Table, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import { toast } from "@/components/ui/toast";
import { seatings, seatingWords } from "@/components/venues/seating-words";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { grouped } from "@/lib/plural";
import type { SpaceOut, VenueOut } from "@/server/domains/venues/schema";
import { SpaceDialog } from "./space-dialog";

type SpacesPanelProps = { venue: VenueOut; mayEdit: boolean; onChanged: () => Promise<void> };

/** The spaces of a venue with how many people each holds. */
export function SpacesPanel({ venue, mayEdit, onChanged }: SpacesPanelProps) {
  const [edited, setEdited] = useState<SpaceOut | "new" | null>(null);
  const add = mayEdit && (
    <Button onClick={() => setEdited("new")}>
      <Plus aria-hidden="true" />
      Add a space
    </Button>
  );
  return (
    <div className="space-y-4">
      {venue.spaces.length === 0 ? (
        <EmptyState
          level="h3"
          icon={<DoorOpen />}
          title="No spaces yet"
          description="A hall, a room, a terrace. Organizers search by how many people a space holds."
          action={add}
        />
      ) : (
        <>
          {add}
          <Table label="Spaces">
            <TableHead>
              <TableHeader>Space</TableHeader>
              {seatings.map((layout) => (
                <TableHeader key={layout} numeric>
                  {seatingWords[layout]}
                </TableHeader>
              ))}
              <TableHeader numeric>Area</TableHeader>
              <TableHeader numeric>From</TableHeader>
              {mayEdit && (
                <TableHeader>
                  <span className="sr-only">Actions</span>
                </TableHeader>
              )}
            </TableHead>
            <tbody>
              {venue.spaces.map((space) => (
                <TableRow key={space.id}>
                  <TableCell className="min-w-36 font-medium">
                    <bdi>{space.name}</bdi>
                  </TableCell>
                  {seatings.map((layout) => (
                    <TableCell key={layout} numeric>
                      {space.capacities[layout] === null ? "–" : grouped(space.capacities[layout])}
                    </TableCell>
                  ))}
                  <TableCell numeric className="whitespace-nowrap">
                    {space.areaM2 === null ? "–" : `${grouped(space.areaM2)} m²`}
                  </TableCell>
                  <TableCell numeric className="whitespace-nowrap">
                    {amountWords(space.priceFrom, space.currency) ?? "On request"}
                  </TableCell>
                  {mayEdit && (
                    <TableCell className="whitespace-nowrap text-right">
                      <IconButton label={`Edit ${space.name}`} size="sm" onClick={() => setEdited(space)}>
                        <Pencil aria-hidden="true" />
                      </IconButton>
                      <RemoveSpace venueId={venue.id} space={space} onRemoved={onChanged} />
                    </TableCell>
                  )}
                </TableRow>
              ))}
            </tbody>
          </Table>
        </>
      )}
      <SpaceDialog
        venueId={venue.id}
        space={edited}
        onClose={() => setEdited(null)}
        onSaved={async () => {
          setEdited(null);
          await onChanged();
        }}
      />
    </div>
  );
}

type RemoveSpaceProps = { venueId: string; space: SpaceOut; onRemoved: () => Promise<void> };

function RemoveSpace({ venueId, space, onRemoved }: RemoveSpaceProps) {
  const [isOpen, setOpen] = useState(false);
  const remove = useMutation(
    useTRPC().venues.removeSpace.mutationOptions({
      onSuccess: onRemoved,
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
      onSettled: () => setOpen(false),
    }),
  );
  return (
    <ConfirmDialog
      trigger={
        <IconButton label={`Remove ${space.name}`} size="sm">
          <Trash2 aria-hidden="true" />
        </IconButton>
      }
      open={isOpen}
      onOpenChange={setOpen}
      title={
        <>
          Remove <bdi>{space.name}</bdi>?
        </>
      }
      description="It disappears from your venue's page and from the answers that offered it."
      confirmLabel="Remove space"
      pending={remove.isPending}
      onConfirm={() => remove.mutate({ venueId, spaceId: space.id })}
    />
  );
}
