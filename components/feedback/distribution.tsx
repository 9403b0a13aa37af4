import { Meter } from "@/components/ui/meter";
import { counted } from "@/lib/plural";
import type { Distribution as DistributionOut } from "@/server/domains/feedback/schema";

const FROM_BEST = [5, 4, 3, 2, 1] as const;

/** How often each number of stars was given, as bars with words. */
export function Distribution({ count, average, stars }: DistributionOut) {
  return (
    <div className="flex flex-wrap items-center gap-x-10 gap-y-4">
      <div className="min-w-24">
        <p className="font-semibold text-4xl tabular-nums">{average === null ? "–" : average.toFixed(1)}</p>
        <p className="text-muted text-sm">{counted(count, "rating")}</p>
      </div>
      <ul aria-label="Stars" className="min-w-56 flex-1 space-y-1.5">
        {FROM_BEST.map((n) => (
          <li key={n} className="grid grid-cols-[3.5rem_1fr_2.5rem] items-center gap-3 text-sm">
            <span className="text-muted">{counted(n, "star")}</span>
            <Meter
              label={counted(n, "star")}
              valueText={`${stars[n]} of ${counted(count, "rating")}`}
              max={count}
              parts={[{ value: stars[n], tone: "accent" }]}
            />
            <span className="text-right tabular-nums">{stars[n]}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
