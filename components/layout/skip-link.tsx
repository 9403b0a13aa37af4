/** The first thing a keyboard meets: a way past the bar at the top. */
export function SkipLink() {
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-text px-4 py-2 font-medium text-background text-sm focus-visible:translate-y-0"
    >
      Skip to content
    </a>
  );
}
