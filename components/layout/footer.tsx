import { Link } from "@/components/ui/link";
import { ThemeSwitch } from "./theme-switch";

const links = [
  { href: "/events", label: "Events" },
  { href: "/venues", label: "Venues" },
  { href: "/docs/api", label: "API" },
];

/** The end of every page. */
export function Footer() {
  return (
    <footer className="mt-auto print:hidden border-border border-t">
      <div className="mx-auto flex max-w-wide flex-wrap items-center justify-between gap-x-8 gap-y-4 px-4 py-6 text-muted text-sm sm:px-6">
        <p>Turnout. Events that are never overbooked.</p>
        <div className="flex items-center gap-6">
          {links.map((link) => (
            <Link key={link.href} href={link.href} prefetch={false} className="rounded-sm hover:text-text">
              {link.label}
            </Link>
          ))}
          <ThemeSwitch />
        </div>
      </div>
    </footer>
  );
}
