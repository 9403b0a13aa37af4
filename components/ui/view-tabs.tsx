import { cn } from "@/lib/class-names";
import { Link } from "./link";
import { PendingLabel } from "./pending-label";
import { scrollRowStyles } from "./scroll-row-styles";

type ViewTabsProps<View extends string> = {
  label: string;
  /** `isMore`: there are more than `count`. */
  tabs: readonly { view: View; href: string; label: string; count?: number; isMore?: boolean }[];
  /** Null while that is not known yet. */
  current: View | null;
  prefetch?: false;
};

/** Views of one page, as tabs that are links: each has its own query in the URL. */
export function ViewTabs<View extends string>({ label, tabs, current, prefetch }: ViewTabsProps<View>) {
  return (
    <nav aria-label={label} className={cn("border-border border-b", scrollRowStyles)}>
      <ul className="flex w-max gap-1">
        {tabs.map((tab) => (
          <li key={tab.view}>
            <Link
              href={tab.href}
              {...(prefetch !== undefined && { prefetch })}
              aria-current={tab.view === current ? "page" : undefined}
              className={cn(
                "-mb-px flex h-11 items-center gap-2 whitespace-nowrap border-b-2 px-3 font-medium text-sm transition-colors focus-visible:-outline-offset-2",
                tab.view === current
                  ? "border-accent-text text-text"
                  : "border-transparent text-muted hover:text-text",
              )}
            >
              <PendingLabel>{tab.label}</PendingLabel>
              {tab.count !== undefined && (
                <span className="rounded-full bg-fill-strong px-1.5 text-muted text-xs tabular-nums">
                  {tab.count.toLocaleString("en-GB")}
                  {tab.isMore && "+"}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
