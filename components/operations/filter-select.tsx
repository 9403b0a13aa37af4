import { NativeSelect } from "@/components/ui/native-select";

type FilterSelectProps = {
  /** What is chosen by it, read aloud. */
  label: string;
  /** The choice of everything. */
  all?: string;
  options: readonly { value: string; label: string }[];
  value: string | undefined;
  onChange: (value: string | undefined) => void;
};

/** One way to narrow a list. */
export function FilterSelect({ label, all, options, value, onChange }: FilterSelectProps) {
  return (
    <NativeSelect
      aria-label={label}
      className="max-sm:min-w-[calc(50%-0.25rem)] max-sm:flex-1"
      value={value ?? ""}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      {all && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </NativeSelect>
  );
}
