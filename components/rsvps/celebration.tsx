import type { CSSProperties } from "react";
import styles from "./celebration.module.css";

const PIECES = 16;
const hues = [268, 156, 82, 22, 330];

/** A short burst of confetti around its parent element. Decoration; not animated under reduced motion. */
export function Celebration() {
  return (
    <span aria-hidden="true" className={styles.burst}>
      {Array.from({ length: PIECES }, (_, index) => {
        const style = {
          "--angle": `${(360 / PIECES) * index + (index % 3) * 7}deg`,
          "--reach": `${2.25 + (index % 4) * 0.6}rem`,
          "--hue": hues[index % hues.length],
        };
        // biome-ignore lint/suspicious/noArrayIndexKey: the pieces never change.
        return <i key={index} style={style as CSSProperties} />;
      })}
    </span>
  );
}
