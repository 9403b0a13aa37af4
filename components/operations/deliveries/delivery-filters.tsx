"use client";

import { KIND_NAMES } from "@/server/domains/notifications/kinds/schema";
import { DELIVERY_STATES } from "@/server/domains/operations/deliveries/schema";
import { FilterSelect } from "../filter-select";
import { deliveryWords, kindWords } from "../words";
import type { deliveriesInput } from "./filters";

type DeliveryFiltersProps = {
  input: ReturnType<typeof deliveriesInput>;
  onChange: (change: Record<string, string | undefined>) => void;
};

/** Which messages are shown. */
export function DeliveryFilters({ input, onChange }: DeliveryFiltersProps) {
  return (
    <search className="flex flex-wrap gap-2">
      <FilterSelect
        label="State"
        options={DELIVERY_STATES.map((state) => ({ value: state, label: deliveryWords[state] }))}
        value={input.state}
        onChange={(state) => onChange({ state })}
      />
      <FilterSelect
        label="Kind"
        all="Every kind"
        options={KIND_NAMES.map((kind) => ({ value: kind, label: kindWords(kind) }))}
        value={input.kind}
        onChange={(kind) => onChange({ kind })}
      />
      <FilterSelect
        label="Channel"
        all="Every channel"
        options={[
          { value: "email", label: "Email" },
          { value: "whatsapp", label: "WhatsApp" },
          { value: "push", label: "Push" },
        ]}
        value={input.channel}
        onChange={(channel) => onChange({ channel })}
      />
    </search>
  );
}
