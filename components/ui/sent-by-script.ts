import type { SyntheticEvent } from "react";

/**
 * The props of a form that `submit` sends, also where a person sent it before the page's script ran: React keeps such a
 * submission for an action that is a function. React then empties the form, but what it holds must stay.
 */
export function sentByScript(submit: (event?: SyntheticEvent) => unknown) {
  return {
    onSubmit: (event: SyntheticEvent) => void submit(event),
    action: () => void submit(),
    onReset: (event: SyntheticEvent) => event.preventDefault(),
    noValidate: true,
  } as const;
}
