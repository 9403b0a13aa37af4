import type { Locator, Page } from "@playwright/test";
import type { EventDetails } from "../../server/domains/events/schema";

type Shown = Pick<EventDetails, "slug"> & Partial<Pick<EventDetails, "visibility" | "inviteToken">>;

type GiveUp = "Cancel RSVP" | "Leave the waitlist" | "Decline" | "Withdraw request";

/** The public page of an event, with the RSVP panel. */
export class EventPage {
  readonly seats: Locator;
  readonly queue: Locator;
  readonly heading: Locator;
  readonly rsvp: Locator;
  readonly joinWaitlist: Locator;
  readonly editForm: Locator;
  readonly panel: Locator;

  constructor(readonly page: Page) {
    this.panel = page.locator("#rsvp");
    this.seats = this.panel.getByRole("meter", { name: "Seats taken" });
    this.queue = this.panel.getByRole("region", { name: "Seats" });
    // The questions of a dialog stand under headings too.
    this.heading = this.panel.getByRole("heading", { level: 2 }).and(page.locator(":not(dialog *)"));
    this.rsvp = this.panel.getByRole("button", { name: "RSVP", exact: true });
    this.joinWaitlist = this.panel.getByRole("button", { name: "Join the waitlist" });
    this.editForm = this.panel.getByRole("form", { name: "Edit your RSVP" });
  }

  static async open(page: Page, event: Shown): Promise<EventPage> {
    const invite = event.visibility === "private" ? `?invite=${event.inviteToken}` : "";
    await page.goto(`/events/${event.slug}${invite}`);
    return new EventPage(page);
  }

  /** Waits until the page hears what happens elsewhere. */
  async live(): Promise<this> {
    await this.panel.getByRole("status").filter({ hasText: "Live" }).waitFor();
    return this;
  }

  /** The sentence that screen readers get for the seats bar: "3 of 5 seats taken, 2 left". */
  async seatsSay(): Promise<string | null> {
    return this.seats.getAttribute("aria-valuetext");
  }

  async bringGuests(count: number): Promise<void> {
    const more = this.panel.getByRole("button", { name: "More guests" });
    for (let added = 0; added < count; added++) await more.click();
  }

  async noteForHost(text: string): Promise<void> {
    const field = this.panel.getByLabel("What should the host know?");
    if (!(await field.isVisible()))
      await this.panel.getByText("Add a note (dietary needs, accessibility)").click();
    await field.fill(text);
  }

  async edit(): Promise<void> {
    await this.panel.getByRole("button", { name: "Edit" }).click();
  }

  async save(): Promise<void> {
    await this.editForm.getByRole("button", { name: "Save changes" }).click();
  }

  /** Opens the question; it names the event and says what will happen. */
  async askToCancel(label: GiveUp = "Cancel RSVP"): Promise<Locator> {
    await this.panel.getByRole("button", { name: label }).click();
    return this.page.getByRole("dialog");
  }

  async cancel(label: GiveUp = "Cancel RSVP"): Promise<void> {
    const dialog = await this.askToCancel(label);
    await dialog.getByRole("button", { name: label }).click();
  }
}
