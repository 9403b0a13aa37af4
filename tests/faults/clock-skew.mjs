// Preload of a process whose clock is wrong: Date is CLOCK_SKEW_MS away from the machine's.
const skewMs = Number(process.env.CLOCK_SKEW_MS ?? 0);
const RealDate = Date;

class SkewedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(RealDate.now() + skewMs);
    else super(...parts);
  }
  static now() {
    return RealDate.now() + skewMs;
  }
}

globalThis.Date = new Proxy(SkewedDate, {
  // Called without new, Date is text.
  apply: () => new SkewedDate().toString(),
});
