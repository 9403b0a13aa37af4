type Field = HTMLInputElement | HTMLTextAreaElement;
type Before = { text: string; isSent: boolean };

const TYPED = /^(?:text|email|url|tel|number|date|time|datetime-local)$/;
/**
 * Forms whose text is not worth a question: filters, searches, signing in, and those that say themselves what they
 * hold. React gives a form that is sent by script an `action` too, which is no path.
 */
const PASSING = "[role=search], form[action^='/'], [data-passing-text]";
const REFUSED = "[role=alert], [aria-invalid=true]";

/** Knows which fields of the page's forms hold something that was typed and not sent, or sent and refused. */
export class WrittenFields {
  private readonly before = new Map<Field, Before>();

  /** @param entered fields that were entered before, with what they held then */
  constructor(entered: ReadonlyMap<Field, string>) {
    for (const [field, text] of entered) if (isTyped(field)) this.before.set(field, { text, isSent: false });
  }

  /** Remembers what stood in a field when it was first entered. */
  enter(target: EventTarget | null): void {
    if (isTyped(target) && !this.before.has(target))
      this.before.set(target, { text: target.value, isSent: false });
  }

  /** What is sent is taken as saved, unless its form then shows a refusal. */
  send(form: EventTarget | null): void {
    for (const [field, before] of this.before) {
      if (field.form === form) Object.assign(before, { text: field.value, isSent: true });
    }
  }

  forget(): void {
    this.before.clear();
  }

  isWritten(): boolean {
    for (const field of this.before.keys()) if (!field.isConnected) this.before.delete(field);
    return [...this.before].some(([field, { text, isSent }]) => {
      if (!field.form || field.closest(PASSING) || field.value.trim() === "") return false;
      return field.value !== text || (isSent && field.form.querySelector(REFUSED) !== null);
    });
  }
}

function isTyped(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && TYPED.test(target.type);
}
