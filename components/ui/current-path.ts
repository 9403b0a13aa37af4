const MANAGE_PAGES = /^\/events\/[^/]+\/(?:manage|edit)(?:\/|$)/;

const GROUP_PAGES = /^\/(?:g|tags)\//;

/**
 * Where in the navigation a page belongs: the manage pages of an event are part of hosting, not of finding events, and
 * what groups and tags hold is part of the groups.
 */
export function navigationPath(pathname: string): string {
  if (GROUP_PAGES.test(pathname)) return "/groups";
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
