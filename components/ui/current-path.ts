/**
 * Whether a link leads to where one is: to this page or one below it, and no other link of the same
 * navigation leads closer.
 */
export function isCurrentPath(href: string, pathname: string, siblings: readonly string[]): boolean {
  const covers = (link: string) => pathname === link || (link !== "/" && pathname.startsWith(`${link}/`));
  return covers(href) && !siblings.some((other) => other.length > href.length && covers(other));
}
