"use client";

import NextLink from "next/link";
import { useRouter } from "next/navigation";
import type { ComponentProps } from "react";

export type LinkProps = Omit<ComponentProps<typeof NextLink>, "href" | "onPointerEnter" | "onFocus"> & {
  href: string;
};

/**
 * A link of the site. What it leads to is fetched ahead when a pointer or the focus reaches it, and not when it merely
 * comes into sight: each page has a dozen links, and a phone that has just loaded it has better things to do.
 * `prefetch={false}` fetches nothing ahead.
 */
export function Link({ prefetch, ...props }: LinkProps) {
  const router = useRouter();
  const fetchAhead = () => {
    if (prefetch !== false && props.href.startsWith("/")) router.prefetch(props.href);
  };
  return <NextLink {...props} prefetch={false} onPointerEnter={fetchAhead} onFocus={fetchAhead} />;
}
