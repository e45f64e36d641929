import type { ReactNode } from "react";
import styles from "./live-part.module.css";

/**
 * What is said in it is told by screen readers, which follow what comes into a part that was there before: so it
 * stays while it is empty, without room of its own.
 */
export function LivePart({ children }: { children: ReactNode }) {
  return (
    <div aria-live="polite" className={styles.part}>
      {children}
    </div>
  );
}
