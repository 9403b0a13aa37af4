import { coverFor } from "@/lib/cover";

/** The colours of the cover, faint, behind the top of the page. Where the cover is a photo they are not known. */
export function EventGlow({ id, imageUrl }: { id: string; imageUrl: string | null }) {
  if (imageUrl) return null;
  const [from, to] = coverFor(id).ground;
  const background = [
    `radial-gradient(60% 80% at 12% 0%, ${tint(from, 0.3)}, transparent)`,
    `radial-gradient(55% 70% at 88% 0%, ${tint(to, 0.22)}, transparent)`,
  ].join(",");
  return (
    <div
      aria-hidden="true"
      style={{ background }}
      className="pointer-events-none absolute inset-x-0 top-0 -z-10 h-[32rem] [mask-image:linear-gradient(black,transparent)]"
    />
  );
}

/** The hue of a colour without its darkness, which would only look like dirt on a light page. */
function tint(color: string, alpha: number): string {
  return `oklch(from ${color} 0.76 clamp(0.07, c, 0.15) h / ${alpha})`;
}
