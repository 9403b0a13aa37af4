import { useId } from "react";
import { cn } from "@/lib/class-names";
import { coverFor } from "@/lib/cover";
import { coverHeight, coverWidth } from "@/lib/cover-patterns";
import { pictureIn } from "@/lib/picture-address";

type CoverProps = {
  /** Decides the picture. */
  id: string;
  /** A photo to show instead. */
  imageUrl?: string | null | undefined;
  /** What the photo shows; empty where it is decoration. */
  alt?: string;
  /** Set for the one cover at the top of a page, so that it loads first. */
  priority?: boolean;
  ratio?: "wide" | "square" | "banner";
  className?: string;
};

const ratios = { wide: "aspect-[16/9]", square: "aspect-square", banner: "aspect-[3/1]" };

/** A picture for anything with an id: its photo, or a drawing that is always its own. */
export function Cover({ id, imageUrl, alt = "", priority, ratio = "wide", className }: CoverProps) {
  const box = cn("block w-full bg-fill object-cover", ratios[ratio], className);
  if (!imageUrl) return <GeneratedCover id={id} className={box} />;
  return (
    // biome-ignore lint/performance/noImgElement: covers are sized when they are uploaded, and may be on any host.
    <img
      src={pictureIn(priority ? "large" : "medium", imageUrl)}
      alt={alt}
      width={coverWidth}
      height={coverHeight}
      loading={priority ? "eager" : "lazy"}
      fetchPriority={priority ? "high" : undefined}
      className={box}
    />
  );
}

function GeneratedCover({ id, className }: { id: string; className: string }) {
  const { ground, angle, glows, paths } = coverFor(id);
  const scope = useId();
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${coverWidth} ${coverHeight}`}
      preserveAspectRatio="xMidYMid slice"
      className={className}
    >
      <defs>
        <linearGradient id={`${scope}ground`} gradientTransform={`rotate(${angle} 0.5 0.5)`}>
          <stop stopColor={ground[0]} />
          <stop offset="1" stopColor={ground[1]} />
        </linearGradient>
        {glows.map((glow, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
          <radialGradient key={index} id={`${scope}glow${index}`}>
            <stop stopColor={glow.color} stopOpacity="0.85" />
            <stop offset="1" stopColor={glow.color} stopOpacity="0" />
          </radialGradient>
        ))}
      </defs>
      <rect width={coverWidth} height={coverHeight} fill={`url(#${scope}ground)`} />
      {glows.map(({ cx, cy, r }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes.
        <circle key={index} cx={cx} cy={cy} r={r} fill={`url(#${scope}glow${index})`} />
      ))}
      {paths.map((path) => (
        <path key={path.d} fill="none" strokeLinecap="round" {...path} />
      ))}
    </svg>
  );
}
