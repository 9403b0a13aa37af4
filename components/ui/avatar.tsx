import type { CSSProperties } from "react";
import { cn } from "@/lib/class-names";
import { pictureIn } from "@/lib/picture-address";
import { hashText } from "@/lib/seeded-random";

const sizes = {
  xs: "size-5 text-[0.5625rem]",
  sm: "size-7 text-[0.6875rem]",
  md: "size-9 text-xs",
  lg: "size-12 text-base",
  xl: "size-20 text-2xl",
};

export type AvatarSize = keyof typeof sizes;

type AvatarProps = {
  name: string;
  imageUrl?: string | null | undefined;
  size?: AvatarSize;
  /** Set when the name does not stand beside the picture; otherwise it is decoration. */
  labelled?: boolean;
  className?: string;
};

/** A person's picture, or their initials on a stable colour. */
export function Avatar({ name, imageUrl, size = "md", labelled = false, className }: AvatarProps) {
  const box = cn("inline-grid shrink-0 place-items-center rounded-full object-cover", sizes[size], className);
  if (imageUrl) {
    return (
      // biome-ignore lint/performance/noImgElement: small, sized when uploaded, and may be on any host.
      <img
        src={pictureIn("small", imageUrl)}
        alt={labelled ? name : ""}
        width={80}
        height={80}
        loading="lazy"
        className={box}
      />
    );
  }
  const style = { "--hue": hashText(name) % 360 } as CSSProperties;
  const role = labelled ? { role: "img", "aria-label": name } : { "aria-hidden": true };
  return (
    <span
      {...role}
      style={style}
      className={cn(box, "select-none bg-avatar font-semibold text-avatar-text tracking-tight")}
    >
      {initials(name)}
    </span>
  );
}

/** Made when it is first needed: it is slow to make, and most names do without. */
let letters: Intl.Segmenter | undefined;

/** With the marks and parts that belong to it: a flag or a family is one sign. */
function firstLetter(word: string): string {
  if (/^[A-Za-z0-9](?:[A-Za-z0-9]|$)/.test(word)) return word.slice(0, 1);
  letters ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  for (const { segment } of letters.segment(word.slice(0, 40))) return segment;
  return "";
}

/** The first letters of the first and the last word, as a reader of the name would pick them. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const picked = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return picked
    .map((word) => firstLetter(word ?? ""))
    .join("")
    .toLocaleUpperCase("en");
}
