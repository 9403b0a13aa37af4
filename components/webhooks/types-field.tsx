import { CheckboxField } from "@/components/ui/checkbox";
import { Fieldset } from "@/components/ui/fieldset";
import { RadioCard } from "@/components/ui/radio-card";
import type { OfferedType } from "./webhook-source";

type TypesFieldProps = {
  offers: readonly OfferedType[];
  isAll: boolean;
  onAllChange: (isAll: boolean) => void;
  /** Those that are chosen at first; the boxes are read from the form under the name `types`. */
  chosen: readonly string[];
  error: string | undefined;
};

/** All types of messages, or chosen ones. */
export function TypesField({ offers, isAll, onAllChange, chosen, error }: TypesFieldProps) {
  return (
    <Fieldset legend="What is sent" error={error}>
      <RadioCard
        name="which"
        label="Everything"
        description="Includes types that are added later"
        checked={isAll}
        onChange={() => onAllChange(true)}
      />
      <RadioCard
        name="which"
        label="Only what I choose"
        checked={!isAll}
        onChange={() => onAllChange(false)}
      />
      {!isAll && (
        <div className="grid gap-3 pt-2 pl-1 sm:grid-cols-2">
          {offers.map(({ type, says }) => (
            <CheckboxField
              key={type}
              name="types"
              value={type}
              defaultChecked={chosen.includes(type)}
              label={says}
              description={<span className="break-all font-mono text-xs">{type}</span>}
            />
          ))}
        </div>
      )}
    </Fieldset>
  );
}
