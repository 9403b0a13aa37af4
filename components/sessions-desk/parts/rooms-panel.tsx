"use client";

import { DoorOpen } from "lucide-react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { counted } from "@/lib/plural";
import { CAPACITY_MAX } from "@/server/domains/events/schema";
import { NAME_MAX } from "@/server/domains/sessions/schema";
import type { Room } from "../use-program";
import { PartDialog, type Read } from "./part-dialog";
import { PartList } from "./part-list";
import { PartPanel, usePartPanel } from "./part-panel";
import { useEventId, useReorder } from "./use-parts";

/** The rooms of the event: names, how many people each holds, and their order in the grid. */
export function RoomsPanel({ rooms }: { rooms: readonly Room[] }) {
  const { rooms: client } = useTRPCClient().sessions;
  const of = useEventId();
  const order = useReorder(rooms, (roomId, position) => client.edit.mutate({ ...of, roomId, position }));
  const panel = usePartPanel<Room>({
    noun: "room",
    remove: ({ id: roomId }) => client.remove.mutate({ ...of, roomId }),
  });
  const save = (room: Room | null) => async (read: Read, moving?: string[]) => {
    const typed = read("capacity").trim();
    const fields = { name: read("name"), capacity: typed === "" ? null : Number(typed) };
    if (room) await client.edit.mutate({ ...of, roomId: room.id, ...fields, ...(moving && { moving }) });
    else await client.create.mutate({ ...of, ...fields });
    await panel.refreshed();
  };
  return (
    <PartPanel
      panel={panel}
      count={rooms.length}
      icon={<DoorOpen />}
      words={{
        add: "Add room",
        intro:
          "Rooms are the columns of the grid. Sessions without a capacity of their own follow the room's.",
        emptyTitle: "No rooms yet",
        empty: "Add them here, or type a new name in a session.",
      }}
    >
      <PartList
        label="Rooms"
        items={order.shown}
        facts={({ capacity }) =>
          `${capacity === null ? "No limit" : `Holds ${counted(capacity, "person", "people")}`} · `
        }
        {...panel.listProps}
        onMove={order.move}
        isMoving={order.isPending}
      />
      <PartDialog {...panel.dialogProps} save={save(panel.edited)}>
        {(faults) => (
          <>
            <Field label="Name" error={faults.name}>
              {(control) => (
                <Input
                  {...control}
                  name="name"
                  defaultValue={panel.edited?.name}
                  maxLength={NAME_MAX}
                  autoComplete="off"
                />
              )}
            </Field>
            <Field
              label="Capacity"
              optional
              error={faults.capacity}
              description="How many people it holds. Empty means no limit."
            >
              {(control) => (
                <Input
                  {...control}
                  name="capacity"
                  type="number"
                  inputMode="numeric"
                  min={1}
                  max={CAPACITY_MAX}
                  defaultValue={panel.edited?.capacity ?? ""}
                />
              )}
            </Field>
          </>
        )}
      </PartDialog>
    </PartPanel>
  );
}
