import { timesShownOf } from "@/components/events/editor/time-fields";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { endAfterStart, localTimes } from "../session-values";
import type { SessionEditor } from "./use-session-editor";

type TimeFieldsProps = { editor: SessionEditor; timeZone: string };

/** Day, start and end in the event's zone. The end follows when the start is moved. */
export function TimeFields({ editor: { values, set, faultOf }, timeZone }: TimeFieldsProps) {
  const local = localTimes(values);
  return (
    <div className="grid items-start gap-5 sm:grid-cols-[minmax(0,1.4fr)_minmax(0,1fr)_minmax(0,1fr)]">
      <Field label="Day" error={values.day === "" ? faultOf("startsAt") : undefined}>
        {(control) => (
          <Input
            {...control}
            type="date"
            value={values.day}
            onChange={({ target }) => set({ day: target.value })}
          />
        )}
      </Field>
      <Field label="Starts" error={values.day === "" ? undefined : faultOf("startsAt")}>
        {(control) => (
          <Input
            {...control}
            type="time"
            value={values.start}
            onChange={({ target }) => set({ start: target.value, end: endAfterStart(values, target.value) })}
          />
        )}
      </Field>
      <Field
        label="Ends"
        error={faultOf("endsAt")}
        description={local.isNextDay && !faultOf("endsAt") ? "On the next day." : undefined}
      >
        {(control) => (
          <Input
            {...control}
            type="time"
            value={values.end}
            onChange={({ target }) => set({ end: target.value })}
          />
        )}
      </Field>
      {values.lastDay !== "" && (
        <Field label="Last day">
          {(control) => (
            <Input
              {...control}
              type="date"
              min={values.day}
              value={values.lastDay}
              onChange={({ target }) => set({ lastDay: target.value })}
            />
          )}
        </Field>
      )}
      {timesShownOf(local.startsAt, timeZone) === 2 && (
        <WhichHour
          label="Starts: which of the two hours"
          isSecond={values.isStartSecond}
          onChange={(isStartSecond) => set({ isStartSecond })}
        />
      )}
      {timesShownOf(local.endsAt, timeZone) === 2 && (
        <WhichHour
          label="Ends: which of the two hours"
          isSecond={values.isEndSecond}
          onChange={(isEndSecond) => set({ isEndSecond })}
        />
      )}
    </div>
  );
}

type WhichHourProps = { label: string; isSecond: boolean; onChange: (isSecond: boolean) => void };

function WhichHour({ label, isSecond, onChange }: WhichHourProps) {
  return (
    <Field
      label={label}
      description="The clocks go back that night, so this time comes twice."
      className="sm:col-span-3"
    >
      {(control) => (
        <NativeSelect
          {...control}
          value={isSecond ? "second" : "first"}
          onChange={({ target }) => onChange(target.value === "second")}
        >
          <option value="first">The first, before the clocks go back</option>
          <option value="second">The second, after the clocks go back</option>
        </NativeSelect>
      )}
    </Field>
  );
}
