import { useLocation, useNavigation } from "@remix-run/react";
import { SkeletonBodyText, SkeletonPage, BlockStack, Card } from "@shopify/polaris";
import type { ReactNode } from "react";

/** Answers a click on another page at once: its outline, until its data are here. */
export function PendingPage({ children }: { children: ReactNode }) {
  const navigation = useNavigation();
  const { pathname } = useLocation();
  const target = navigation.state === "loading" ? navigation.location.pathname : pathname;
  if (target === pathname) return <>{children}</>;
  return (
    <SkeletonPage fullWidth>
      <BlockStack gap="400">
        <Card>
          <SkeletonBodyText lines={3} />
        </Card>
        <Card>
          <SkeletonBodyText lines={10} />
        </Card>
      </BlockStack>
    </SkeletonPage>
  );
}
