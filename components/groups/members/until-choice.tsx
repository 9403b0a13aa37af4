import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { counted } from "@/lib/plural";

const DAY_MS = 86_400_000;

/** How long something lasts, in days; null = until it is lifted. */
export const UNTIL_DAYS = [1, 3, 7, 30, 90] as const;

type UntilChoiceProps = {
  value: number | null;
  onChange: (days: number | null) => void;
  hasForever: boolean;
};

/** Chooses for how long. */
export function UntilChoice({ value, onChange, hasForever }: UntilChoiceProps) {
  return (
    <Field label="For how long">
      {(control) => (
        <NativeSelect
          {...control}
          value={value ?? ""}
          onChange={({ target }) => onChange(target.value === "" ? null : Number(target.value))}
        >
          {UNTIL_DAYS.map((days) => (
            <option key={days} value={days}>
              {counted(days, "day")}
            </option>
          ))}
          {hasForever && <option value="">Until a moderator lifts it</option>}
        </NativeSelect>
      )}
    </Field>
  );
}

/** The instant so many days from now; null for none. */
export function untilOf(days: number | null): string | null {
  return days === null ? null : new Date(Date.now() + days * DAY_MS).toISOString();
}
