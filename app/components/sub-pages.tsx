import { Link, useLocation } from "@remix-run/react";
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
  return (
    <nav aria-label={label} className={styles.box}>
      <ul className={styles.list}>
        {pages.map((page) => (
          <li key={page.url}>
            <Link
              to={{ pathname: page.url, search: kept }}
              className={styles.link}
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
