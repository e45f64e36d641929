import { Link, useLocation } from "@remix-run/react";
import { useEffect, useRef } from "react";
import styles from "./sub-pages.module.css";

/** The pages of a tab, each with an address of its own. What `keep` names stays in the query. */
export function SubPages({
  label,
  pages,
  keep,
}: {
  label: string;
  pages: readonly { url: string; label: string }[];
  keep: readonly string[];
}) {
  const { pathname, search } = useLocation();
  const kept = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => keep.includes(name)),
  ).toString();
  // Where there is no room for all of them, the one that is open is in sight.
  const current = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    current.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [pathname]);
  return (
    <nav aria-label={label} className={styles.box}>
      <ul className={styles.list}>
        {pages.map((page) => (
          <li key={page.url}>
            <Link
              to={{ pathname: page.url, search: kept }}
              className={styles.link}
              ref={page.url === pathname ? current : null}
              aria-current={page.url === pathname ? "page" : undefined}
            >
              {page.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
