/**
 * Below `md` each row of a table becomes a card: its first cell across the top, the others in a line below it, and what
 * can be done at the end.
 */
export const rowCards = [
  "max-md:[&_thead]:sr-only max-md:[&_:is(table,tbody)]:block",
  "max-md:[&_tr]:flex max-md:[&_tr]:flex-wrap max-md:[&_tr]:items-center max-md:[&_tr]:gap-x-3 max-md:[&_tr]:gap-y-1.5 max-md:[&_tr]:p-3.5",
  "max-md:[&_td]:h-auto! max-md:[&_td]:w-auto! max-md:[&_td]:max-w-full max-md:[&_td]:p-0! max-md:[&_td]:text-left!",
  "max-md:[&_td:first-child]:basis-full max-md:[&_td:last-child]:ml-auto",
].join(" ");
