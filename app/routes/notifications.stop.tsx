import { json, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { describeLink, followLink } from "../alerts/follow-link.server";
import { linkHeaders, SignedLinkPanel } from "../panels/signed-link/panel";

/** Behind a signed link in a message: outside the admin, without a session. */
export async function loader({ request }: LoaderFunctionArgs) {
  return json(await describeLink("stop", request.url, new Date()));
}

export async function action({ request }: ActionFunctionArgs) {
  return json(await followLink("stop", request.url, new Date()));
}

export default function SignedLinkPage() {
  const asked = useLoaderData<typeof loader>();
  return <SignedLinkPanel view={useActionData<typeof action>() ?? asked} />;
}

export const headers = () => linkHeaders;
