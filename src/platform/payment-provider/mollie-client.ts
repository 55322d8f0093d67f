import http from "node:http";
import https from "node:https";
import { createMollieClient } from "@mollie/api-client";
import type { MollieClient } from "@mollie/api-client";

/** Speaks to the API below `apiUrl`, such as https://api.mollie.com. */
export function mollieClient({ apiKey, apiUrl }: { apiKey: string; apiUrl: string }): MollieClient {
  const make = () => createMollieClient({ apiKey, apiEndpoint: `${apiUrl.replace(/(\/v2)?\/*$/, "")}/v2/`, versionStrings: "Handslag/1" });
  return apiUrl.startsWith("http:") ? withPlainAgent(make) : make();
}

/**
 * The client makes one https.Agent when it is made, also for an address that begins with http, where that agent refuses to work. For
 * such an address (a simulator on this machine) it is given the other agent, just while it is made: nothing else runs meanwhile.
 */
function withPlainAgent<T>(make: () => T): T {
  const { Agent } = https;
  try {
    Object.assign(https, { Agent: http.Agent });
    return make();
  } finally {
    Object.assign(https, { Agent });
  }
}
