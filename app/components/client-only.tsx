import { Suspense, useEffect, useState, type ReactNode } from "react";

/** Renders its children in the browser only; until then, and while they load, the fallback. */
export function ClientOnly({
  fallback,
  children,
}: {
  fallback: ReactNode;
  children: () => ReactNode;
}) {
  const [isMounted, setIsMounted] = useState(false);
  useEffect(() => setIsMounted(true), []);
  if (!isMounted) return <>{fallback}</>;
  return <Suspense fallback={fallback}>{children()}</Suspense>;
}
