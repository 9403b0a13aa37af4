const MANAGE_PAGES = /^\/events\/[^/]+\/(?:manage|edit)(?:\/|$)/;

/** Where in the navigation a page belongs: the manage pages of an event are part of hosting, not of finding events. */
export function navigationPath(pathname: string): string {
  return MANAGE_PAGES.test(pathname) ? "/hosting" : pathname;
}

/**
 * Whether a link leads to where one is: to this page or one below it, and no other link of the same
 * navigation leads closer.
 */
export function isCurrentPath(href: string, pathname: string, siblings: readonly string[]): boolean {
  const covers = (link: string) => pathname === link || (link !== "/" && pathname.startsWith(`${link}/`));
  return covers(href) && !siblings.some((other) => other.length > href.length && covers(other));
}
