/**
 * Below `md` each row of a table becomes a card of three columns: a checkbox, the content, and the controls at the end.
 * The cells say themselves where on it they go.
 */
export const cardsOnPhones = [
  "max-md:[&_thead]:sr-only max-md:[&_:is(table,tbody)]:block",
  "max-md:[&_tr]:grid max-md:[&_tr]:grid-cols-[1.125rem_minmax(0,1fr)_auto] max-md:[&_tr]:items-center max-md:[&_tr]:gap-x-3 max-md:[&_tr]:gap-y-1.5 max-md:[&_tr]:p-3.5",
  "max-md:[&_td]:h-auto! max-md:[&_td]:w-auto! max-md:[&_td]:p-0!",
].join(" ");
