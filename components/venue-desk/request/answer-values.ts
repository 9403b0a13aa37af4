import { fieldRefusal } from "@/components/accounts/use-account-form";
import { moneyIn } from "@/components/sourcing/money-values";
import { localToUtc } from "@/lib/dates";
import { addDays } from "@/lib/days";
import type { Availability } from "@/server/domains/rfps/schema";

/**
 * An answer as its form says it. Days are chosen by the first and the last one; ranges are sent without their end.
 * @throws a refusal of the field at fault
 */
export function answerIn(fields: FormData, availability: Availability, timeZone: string) {
  const text = (name: string) => String(fields.get(name) ?? "").trim();
  const common = { availability, message: text("message"), alternatives: rangesIn(fields) };
  if (availability === "unavailable") return common;
  const until = text("validUntil");
  return {
    ...common,
    ...renamed(moneyIn(fields, "quote")),
    spaceIds: fields.getAll("spaceIds").map(String),
    validUntil: until ? localToUtc(until, timeZone).toISOString() : null,
  };
}

const renamed = ({ amount, currency }: ReturnType<typeof moneyIn>) => ({ quote: amount, currency });

/** Empty rows are left out; a single day may be said by its first day alone. */
function rangesIn(fields: FormData): { start: string; end: string }[] {
  const lasts = fields.getAll("alternativeLast").map(String);
  return fields
    .getAll("alternativeFirst")
    .map(String)
    .flatMap((start, index) => {
      const last = lasts[index] || start;
      if (!start && !last) return [];
      if (!start) throw fieldRefusal(`alternatives.${index}.start`, "Choose the first day.");
      if (last < start)
        throw fieldRefusal(`alternatives.${index}.end`, "The last day can't be before the first.");
      return [{ start, end: addDays(last, 1) }];
    });
}
