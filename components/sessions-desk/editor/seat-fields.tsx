import { useId } from "react";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Input } from "@/components/ui/input";
import { RadioCard } from "@/components/ui/radio-card";
import { Stepper } from "@/components/ui/stepper";
import { SwitchField } from "@/components/ui/switch";
import { counted } from "@/lib/plural";
import { CAPACITY_MAX, DOOR_MINUTES_MAX, GUESTS_MAX } from "@/server/domains/events/schema";
import type { Room } from "../use-program";
import type { SessionEditor } from "./use-session-editor";

type SeatFieldsProps = { editor: SessionEditor; room: Room | null };

/** How many seats there are, and the rules by which they are given. */
export function SeatFields({ editor, room }: SeatFieldsProps) {
  const { values, set, faultOf } = editor;
  return (
    <>
      <CapacityFields editor={editor} room={room} />
      <Field
        label="Guests per person"
        error={faultOf("guestsMax")}
        description="How many guests each person can bring."
      >
        {(control) => (
          <Stepper
            {...control}
            noun="guests"
            max={GUESTS_MAX}
            value={values.guestsMax}
            onValueChange={(guestsMax) => set({ guestsMax })}
          />
        )}
      </Field>
      <SwitchField
        label="Keep a waitlist"
        description="When it's full, people can join the waitlist. Seats that open up go to them, in order."
        checked={values.waitlistEnabled}
        onChange={({ target }) => set({ waitlistEnabled: target.checked })}
      />
      {values.waitlistEnabled && <WaitlistFields editor={editor} />}
      <SwitchField
        label="Give unclaimed seats to people at the door"
        description="Some minutes after the start, seats of guests who haven't arrived go to people waiting on site."
        checked={values.givesAtDoor}
        onChange={({ target }) => set({ givesAtDoor: target.checked })}
      />
      {values.givesAtDoor && (
        <Field label="Minutes after the start" error={faultOf("doorMinutes")} className="sm:max-w-64">
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={0}
              max={DOOR_MINUTES_MAX}
              value={values.doorMinutes}
              onChange={({ target }) => set({ doorMinutes: target.value })}
            />
          )}
        </Field>
      )}
    </>
  );
}

function CapacityFields({ editor: { values, set, faultOf, base }, room }: SeatFieldsProps) {
  const name = useId();
  const taken = base ? base.seats.confirmedSeats + base.seats.offeredSeats : 0;
  return (
    <>
      <Fieldset legend="Capacity">
        <RadioCard
          name={name}
          label="As many as the room holds"
          description={roomWords(room)}
          checked={!values.isLimited}
          onChange={() => set({ isLimited: false })}
        />
        <RadioCard
          name={name}
          label="A number of its own"
          checked={values.isLimited}
          onChange={() => set({ isLimited: true, capacity: values.capacity || String(room?.capacity ?? "") })}
        />
      </Fieldset>
      {values.isLimited ? (
        <Field
          label="Seats"
          error={faultOf("capacity")}
          description={taken > 0 ? `${counted(taken, "seat is", "seats are")} taken now.` : undefined}
          className="sm:max-w-64"
        >
          {(control) => (
            <Input
              {...control}
              type="number"
              inputMode="numeric"
              min={1}
              max={CAPACITY_MAX}
              value={values.capacity}
              onChange={({ target }) => set({ capacity: target.value })}
            />
          )}
        </Field>
      ) : null}
    </>
  );
}

function roomWords(room: Room | null): string {
  if (!room) return "Unlimited until it has a room with a capacity.";
  return room.capacity === null
    ? "This room has no limit."
    : `${counted(room.capacity, "seat")} in this room.`;
}

function WaitlistFields({ editor: { values, set, faultOf } }: { editor: SessionEditor }) {
  const [mode, rule] = [useId(), useId()];
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <Fieldset legend="When a seat opens up" error={faultOf("waitlistMode")}>
        <RadioCard
          name={mode}
          label="Confirm the next person automatically"
          checked={values.waitlistMode === "automatic"}
          onChange={() => set({ waitlistMode: "automatic" })}
        />
        <RadioCard
          name={mode}
          label="Offer it to the next person"
          checked={values.waitlistMode === "offer"}
          onChange={() => set({ waitlistMode: "offer" })}
        />
      </Fieldset>
      <Fieldset legend="When the next group doesn't fit" error={faultOf("partyRule")}>
        <RadioCard
          name={rule}
          label="Skip to the next group that fits"
          checked={values.partyRule === "skip"}
          onChange={() => set({ partyRule: "skip" })}
        />
        <RadioCard
          name={rule}
          label="Keep strict order"
          checked={values.partyRule === "strict"}
          onChange={() => set({ partyRule: "strict" })}
        />
      </Fieldset>
    </div>
  );
}
