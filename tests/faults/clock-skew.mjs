// Preload of a process with a wrong clock: Date differs from the machine's clock by CLOCK_SKEW_MS.
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
  // Called without new, Date returns a string.
  apply: () => new SkewedDate().toString(),
});
