import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { DoorState } from "../door-state";

type DoorPickerProps = { state: DoorState; onChoose: (sessionId: string | null) => void };

/** Which door this phone is at: the event's, or that of one of its sessions. */
export function DoorPicker({ state, onChoose }: DoorPickerProps) {
  const sessions = state.counts?.sessions ?? [];
  if (sessions.length === 0) return null;
  return (
    <Field label="Door">
      {(control) => (
        <NativeSelect
          {...control}
          value={state.sessionId ?? ""}
          onChange={(event) => onChoose(event.target.value || null)}
        >
          <option value="">Event entrance</option>
          {sessions.map(({ sessionId, title }) => (
            <option key={sessionId} value={sessionId}>
              {title}
            </option>
          ))}
        </NativeSelect>
      )}
    </Field>
  );
}
