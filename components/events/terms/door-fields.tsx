import { SwitchField } from "@/components/ui/switch";
import { type EventFieldsProps, switched } from "../editor/event-form";
import { CHECK_IN_LENGTHS, checkInWords, DOOR_LENGTHS, doorWords } from "./lengths";
import { MinutesField } from "./minutes-field";

type DoorFieldsProps = Pick<EventFieldsProps, "form" | "values">;

/** When guests can be checked in, what becomes of seats that no one claims, and sessions at the same time. */
export function DoorFields({ form, values }: DoorFieldsProps) {
  const { errors } = form.formState;
  return (
    <>
      <MinutesField
        field={form.register("checkInOpensMinutes", { valueAsNumber: true })}
        error={errors.checkInOpensMinutes?.message}
        value={values.checkInOpensMinutes}
        lengths={CHECK_IN_LENGTHS}
        words={checkInWords}
        label="Check-in opens"
        description="Until then, scans at the door are refused."
      />
      <MinutesField
        field={form.register("doorMinutes", { valueAsNumber: true })}
        error={errors.doorMinutes?.message}
        value={values.doorMinutes}
        lengths={DOOR_LENGTHS}
        words={doorWords}
        label="Give away unclaimed seats"
        description="Seats of guests who haven't arrived go to people from the waitlist who are at the door."
      />
      <SwitchField
        label="Sessions at the same time"
        description="Guests may book sessions that overlap. Their schedule marks them."
        {...switched(form, "overlapsAllowed")}
      />
    </>
  );
}

/** The settings in a few words. */
export function doorSummary({ checkInOpensMinutes, doorMinutes }: DoorFieldsProps["values"]): string {
  const opens = `Check-in ${checkInWords(checkInOpensMinutes).toLowerCase()}`;
  return doorMinutes < 0 ? opens : `${opens}, unclaimed seats given away`;
}
