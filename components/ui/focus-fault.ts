/**
 * Focuses the first refused control of a form, which also brings it into view.
 * @returns false if no control of the form shows a fault, so that it has to be said elsewhere
 */
export function focusFault(form: ParentNode): boolean {
  const first = form.querySelector<HTMLElement>("[aria-invalid=true], fieldset[data-invalid]");
  const control = first?.matches("fieldset") ? first.querySelector<HTMLElement>("input, button") : first;
  control?.focus();
  return first !== null;
}
