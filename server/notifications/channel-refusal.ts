/** A channel would not take a message. */
export class ChannelRefusal extends Error {
  override readonly name = "ChannelRefusal";

  constructor(
    message: string,
    /** Whether trying again is of no use. */
    readonly isFinal: boolean,
    /** How long the other side asked to be left alone; null where it did not say. */
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}
