import type { TrackColor } from "@/server/domains/sessions/schema";

/** Hue and chroma by the palette's names; the lightness reads on both themes. */
export const TRACK_TONES: Record<TrackColor, string> = {
  blue: "oklch(0.62 0.17 255)",
  green: "oklch(0.62 0.15 150)",
  amber: "oklch(0.72 0.15 75)",
  red: "oklch(0.61 0.19 25)",
  violet: "oklch(0.6 0.19 295)",
  teal: "oklch(0.64 0.11 195)",
  pink: "oklch(0.66 0.18 350)",
  grey: "oklch(0.6 0.01 270)",
};

/** A track: its colour as a dot, and its name. */
export function TrackMark({ name, color }: { name: string; color: TrackColor | null }) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <span
        aria-hidden="true"
        className="size-2 shrink-0 rounded-full"
        style={{ background: TRACK_TONES[color ?? "grey"] }}
      />
      <bdi className="wrap-anywhere">{name}</bdi>
    </span>
  );
}
